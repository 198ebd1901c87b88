// channelkit/mocks/msw/ws: a fake's sockets behind Mock Service Worker.

import { http, type HttpHandler, WebSocketHandler } from 'msw'
import { requireFake } from '../check-settings.ts'
import type { FakeServer } from '../fake-server.ts'
import { connect, headersGiven } from './connect.ts'
import { answer } from './handlers.ts'
import { type InterceptOptions, interceptedUrls } from './intercepted.ts'
import { type ServiceOrigins, serviceUrls } from './service-urls.ts'
import { type UsersOrigins, usersUrls } from './users-urls.ts'

export type { InterceptOptions } from './intercepted.ts'
export type { ServiceOrigins } from './service-urls.ts'
export type { UsersOrigins } from './users-urls.ts'

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

function socketHandlers(fake: FakeServer, urls: RegExp): (HttpHandler | WebSocketHandler)[] {
  requireFake(fake)
  // Of a library with connections of its own. It hears that this is no way, instead of nothing.
  const isHandshake = ({ request }: { readonly request: Request }): boolean =>
    urls.test(request.url) && request.headers.get('upgrade')?.toLowerCase() === 'websocket'
  return [http.get(isHandshake, ({ request }) => answer(fake, request)), new SocketHandler(urls, fake)]
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
  options: ServiceOrigins = {},
): (HttpHandler | WebSocketHandler)[] {
  return socketHandlers(fake, serviceUrls(options, 'sockets'))
}

/**
 * The same for a fake of `createFakeUsers`: MSW handlers that hand the sockets of `globalThis.WebSocket` to it.
 *
 * The origin is that of the page; where there is no page, and for the API key and a cookie, it is what the headers of the
 * constructor say: `new WebSocket(url, { headers })`, which Node takes. A socket that is refused opens and ends with
 * code 1006, as on a port.
 *
 * @example
 * ```ts
 * import { usersSocketHandlers } from 'channelkit/mocks/msw/ws'
 * import { createFakeUsers } from 'channelkit/mocks/users'
 * import { connectUsersEvents } from 'channelkit/users'
 * import { setupServer } from 'msw/node'
 *
 * const fake = createFakeUsers()
 * const server = setupServer(...usersSocketHandlers(fake, { origin: 'ws://users.example.com:8080' }))
 * server.listen()
 *
 * if ('WebSocket' in globalThis) {
 *   const headers = { origin: 'http://localhost' }
 *   const events = connectUsersEvents({ url: 'ws://users.example.com:8080', headers })
 *   await events.approved()
 *   console.log((await events.echo('Hello world?')).message) // Hello world?
 *   events.close()
 * }
 * server.close()
 * ```
 *
 * @param fake - what the sockets are handed to
 * @param options - `origin`: where the sockets are
 * @returns the handlers, to be spread into `setupWorker`, `setupServer` or `use`, beside `usersHandlers`
 * @throws ArgumentError for something that is no fake, or no origin
 */
export function usersSocketHandlers(
  fake: FakeServer,
  options: UsersOrigins,
): (HttpHandler | WebSocketHandler)[] {
  return socketHandlers(fake, usersUrls(options))
}

type Run = WebSocketHandler['run']

const taken = new WeakSet<object>()

/** Not made by `ws.link`: that opens the socket at once, and answers handshakes of libraries without carrying anything. */
class SocketHandler extends WebSocketHandler {
  readonly #fake: FakeServer

  constructor(urls: RegExp, fake: FakeServer) {
    super(urls)
    this.#fake = fake
  }

  /** MSW opens the socket when this is done. */
  override async run(connection: Parameters<Run>[0], context?: Parameters<Run>[1]): ReturnType<Run> {
    const { client } = connection
    // MSW asks every handler; as with requests, the first one is enough.
    if (taken.has(client)) return null
    const found = await super.run(connection, context)
    if (found === null) return null
    taken.add(client)
    await connect(this.#fake, client, headersGiven(connection.info))
    return found
  }
}
