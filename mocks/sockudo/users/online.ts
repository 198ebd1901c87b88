// Who watches whom by Pusher's protocol: a user is online who is signed in on one socket at least.

import type { Connection } from '../socket/connection.ts'
import { watchlistEventsFrame } from '../socket/frames.ts'
import type { AppState } from '../world.ts'

/** Tells who signed in which users of the watchlist are there, and tells those who watch who signed in. */
export function tellOnline(connection: Connection): void {
  const { state, user } = connection
  if (user === undefined) return
  const { id, watchlist } = user
  const statuses = (['online', 'offline'] as const).map((name) => {
    return { name, user_ids: watchlist.filter((other) => isOnline(state, other) === (name === 'online')) }
  })
  const events = statuses.filter(({ user_ids }) => user_ids.length > 0)
  if (events.length > 0) connection.send(watchlistEventsFrame(events))
  if (socketsOf(state, id).length === 1) tellWatchers(state, 'online', id)
}

/** Tells those who watch, when it was the user's last socket. */
export function tellOffline({ state, user }: Connection): void {
  if (user !== undefined && !isOnline(state, user.id)) tellWatchers(state, 'offline', user.id)
}

function tellWatchers(state: AppState, name: 'online' | 'offline', id: string): void {
  const frame = watchlistEventsFrame([{ name, user_ids: [id] }])
  for (const other of state.connections.values()) {
    if (other.user?.id !== id && other.user?.watchlist.includes(id)) other.send(frame)
  }
}

function isOnline(state: AppState, id: string): boolean {
  return socketsOf(state, id).length > 0
}

function socketsOf({ users }: AppState, id: string): readonly Connection[] {
  return [...(users.get(id) ?? [])].filter(({ user }) => user?.id === id)
}
