// From a socket that was accepted to a connection that answers.

import type { FakeSocket } from '../../fake-server.ts'
import { decodeSegment, formPairs } from '../http/percent.ts'
import { splitTarget, targetOf } from '../http/request.ts'
import type { AppState, World } from '../world.ts'
import { type Connection, createConnection, cutSocket } from './connection.ts'
import { receive } from './dispatch.ts'
import { authError, SocketFailure } from './failure.ts'
import { errorFrame, establishedFrame } from './frames.ts'
import { keepAlive } from './heartbeat.ts'

export function accept(world: World, socket: FakeSocket, request: Request): void {
  const { path, query } = splitTarget(targetOf(request.url))
  const state = appOf(world, path)
  // No frame and no close code: the server drops a socket whose app it does not know.
  if (state === undefined) return cutSocket(socket)
  state.listed = true
  if (state.connections.size >= world.settings.limits.connections) return cutSocket(socket)
  const connection = createConnection(world, state, socket)
  socket.addEventListener('close', () => connection.release())
  socket.addEventListener('message', ({ data }) => guard(connection, () => receive(connection, data)))
  open(connection, new Map(formPairs(query ?? '')))
}

function open(connection: Connection, query: ReadonlyMap<string, string>): void {
  const refusal = refusalOf(query)
  if (refusal !== undefined) {
    connection.send(errorFrame(refusal.code, refusal.message))
    return connection.close(refusal.code, refusal.message)
  }
  connection.send(establishedFrame(connection.socketId, connection.world.settings.activityTimeout))
  keepAlive(connection)
}

function refusalOf(query: ReadonlyMap<string, string>): SocketFailure | undefined {
  // Not an answer of the server, which speaks its own protocol, too.
  if (query.get('protocol') === '2') return new SocketFailure(4007, 'Unsupported protocol version: 2')
  return query.has('token') ? authError('capability tokens require protocol V2') : undefined
}

function appOf(world: World, path: string): AppState | undefined {
  const [, segment = ''] = /^\/app\/([^/]*)$/.exec(path) ?? []
  const state = world.byKey.get(decodeSegment(segment) ?? '')
  return state?.app.enabled === true ? state : undefined
}

/** A mistake in the fake ends one connection and is told, and never the process. */
function guard(connection: Connection, act: () => void): void {
  try {
    act()
  } catch (error) {
    connection.cut()
    connection.world.settings.onError(error)
  }
}
