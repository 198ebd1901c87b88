// Which user a socket belongs to.

import type { Connection } from '../socket/connection.ts'

/** Takes the socket from the user that it had. */
export function assignUser(connection: Connection, userId: string): void {
  if (connection.userId !== userId) forgetUser(connection)
  const { users } = connection.state
  users.set(userId, (users.get(userId) ?? new Set()).add(connection))
  connection.userId = userId
}

export function forgetUser(connection: Connection): void {
  const { userId, state } = connection
  if (userId === undefined) return
  const sockets = state.users.get(userId)
  sockets?.delete(connection)
  if (sockets?.size === 0) state.users.delete(userId)
  connection.userId = undefined
}
