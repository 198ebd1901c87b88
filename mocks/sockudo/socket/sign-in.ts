// pusher:signin

import { assignUser } from '../users/identity.ts'
import type { Connection } from './connection.ts'
import { authError, invalidMessage } from './failure.ts'
import { signedInFrame, watchlistFrame } from './frames.ts'
import type { Message } from './message.ts'
import { fieldsOf } from './subscription.ts'
import { readUser } from './user-data.ts'

export function signIn(connection: Connection, message: Message): void {
  const { state } = connection
  const { auth, userData } = readSignIn(message)
  if (!state.app.userAuthentication) throw authError('User authentication is disabled for this app')
  const { id, watchlist, capabilities } = readUser(userData)
  // The key before the colon is not compared.
  const signature = auth.slice(auth.indexOf(':') + 1)
  if (signature !== state.sign(`${connection.socketId}::user::${userData}`)) {
    throw authError('Connection not authorized for signin.')
  }
  if (connection.token !== undefined) {
    throw authError('signin is not allowed on capability-token authenticated connections')
  }
  connection.authorized()
  assignUser(connection, id)
  connection.capabilities = capabilities
  if (watchlist !== undefined && state.app.watchlistEvents) watch(connection, id, watchlist)
  connection.answer(signedInFrame(userData))
}

function readSignIn({ data }: Message): { readonly auth: string; readonly userData: string } {
  if (data === undefined || data.startsWith('"')) throw invalidMessage('Invalid signin data format')
  const { auth, user_data: userData } = fieldsOf(JSON.parse(data))
  if (typeof userData !== 'string') throw authError("Missing 'user_data' field in signin data")
  if (typeof auth !== 'string') throw authError("Missing 'auth' field in signin data")
  return { auth, userData }
}

function watch(connection: Connection, userId: string, watchlist: readonly string[]): void {
  const { state } = connection
  const { events, watchers } = state.watchlists.watch(userId, watchlist)
  for (const [event, userIds] of events) connection.send(watchlistFrame(event, userIds))
  const frame = watchlistFrame('online', [userId])
  for (const watcher of watchers) for (const socket of state.users.get(watcher) ?? []) socket.send(frame)
}
