// The socket on whose behalf a request is done.

import { authFailed, invalidInput } from '../http/failure.ts'
import { canonicalSocketId } from '../publish/deliver.ts'
import type { Connection } from '../socket/connection.ts'
import type { AppState } from '../world.ts'

/** @param role - as the server calls it: `Annotation actor` @throws Failure */
export function actingSocket(app: AppState, role: string, socketId: string): Connection {
  requireSockets(app)
  const { connections } = app
  const connection = connections.get(canonicalSocketId(socketId))
  if (connection === undefined) throw authFailed(`${role} socket '${socketId}' is not connected`)
  if (connection.protocol !== 2) throw authFailed(`${role} socket must use protocol V2`)
  return connection
}

/** A server in role `api` knows no sockets. @throws Failure */
export function requireSockets({ role }: AppState): void {
  if (role === 'default') return
  const where = 'in the api server role (no local WebSocket connections)'
  throw invalidInput(
    `socket_id cannot be verified ${where}; omit socket_id or send the request to a WebSocket pod`,
  )
}
