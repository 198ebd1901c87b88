// From a socket that was accepted to a connection that answers.

import type { FakeSocket } from '../../fake-server.ts'
import { decodeSegment, formPairs } from '../http/percent.ts'
import { splitTarget, targetOf } from '../http/request.ts'
import type { AppState, World } from '../world.ts'
import { authenticate } from '../tokens/authenticate.ts'
import { type Connection, createConnection, type Protocol } from './connection.ts'
import { isCrowded } from './crowd.ts'
import { receive } from './dispatch.ts'
import { authError, SocketFailure } from './failure.ts'
import { errorFrame, establishedFrame } from './frames.ts'
import { keepAlive, showLife } from './heartbeat.ts'

export function accept(world: World, socket: FakeSocket, request: Request): void {
  const { path, query } = splitTarget(targetOf(request.url))
  const state = appOf(world, path)
  const { limits, rules } = world.settings
  const parameters = new Map(formPairs(query ?? ''))
  const problem = rules.versionProblem(parameters.get('protocol'))
  if (problem !== undefined) return rules.refuse(socket, problem.code, problem.reason)
  // The server says nothing here, not even a close code.
  if (state === undefined) return rules.refuse(socket, 4001, 'Application does not exist')
  if (!state.app.enabled) return rules.refuse(socket, 4003, 'Application disabled')
  if (!state.app.allowsOrigin(request.headers.get('origin') ?? '')) {
    return refuseAloud(world, socket, 4009, 'Origin not allowed')
  }
  if (isCrowded(world)) return refuseAloud(world, socket, 4100, 'Over capacity')
  state.listed = true
  if (state.connections.size >= limits.connections) {
    return rules.refuse(socket, 4004, 'Application is over connection quota')
  }
  const connection = createConnection(world, state, socket, protocolOf(parameters))
  socket.addEventListener('close', () => {
    connection.release()
    world.changed()
  })
  socket.on?.('ping', () => showLife(connection))
  socket.addEventListener('message', ({ data }) => guard(connection, () => receive(connection, data)))
  open(connection, parameters.get('token'))
}

/** With a frame, where the protocol wants one, and a close code. */
function refuseAloud({ settings }: World, socket: FakeSocket, code: number, reason: string): void {
  if (settings.rules.tellsBeforeClosing) socket.send(errorFrame(code, reason))
  socket.close(code, reason)
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
  return world.byKey.get(decodeSegment(segment) ?? '')
}

/** A mistake in the fake ends one connection and is told, and never the process. */
function guard(connection: Connection, act: () => void): void {
  try {
    act()
  } catch (error) {
    connection.cut()
    connection.world.settings.onError(error)
  }
  connection.world.changed()
}
