// pusher:signin

import { assignUser } from '../users/identity.ts'
import { tellOnline } from '../users/online.ts'
import type { Connection } from './connection.ts'
import { authError, invalidMessage } from './failure.ts'
import { signedInFrame, watchlistFrame } from './frames.ts'
import type { Message } from './message.ts'
import { fieldsOf } from './subscription.ts'
import { readUser } from './user-data.ts'

export function signIn(connection: Connection, message: Message): void {
  const { state, world } = connection
  const { rules } = world.settings
  const { auth, userData } = readSignIn(message)
  if (!state.app.userAuthentication) throw authError('User authentication is disabled for this app')
  const { id, info, watchlist, capabilities } = readUser(userData)
  // The server does not compare the key before the colon.
  const key = rules.guardsUser ? state.app.key : auth.slice(0, Math.max(auth.indexOf(':'), 0))
  const signature = state.sign(`${connection.socketId}::user::${userData}`)
  if (auth !== `${key}:${signature}` && (rules.guardsUser || auth !== signature)) {
    throw authError('Connection not authorized for signin.')
  }
  if (rules.guardsUser && connection.user !== undefined && connection.user.id !== id) {
    throw authError('Connection is already signed in as another user')
  }
  if (connection.token !== undefined) {
    throw authError('signin is not allowed on capability-token authenticated connections')
  }
  connection.authorized()
  assignUser(connection, id)
  connection.user = { id, info, watchlist: state.app.watchlistEvents ? (watchlist ?? []) : [] }
  connection.capabilities = capabilities
  const watches = watchlist !== undefined && state.app.watchlistEvents
  if (watches && !rules.tellsWatchlists) watch(connection, id, watchlist)
  connection.answer(signedInFrame(userData))
  if (rules.tellsWatchlists && state.app.watchlistEvents) tellOnline(connection)
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
