// A WebSockets Service that answers in this process.

import type { FakeServer } from '../fake-server.ts'
import { createService } from './create-service.ts'
import type { FakeWebSocketsServiceFaults } from './faults.ts'
import type { FakeWebSocketsServiceOptions } from './options.ts'
import type { FakeWebSocketsServiceState } from './state.ts'
import type { FakePushedMessage } from './types.ts'
import type { FakeWebSocketsServiceWaits } from './waits.ts'

export interface FakeWebSocketsService
  extends FakeServer, FakeWebSocketsServiceState, FakeWebSocketsServiceWaits, FakeWebSocketsServiceFaults {
  /**
   * Cancels a message that waits for its recipient: it becomes `CANCELLED` and is never delivered. The service has the
   * status and no operation that sets it.
   *
   * @param id - of the message
   * @returns the message
   * @throws ArgumentError for what is no message, or is not `PENDING`
   */
  cancel(id: string): FakePushedMessage
  /**
   * Ends the connections of a recipient, as the service may at any time.
   *
   * @param recipient - whose
   * @param code - of the close frame, such as 1000, 1001 or 4000; without it the connection breaks, and the client sees
   * code 1006
   * @returns how many there were
   * @throws ArgumentError for a code that a WebSocket cannot send
   */
  disconnect(recipient: string, code?: number): number
}

/**
 * A WebSockets Service in this process: it executes GraphQL on the schema of the contract, keeps messages, and pushes them
 * to the sockets that are handed to it.
 *
 * The key is asked for first, then its scope for each field. A message to a recipient who is not connected waits, until
 * it expires; a global message goes to those who are connected. What the document leaves open, and can be played in
 * two ways, is an option: `holdMessages`, `pushResult`, `tokens` and others. A wrong GraphQL document is answered with
 * 200 and `errors`, a body that is no request with 400, no key or an unknown one with 401; a socket is refused with
 * 401 for its token, 403 for its origin or address, and 404 at a path that has none. These statuses are the choice of
 * the fake.
 *
 * It needs the package `graphql`, 16.6 or later; 17 asks for Node 22. It opens no port and starts no timer; `listen` of
 * `channelkit/mocks/node` puts it on a port, with GraphQL at `/graphql` and the sockets at `/` (and at the path
 * of `socketUrl`). Its properties are read anew each time. `received` and `waitFor` wait for what is still to come.
 *
 * @example
 * ```ts
 * import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
 * import { createWebSocketsService } from 'channelkit/websockets-service'
 *
 * const fake = createFakeWebSocketsService({ accessKeys: ['key-of-a-test'] })
 * const service = createWebSocketsService({ accessKey: 'key-of-a-test', fetch: fake.fetch })
 * await service.pushMessage({ recipients: ['ann'], message: 'Your report is ready' })
 * console.log(fake.messages[0]?.status) // PENDING
 * ```
 *
 * @param options - keys, scopes, what the document leaves open, clock, ids
 * @returns the fake, with no connection and an empty memory
 * @throws ArgumentError for an option that does not exist or makes no sense
 */
export function createFakeWebSocketsService(
  options: FakeWebSocketsServiceOptions = {},
): FakeWebSocketsService {
  return createService(options).fake
}
