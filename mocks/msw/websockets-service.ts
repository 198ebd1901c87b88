// The HTTP half of a fake WebSockets Service, as handlers.

import { http, type HttpHandler } from 'msw'
import { createOpenApiHttp, type OpenApiHttpHandlers } from 'openapi-msw'
import type { paths } from '../../generated/websockets-service/types.ts'
import { requireFake } from '../check-settings.ts'
import type { FakeServer } from '../fake-server.ts'
import { answer } from './handlers.ts'
import { baseUrlOf } from './typed-http.ts'
import { type WebSocketsServiceOrigins, websocketsServiceUrls } from './websockets-service-urls.ts'

/**
 * MSW handlers that answer every request to the WebSockets Service as the fake does.
 *
 * Without an origin they take `https://websockets-manager-api.socrate.io`, and nothing of other hosts. Sockets go
 * through `websocketsServiceSocketHandlers` of `channelkit/mocks/msw/ws`, or `listen` of `channelkit/mocks/node`.
 *
 * @example
 * ```ts
 * import { websocketsServiceHandlers } from 'channelkit/mocks/msw'
 * import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
 * import { createWebSocketsService } from 'channelkit/websockets-service'
 * import { setupServer } from 'msw/node'
 *
 * const fake = createFakeWebSocketsService()
 * const server = setupServer(...websocketsServiceHandlers(fake))
 * server.listen({ onUnhandledRequest: 'error' })
 *
 * const service = createWebSocketsService({ accessKey: 'access-key' })
 * await service.pushMessage({ recipients: ['ann'], message: 'Done' })
 * console.log(fake.messages[0]?.recipient) // ann
 *
 * server.close()
 * ```
 *
 * @param fake - what answers
 * @param options - `origin`: which hosts are the fake's instead of the service's own; everything there is
 * @returns the handlers, to be spread into `setupServer`, `setupWorker` or `use`
 * @throws ArgumentError for something that is no fake, or no origin
 */
export function websocketsServiceHandlers(
  fake: Pick<FakeServer, 'fetch'>,
  options: WebSocketsServiceOrigins = {},
): HttpHandler[] {
  requireFake(fake)
  return [http.all(websocketsServiceUrls(options, 'manager'), ({ request }) => answer(fake, request))]
}

/**
 * The `http` of MSW for the contract of the WebSockets Service: what an answer may be is checked by the compiler.
 *
 * @example
 * ```ts
 * import { websocketsServiceHandlers, websocketsServiceHttp } from 'channelkit/mocks/msw'
 * import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
 * import { setupServer } from 'msw/node'
 *
 * const server = setupServer(...websocketsServiceHandlers(createFakeWebSocketsService()))
 * server.listen()
 *
 * const http = websocketsServiceHttp()
 * server.use(http.post('/graphql', ({ response }) => response(200).json({ data: { version: '2.0.0' } })))
 * const answer = await fetch('https://websockets-manager-api.socrate.io/graphql', { method: 'POST' })
 * console.log(await answer.json()) // { data: { version: '2.0.0' } }
 *
 * server.close()
 * ```
 *
 * @param options - one origin (default: every host)
 * @returns `post` and the other methods, each with the paths that have them
 * @throws ArgumentError for something that is no origin, or for several
 */
export function websocketsServiceHttp(
  options: { readonly origin?: string | undefined } = {},
): OpenApiHttpHandlers<paths> {
  return createOpenApiHttp<paths>({ baseUrl: baseUrlOf(options) })
}
