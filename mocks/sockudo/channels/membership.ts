// Who is in which channel.

import type { Connection } from '../socket/connection.ts'
import type { AppState } from '../world.ts'

export function join(connection: Connection, channel: string): void {
  const { channels } = connection.state
  const subscribers = channels.get(channel) ?? new Set()
  channels.set(channel, subscribers.add(connection))
  connection.channels.add(channel)
}

export function part(connection: Connection, channel: string): void {
  const { channels } = connection.state
  const subscribers = channels.get(channel)
  connection.channels.delete(channel)
  subscribers?.delete(connection)
  if (subscribers?.size === 0) channels.delete(channel)
}

export function subscriptionCount(state: AppState, channel: string): number {
  return state.channels.get(channel)?.size ?? 0
}

/** The distinct users of a presence channel. */
export function memberIds(state: AppState, channel: string): readonly string[] {
  return [...(state.members.get(channel)?.keys() ?? [])]
}

export function memberCount(state: AppState, channel: string): number {
  return state.members.get(channel)?.size ?? 0
}
