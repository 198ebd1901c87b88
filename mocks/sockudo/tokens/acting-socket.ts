// The socket on whose behalf a request is done.

import { authFailed } from '../http/failure.ts'
import { canonicalSocketId } from '../publish/deliver.ts'
import type { Connection } from '../socket/connection.ts'
import type { AppState } from '../world.ts'

/** @param role - as the server calls it: `Annotation actor` @throws Failure */
export function actingSocket({ connections }: AppState, role: string, socketId: string): Connection {
  const connection = connections.get(canonicalSocketId(socketId))
  if (connection === undefined) throw authFailed(`${role} socket '${socketId}' is not connected`)
  if (connection.protocol !== 2) throw authFailed(`${role} socket must use protocol V2`)
  return connection
}
