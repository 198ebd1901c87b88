// The sockets of a fake WebSockets Service, as handlers.

import type { HttpHandler, WebSocketHandler } from 'msw'
import type { FakeServer } from '../../fake-server.ts'
import { type WebSocketsServiceOrigins, websocketsServiceUrls } from '../websockets-service-urls.ts'
import { socketHandlers } from './socket-handlers.ts'

/**
 * The same for a fake of `createFakeWebSocketsService`: MSW handlers that hand the sockets of `globalThis.WebSocket` to
 * it.
 *
 * A registration with `sourceIp` is compared with the option `peerAddress` of the fake, as MSW knows no address. A
 * connection that is refused fails before it is open.
 *
 * @example
 * ```ts
 * import { websocketsServiceHandlers } from 'channelkit/mocks/msw'
 * import { websocketsServiceSocketHandlers } from 'channelkit/mocks/msw/ws'
 * import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
 * import { createWebSocketsService } from 'channelkit/websockets-service'
 * import { setupServer } from 'msw/node'
 *
 * const fake = createFakeWebSocketsService()
 * const server = setupServer(...websocketsServiceHandlers(fake), ...websocketsServiceSocketHandlers(fake))
 * server.listen()
 *
 * if ('WebSocket' in globalThis) {
 *   const service = createWebSocketsService({ accessKey: 'access-key' })
 *   const { connectionUri } = await service.registerRecipient({ recipient: 'ann' })
 *   const socket = new WebSocket(connectionUri)
 *   const pushed = new Promise((resolve) => (socket.onmessage = ({ data }) => resolve(data)))
 *   await service.pushMessage({ recipients: ['ann'], message: 'Done' })
 *   console.log(await pushed) // Done
 *   socket.close()
 * }
 * server.close()
 * ```
 *
 * @param fake - what the sockets are handed to
 * @param options - `origin`: where the sockets are, if the fake has the option `socketUrl` (default: the host of the
 * service, `wss://websockets.socrate.io`)
 * @returns the handlers, to be spread into `setupWorker`, `setupServer` or `use`, beside `websocketsServiceHandlers`
 * @throws ArgumentError for something that is no fake, or no origin
 */
export function websocketsServiceSocketHandlers(
  fake: FakeServer,
  options: WebSocketsServiceOrigins = {},
): (HttpHandler | WebSocketHandler)[] {
  return socketHandlers(fake, websocketsServiceUrls(options, 'sockets'))
}
