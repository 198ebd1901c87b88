// The service as a function.

import { cutSocket } from '../cut-socket.ts'
import { DroppedConnection } from '../dropped-connection.ts'
import type { FakeSocket, WireAnswer, WireRequest } from '../fake-server.ts'
import { requireCloseCode } from '../faults/check-socket.ts'
import type { FakeFault } from '../faults/fault.ts'
import { fetchOf } from '../faults/fetch-of.ts'
import { noticed } from '../waiting/noticed.ts'
import { createWaiting } from '../waiting/waiting.ts'
import { withState } from '../with-state.ts'
import type { FakeWebSocketsService } from './fake.ts'
import { createFaultLayer, requirePlayable } from './fault-layer.ts'
import { createDocuments } from './graphql/documents.ts'
import { createSchema } from './graphql/schema.ts'
import { type Asked, askedOf } from './http/asked.ts'
import { readRequest, readWire, type ServiceRequest } from './http/request.ts'
import { respond } from './http/respond.ts'
import { cancel } from './messages/cancel.ts'
import type { PushListener } from './messages/listener.ts'
import type { FakeWebSocketsServiceOptions } from './options.ts'
import { resolveOptions } from './resolve-options.ts'
import { accept } from './socket/accept.ts'
import { stateOf } from './state.ts'
import type { WebSocketsServiceOperation } from './types.ts'
import { createWaits } from './waits.ts'
import { createWorld } from './world.ts'

/** A fake, and what a log asks of it. */
export interface Made {
  readonly fake: FakeWebSocketsService
  /** What a request asked for, which the fake was given: the same object. */
  operationOf(request: object): WebSocketsServiceOperation | undefined
}

/**
 * @param listener - is told of what is pushed
 * @throws ArgumentError
 */
export function createService(options: FakeWebSocketsServiceOptions, listener?: PushListener): Made {
  const waiting = createWaiting()
  const settings = noticed(resolveOptions(options), waiting)
  const schema = createSchema(settings)
  const read = createDocuments(schema)
  const layer = createFaultLayer(settings)
  const { faults } = layer
  const known = new WeakMap<object, Asked>()
  let world = createWorld(settings, listener)
  let closed = false
  const state = stateOf(() => world)
  const answer = (request: ServiceRequest, from: object | string): WireAnswer | Promise<WireAnswer> => {
    // What a client sees of a server that is not there.
    if (closed) throw new DroppedConnection('fetch failed', 'this fake server was closed')
    const asked = askedOf(request, read)
    if (typeof from === 'object') known.set(from, asked)
    const respondNow = (instead?: WireAnswer): WireAnswer => respond(world, schema, asked, instead)
    if (!faults.none) return layer.respond(asked, respondNow).finally(waiting.check)
    const given = respondNow()
    waiting.check()
    return given
  }
  const parts = {
    fetch: fetchOf(readRequest, answer),
    exchange: async (request: WireRequest) => answer(readWire(request), request),
    upgrade(socket: FakeSocket, request: Request) {
      if (closed) cutSocket(socket)
      else layer.open(socket, request, (faulty) => accept(world, faulty, request, waiting.check))
      waiting.check()
    },
    reset() {
      for (const connection of world.connections.values()) connection.cut()
      settings.ids.restart?.()
      layer.end()
      world = createWorld(settings, listener)
      waiting.end('the fake was reset')
    },
    async close() {
      closed = true
      for (const connection of world.connections.values()) connection.close(1001, 'Server shutting down')
      layer.end()
      waiting.close('the fake was closed')
    },
    cancel(id: string) {
      const cancelled = cancel(world, id)
      waiting.check()
      return cancelled
    },
    disconnect(recipient: string, code?: number) {
      if (code !== undefined) requireCloseCode('code', code)
      const connections = [...world.connectionsOf(recipient)]
      for (const connection of connections) {
        if (code === undefined) connection.cut()
        else connection.close(code, '')
      }
      waiting.check()
      return connections.length
    },
    fault(rule: FakeFault<WebSocketsServiceOperation>) {
      requirePlayable(rule)
      return faults.add(rule)
    },
    ...createWaits(waiting, state, () => world),
  }
  return {
    fake: withState(parts, { state, faults }),
    operationOf: (request) => known.get(request)?.operation,
  }
}
