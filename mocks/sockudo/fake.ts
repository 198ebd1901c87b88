// The server as a function.

import { DroppedConnection } from '../dropped-connection.ts'
import type { FakeServer, FakeSocket, WireRequest } from '../fake-server.ts'
import { noticed } from '../waiting/noticed.ts'
import { createWaiting } from '../waiting/waiting.ts'
import { fetchOf } from '../faults/fetch-of.ts'
import { withState } from '../with-state.ts'
import type { FakeFault } from '../faults/fault.ts'
import type { FakeFaults } from './faults/fault.ts'
import { createFaultLayer } from './faults/layer.ts'
import type { Answer } from './http/answer.ts'
import { type ApiRequest, readRequest, readWire } from './http/request.ts'
import type { FakeSockudoOptions, Settings } from './options.ts'
import { resolveOptions } from './resolve-options.ts'
import type { ServerKind } from './server-kind.ts'
import { cutSocket } from '../cut-socket.ts'
import { sockudo } from './sockudo.ts'
import { connectionsOf, type FakeState, stateOf } from './state.ts'
import { createWaits, type FakeWaits } from './waits/waits.ts'
import { createWorld, type World } from './world.ts'

/** A server as its user sees it, whichever it is. */
export interface Fake<Operation extends string>
  extends FakeServer, FakeState, FakeWaits, FakeFaults<Operation> {}

export interface Made<Operation extends string> {
  readonly fake: Fake<Operation>
  /** Begins to stop; not every server has a way to do that. */
  drain(): void
}

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
  const { fake, drain } = createFake(resolveOptions(options), sockudo)
  return Object.assign(fake, { drain })
}

/** @param kind - which server it is */
export function createFake<Operation extends string>(
  chosen: Settings,
  kind: ServerKind<Operation>,
): Made<Operation> {
  const waiting = createWaiting()
  const settings = noticed(chosen, waiting)
  const layer = createFaultLayer(settings, kind)
  const { faults } = layer
  let world = createWorld(settings, waiting.check, faults)
  let closed = false
  const state = stateOf(() => world)
  const answer = (request: ApiRequest): Answer | Promise<Answer> => {
    // What a client sees of a server that is not there.
    if (closed) throw new DroppedConnection('fetch failed', 'this fake server was closed')
    if (!faults.none) return layer.respond(world, request).finally(waiting.check)
    const given = kind.respond(world, request)
    waiting.check()
    return given
  }
  const parts = {
    fetch: fetchOf(readRequest, answer),
    exchange: async (request: WireRequest) => answer(readWire(request)),
    upgrade(socket: FakeSocket, request: Request) {
      if (closed) cutSocket(socket)
      else layer.open(world, socket, request)
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
    ...createWaits(waiting, state, () => world),
    fault(rule: FakeFault<Operation>) {
      kind.checkFault?.(rule)
      return faults.add(rule)
    },
  }
  return {
    fake: withState(parts, { state, faults }),
    drain() {
      world.draining = true
      shutDown(world)
      waiting.check()
    },
  }
}

function shutDown(world: World): void {
  for (const connection of connectionsOf(world)) connection.close(4200, 'Server shutting down')
}
