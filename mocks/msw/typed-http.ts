// Handlers for single operations, checked against the contract.

import { createOpenApiHttp, type OpenApiHttpHandlers } from 'openapi-msw'
import { ArgumentError } from '../../src/core/errors/argument-error.ts'
import type { paths as PusherPaths } from '../../generated/pusher/types.ts'
import type { paths } from '../../generated/sockudo/types.ts'
import { originsOf } from './intercepted.ts'

/**
 * The `http` of MSW for the paths of the contract: path, status and body of an answer are checked by the compiler.
 *
 * For the one operation that shall answer differently, before or instead of `sockudoHandlers`. An answer that the
 * contract does not know goes through `response.untyped`.
 *
 * @example
 * ```ts
 * import { sockudoHandlers, sockudoHttp } from 'channelkit/mocks/msw'
 * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
 * import { setupServer } from 'msw/node'
 *
 * const server = setupServer(...sockudoHandlers(createFakeSockudo()))
 * server.listen()
 *
 * const http = sockudoHttp()
 * server.use(
 *   http.get('/apps/{appId}/channels/{channelName}', ({ params, response }) =>
 *     response(200).json({ occupied: params.channelName === 'orders' }),
 *   ),
 * )
 * const state = await fetch('https://sockudo.example.com/apps/app-id/channels/orders')
 * console.log(await state.json()) // { occupied: true }
 *
 * server.close()
 * ```
 *
 * @param options - one origin (default: every host)
 * @returns `get`, `post`, `delete` and the other methods, each with the paths that have them
 * @throws ArgumentError for something that is no origin, or for several
 */
export function sockudoHttp(
  options: { readonly origin?: string | undefined } = {},
): OpenApiHttpHandlers<paths> {
  return createOpenApiHttp<paths>({ baseUrl: baseUrlOf(options) })
}

/**
 * The same for the contract of Pusher Channels and its relatives.
 *
 * @example
 * ```ts
 * import { pusherHandlers, pusherHttp } from 'channelkit/mocks/msw'
 * import { createFakePusher } from 'channelkit/mocks/pusher'
 * import { setupServer } from 'msw/node'
 *
 * const server = setupServer(...pusherHandlers(createFakePusher()))
 * server.listen()
 *
 * const http = pusherHttp()
 * server.use(
 *   http.get('/apps/{appId}/channels/{channelName}', ({ params, response }) =>
 *     response(200).json({ occupied: params.channelName === 'orders' }),
 *   ),
 * )
 * const state = await fetch('https://api-eu.pusher.com/apps/1234/channels/orders')
 * console.log(await state.json()) // { occupied: true }
 *
 * server.close()
 * ```
 *
 * @param options - one origin (default: every host)
 * @returns `get`, `post` and the other methods, each with the paths that have them
 * @throws ArgumentError for something that is no origin, or for several
 */
export function pusherHttp(
  options: { readonly origin?: string | undefined } = {},
): OpenApiHttpHandlers<PusherPaths> {
  return createOpenApiHttp<PusherPaths>({ baseUrl: baseUrlOf(options) })
}

/** @throws ArgumentError */
export function baseUrlOf(options: { readonly origin?: string | undefined }): string {
  const [origin] = originsOf(options) ?? []
  if (Array.isArray(options.origin)) {
    throw new ArgumentError('options.origin', 'must be one origin: make a helper for each of several')
  }
  return origin?.origin ?? '*://:host'
}
