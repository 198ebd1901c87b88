// The REST API of a fake users server, as handlers.

import { http, type HttpHandler } from 'msw'
import { createOpenApiHttp, type OpenApiHttpHandlers } from 'openapi-msw'
import type { paths } from '../../generated/users/types.ts'
import { requireFake } from '../check-settings.ts'
import type { FakeServer } from '../fake-server.ts'
import { answerPage } from './answer-page.ts'
import { answer } from './handlers.ts'
import { baseUrlOf } from './typed-http.ts'
import { type UsersOrigins, usersUrls } from './users-urls.ts'

/**
 * MSW handlers that answer every request to a users server as the fake does.
 *
 * In a page MSW keeps the cookie of the session, which scripts cannot; elsewhere the client does.
 * Sockets go through `usersSocketHandlers` of `channelkit/mocks/msw/ws`, or `listen` of `channelkit/mocks/node`.
 *
 * @example
 * ```ts
 * import { usersHandlers } from 'channelkit/mocks/msw'
 * import { createFakeUsers } from 'channelkit/mocks/users'
 * import { createUsers } from 'channelkit/users'
 * import { setupServer } from 'msw/node'
 *
 * const fake = createFakeUsers()
 * const server = setupServer(...usersHandlers(fake, { origin: 'https://users.example.com' }))
 * server.listen({ onUnhandledRequest: 'error' })
 *
 * const users = createUsers({ baseUrl: 'https://users.example.com' })
 * await users.login({ username: 'george', password: 'password' })
 * console.log(fake.events[0]?.name) // Login
 *
 * server.close()
 * ```
 *
 * @param fake - what answers
 * @param options - `origin`: where the server is; everything there is the fake's
 * @returns the handlers, to be spread into `setupServer`, `setupWorker` or `use`
 * @throws ArgumentError for something that is no fake, or no origin
 */
export function usersHandlers(
  fake: Pick<FakeServer, 'fetch' | 'exchange'>,
  options: UsersOrigins,
): HttpHandler[] {
  requireFake(fake)
  const isPage = 'document' in globalThis
  return [
    http.all(usersUrls(options), ({ request, cookies }) =>
      isPage ? answerPage(fake, request, cookies) : answer(fake, request),
    ),
  ]
}

/**
 * The `http` of MSW for the contract of the users server: what an answer may be is checked by the compiler.
 *
 * @example
 * ```ts
 * import { usersHandlers, usersHttp } from 'channelkit/mocks/msw'
 * import { createFakeUsers } from 'channelkit/mocks/users'
 * import { setupServer } from 'msw/node'
 *
 * const origin = 'https://users.example.com'
 * const server = setupServer(...usersHandlers(createFakeUsers(), { origin }))
 * server.listen()
 *
 * const http = usersHttp({ origin })
 * server.use(
 *   http.get('/auth/logout', ({ response }) => response(200).json({ error: true, message: 'not now' })),
 * )
 * const answer = await fetch(`${origin}/auth/logout`)
 * console.log(await answer.json()) // { error: true, message: 'not now' }
 *
 * server.close()
 * ```
 *
 * @param options - one origin (default: every host)
 * @returns `get`, `post` and the other methods, each with the paths that have them
 * @throws ArgumentError for something that is no origin, or for several
 */
export function usersHttp(
  options: { readonly origin?: string | undefined } = {},
): OpenApiHttpHandlers<paths> {
  return createOpenApiHttp<paths>({ baseUrl: baseUrlOf(options) })
}
