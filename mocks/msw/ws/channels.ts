// The sockets of a fake that speaks the protocol of Pusher, as handlers.

import type { HttpHandler, WebSocketHandler } from 'msw'
import type { FakeServer } from '../../fake-server.ts'
import { type InterceptOptions, interceptedUrls } from '../intercepted.ts'
import { socketHandlers } from './socket-handlers.ts'

/**
 * MSW handlers that hand the sockets of `globalThis.WebSocket` to the fake, so that `pusher-js` in a browser talks to it
 * without a port.
 *
 * What the server sends and how it closes arrives as on a port, refused handshakes included. Only a connection that is
 * cut, with code 1006, calls itself clean: MSW knows no other.
 *
 * MSW sees only `globalThis.WebSocket`, which Node has since version 22. In Node, `pusher-js` and the `ws` package open
 * connections of their own: give them a port with `listen` of `channelkit/mocks/node`.
 *
 * @example
 * ```ts
 * import { sockudoSocketHandlers } from 'channelkit/mocks/msw/ws'
 * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
 * import { setupServer } from 'msw/node'
 *
 * const server = setupServer(...sockudoSocketHandlers(createFakeSockudo()))
 * server.listen()
 *
 * if ('WebSocket' in globalThis) {
 *   const socket = new WebSocket('wss://sockudo.example.com/app/app-key?protocol=7')
 *   const frame = await new Promise((resolve) => (socket.onmessage = ({ data }) => resolve(data)))
 *   console.log(frame) // {"event":"pusher:connection_established",…
 *   socket.close()
 * }
 * server.close()
 * ```
 *
 * @param fake - what the sockets are handed to
 * @param options - which hosts are the fake's (default: every host, for paths below `/app/`)
 * @returns the handlers, to be spread into `setupWorker`, `setupServer` or `use`, beside `sockudoHandlers`
 * @throws ArgumentError for something that is no fake, or no origin
 */
export function sockudoSocketHandlers(
  fake: FakeServer,
  options: InterceptOptions = {},
): (HttpHandler | WebSocketHandler)[] {
  return socketHandlers(fake, interceptedUrls(options, 'app'))
}

/**
 * The same for a fake of `createFakePusher`: MSW handlers that hand the sockets of `globalThis.WebSocket` to it.
 *
 * @example
 * ```ts
 * import { pusherSocketHandlers } from 'channelkit/mocks/msw/ws'
 * import { createFakePusher } from 'channelkit/mocks/pusher'
 * import { setupServer } from 'msw/node'
 *
 * const server = setupServer(...pusherSocketHandlers(createFakePusher({ preset: 'reverb' })))
 * server.listen()
 *
 * if ('WebSocket' in globalThis) {
 *   const socket = new WebSocket('wss://reverb.example.com/app/app-key?protocol=7')
 *   const frame = await new Promise((resolve) => (socket.onmessage = ({ data }) => resolve(data)))
 *   console.log(frame) // {"event":"pusher:connection_established",…
 *   socket.close()
 * }
 * server.close()
 * ```
 *
 * @param fake - what the sockets are handed to
 * @param options - which hosts are the fake's (default: every host, for paths below `/app/`)
 * @returns the handlers, to be spread into `setupWorker`, `setupServer` or `use`, beside `pusherHandlers`
 * @throws ArgumentError for something that is no fake, or no origin
 */
export function pusherSocketHandlers(
  fake: FakeServer,
  options: InterceptOptions = {},
): (HttpHandler | WebSocketHandler)[] {
  return sockudoSocketHandlers(fake, options)
}
