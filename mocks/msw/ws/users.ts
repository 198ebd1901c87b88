// The sockets of a fake users server, as handlers.

import type { HttpHandler, WebSocketHandler } from 'msw'
import type { FakeServer } from '../../fake-server.ts'
import { type UsersOrigins, usersUrls } from '../users-urls.ts'
import { socketHandlers } from './socket-handlers.ts'

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
