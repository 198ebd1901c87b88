// The service as a function.

import { cutSocket } from '../cut-socket.ts'
import { DroppedConnection } from '../dropped-connection.ts'
import type { FakeServer, WireAnswer } from '../fake-server.ts'
import { abortable } from '../faults/abortable.ts'
import { requireCloseCode } from '../faults/check-socket.ts'
import { toResponse } from '../faults/to-response.ts'
import { noticed } from '../waiting/noticed.ts'
import { createWaiting } from '../waiting/waiting.ts'
import { createFaultLayer, requirePlayable } from './fault-layer.ts'
import type { FakeServiceFaults } from './faults.ts'
import { createDocuments } from './graphql/documents.ts'
import { createSchema } from './graphql/schema.ts'
import { askedOf } from './http/asked.ts'
import { readRequest, readWire, type ServiceRequest } from './http/request.ts'
import { respond } from './http/respond.ts'
import { cancel } from './messages/cancel.ts'
import type { FakeWebSocketsServiceOptions } from './options.ts'
import { resolveOptions } from './resolve-options.ts'
import { accept } from './socket/accept.ts'
import { type FakeServiceState, stateOf } from './state.ts'
import type { FakePushedMessage } from './types.ts'
import { createWaits, type FakeServiceWaits } from './waits.ts'
import { createWorld } from './world.ts'

export interface FakeWebSocketsService
  extends FakeServer, FakeServiceState, FakeServiceWaits, FakeServiceFaults {
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
 * it expires; a global message goes to those who are connected. What the document leaves open is an option, or is said
 * at the option: `pushResult`, `pushGlobalResult`, `holdGlobalMessages`, `tokens`. A wrong GraphQL document is answered
 * with 200 and `errors`, a body that is no request with 400, no key or an unknown one with 401; a socket is refused with
 * 401 for its token and 403 for its origin or address. These statuses are the choice of the fake.
 *
 * It needs the package `graphql` 16. It opens no port and starts no timer; `listen` of `channelkit/mocks/node` puts it on
 * a port, with GraphQL at `/graphql` and the sockets at `/`. Its properties are read anew each time. `received` and
 * `waitFor` wait for what is still to come.
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
  const waiting = createWaiting()
  const settings = noticed(resolveOptions(options), waiting)
  const schema = createSchema(settings)
  const read = createDocuments(schema)
  const layer = createFaultLayer(settings)
  const { faults } = layer
  let world = createWorld(settings)
  let closed = false
  const state = stateOf(() => world)
  const answer = (request: ServiceRequest): WireAnswer | Promise<WireAnswer> => {
    // What a client sees of a server that is not there.
    if (closed) throw new DroppedConnection('fetch failed', 'this fake server was closed')
    const asked = askedOf(request, read)
    const respondNow = (instead?: WireAnswer): WireAnswer => respond(world, schema, asked, instead)
    if (!faults.none) return layer.respond(asked, respondNow).finally(waiting.check)
    const given = respondNow()
    waiting.check()
    return given
  }
  const fake = {
    async fetch(input: RequestInfo | URL, init?: RequestInit) {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      const received = await readRequest(request)
      request.signal.throwIfAborted()
      const given = answer(received)
      return toResponse(given instanceof Promise ? await abortable(given, request.signal) : given, request)
    },
    exchange: async (request) => answer(readWire(request)),
    upgrade(socket, request) {
      if (closed) cutSocket(socket)
      else layer.open(socket, request, (faulty) => accept(world, faulty, request, waiting.check))
      waiting.check()
    },
    reset() {
      for (const connection of world.connections.values()) connection.cut()
      settings.ids.restart?.()
      layer.end()
      world = createWorld(settings)
      waiting.end('the fake was reset')
    },
    async close() {
      closed = true
      for (const connection of world.connections.values()) connection.close(1001, 'Server shutting down')
      layer.end()
      waiting.close('the fake was closed')
    },
    cancel(id) {
      const cancelled = cancel(world, id)
      waiting.check()
      return cancelled
    },
    disconnect(recipient, code) {
      if (code !== undefined) requireCloseCode('code', code)
      const connections = [...world.connectionsOf(recipient)]
      for (const connection of connections) {
        if (code === undefined) connection.cut()
        else connection.close(code, '')
      }
      waiting.check()
      return connections.length
    },
    fault(rule) {
      requirePlayable(rule)
      return faults.add(rule)
    },
    ...createWaits(waiting, state),
  } satisfies Omit<FakeWebSocketsService, keyof FakeServiceState | 'faults'>
  const shown = {
    ...Object.getOwnPropertyDescriptors(state),
    faults: { get: () => faults.active, enumerable: true },
  }
  return Object.defineProperties(fake, shown) as FakeWebSocketsService
}
