// The server as a function.

import type { FakeServer, FakeSocket } from '../fake-server.ts'
import { createWaiting } from '../waiting/waiting.ts'
import { abortable } from '../faults/abortable.ts'
import type { FakeFaults } from './faults/fault.ts'
import { createFaultLayer } from './faults/layer.ts'
import { type Answer, toResponse } from './http/answer.ts'
import { type ApiRequest, readRequest, readWire } from './http/request.ts'
import { respond } from './http/respond.ts'
import { noticed } from './noticed.ts'
import { type FakeSockudoOptions, resolveOptions } from './options.ts'
import { cutSocket } from './socket/cut.ts'
import { connectionsOf, type FakeState, stateOf } from './state.ts'
import { createWaits, type FakeWaits } from './waits/waits.ts'
import { createWorld, type World } from './world.ts'

export interface FakeSockudo extends FakeServer, FakeState, FakeWaits, FakeFaults {
  /**
   * Does what a server does when it is told to stop: closes the sockets with code 4200, refuses new ones, and answers
   * publishes with 503 `draining` and the probes with 503. Everything else works, until `reset` or `close`.
   */
  drain(): void
}

/**
 * A Sockudo 5.2.0 in this process: it checks signatures, keeps channels and idempotency keys, and answers with the
 * server's own texts.
 *
 * Sockets speak protocol 7 of Pusher, or protocol 2 with capability tokens, plain subscriptions and annotations; what is
 * missing of protocol 2 is refused with a word.
 *
 * It opens no port and starts no timer until a socket is handed to it; `listen` of `channelkit/mocks/node` puts it on
 * a port. Its properties are read anew each time, so read `fake.events`, not a copy from before. `received` and `waitFor`
 * wait for what is still to come.
 *
 * @example
 * ```ts
 * import { createSockudo } from 'channelkit/sockudo'
 * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
 *
 * const fake = createFakeSockudo()
 * const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1/apps/app-id', { fetch: fake.fetch })
 * await sockudo.trigger('orders', 'order.created', { id: 1 })
 * console.log(fake.events[0]?.name)
 * ```
 *
 * @param options - apps, clock, ids, limits; each has the default of the server
 * @returns the fake, with no connection and an empty memory
 * @throws ArgumentError for an option that does not exist or makes no sense
 */
export function createFakeSockudo(options: FakeSockudoOptions = {}): FakeSockudo {
  const waiting = createWaiting()
  const settings = noticed(resolveOptions(options), waiting)
  const layer = createFaultLayer(settings)
  const { faults } = layer
  let world = createWorld(settings, waiting.check, faults)
  let closed = false
  const state = stateOf(() => world)
  const waits = createWaits(waiting, state, () => world)
  const answer = (request: ApiRequest): Answer | Promise<Answer> => {
    // What a client sees of a server that is not there.
    if (closed) throw new TypeError('fetch failed', { cause: new Error('this fake server was closed') })
    if (!faults.none) return layer.respond(world, request).finally(waiting.check)
    const given = respond(world, request)
    waiting.check()
    return given
  }
  return {
    async fetch(input, init) {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      const received = await readRequest(request)
      request.signal.throwIfAborted()
      const given = answer(received)
      return toResponse(given instanceof Promise ? await abortable(given, request.signal) : given, request)
    },
    exchange: async (request) => answer(readWire(request)),
    upgrade(socket: FakeSocket, request: Request) {
      if (closed) cutSocket(socket)
      else layer.open(world, socket, request)
      waiting.check()
    },
    drain() {
      world.draining = true
      shutDown(world)
      waiting.check()
    },
    reset() {
      world.end()
      for (const connection of connectionsOf(world)) connection.cut()
      settings.ids.restart?.()
      layer.end()
      world = createWorld(settings, waiting.check, faults)
      waiting.end('the fake was reset')
    },
    async close() {
      closed = true
      world.end()
      shutDown(world)
      layer.end()
      waiting.close('the fake was closed')
    },
    ...waits,
    fault: faults.add,
    get faults() {
      return faults.active
    },
    get events() {
      return state.events
    },
    get channels() {
      return state.channels
    },
    get members() {
      return state.members
    },
    get connections() {
      return state.connections
    },
    get requests() {
      return state.requests
    },
    get webhooks() {
      return state.webhooks
    },
    get pushes() {
      return state.pushes
    },
  }
}

function shutDown(world: World): void {
  for (const connection of connectionsOf(world)) connection.close(4200, 'Server shutting down')
}
