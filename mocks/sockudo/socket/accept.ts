// From a socket that was accepted to a connection that answers.

import type { FakeSocket } from '../../fake-server.ts'
import { decodeSegment, formPairs } from '../http/percent.ts'
import { splitTarget, targetOf } from '../http/request.ts'
import type { AppState, World } from '../world.ts'
import { authenticate } from '../tokens/authenticate.ts'
import { type Connection, createConnection, cutSocket, type Protocol } from './connection.ts'
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
  const parameters = new Map(formPairs(query ?? ''))
  const connection = createConnection(world, state, socket, protocolOf(parameters))
  socket.addEventListener('close', () => connection.release())
  socket.addEventListener('message', ({ data }) => guard(connection, () => receive(connection, data)))
  open(connection, parameters.get('token'))
}

function open(connection: Connection, token: string | undefined): void {
  const { socketId, world } = connection
  if (world.draining) return connection.close(4200, 'Server shutting down')
  const refusal = token === undefined ? undefined : refusalOf(connection, token)
  if (refusal !== undefined) {
    connection.answer(errorFrame(refusal.code, refusal.message))
    return connection.close(refusal.code, refusal.message)
  }
  connection.answer(establishedFrame(socketId, world.settings.activityTimeout))
  keepAlive(connection)
}

function refusalOf(connection: Connection, token: string): SocketFailure | undefined {
  if (connection.protocol === 1) return authError('capability tokens require protocol V2')
  try {
    authenticate(connection, token)
    return undefined
  } catch (error) {
    if (error instanceof SocketFailure) return error
    throw error
  }
}

/** Every number but 2 is taken for the protocol of Pusher. */
function protocolOf(query: ReadonlyMap<string, string>): Protocol {
  const version = Number(query.get('protocol')) === 2 ? 2 : 1
  return { version, echo: version === 2 && query.get('echo_messages') !== 'false' }
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
