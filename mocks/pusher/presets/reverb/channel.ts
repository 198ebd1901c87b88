// What kind of channel a name makes on Reverb, and what it keeps.

import type { Connection } from '../../../sockudo/socket/connection.ts'
import type { AppState } from '../../../sockudo/world.ts'
import { memberCount, subscriptionCount } from '../../../sockudo/channels/membership.ts'

export function isPrivate(name: string): boolean {
  return name.startsWith('private') || isPresence(name)
}

export function isPresence(name: string): boolean {
  return name.startsWith('presence')
}

/** An encrypted channel never keeps anything. */
export function isCache(name: string): boolean {
  return /^(?:private-cache-|presence-cache-|cache)/.test(name)
}

/** The last event of a cache channel is a part of the channel, and goes with its last subscriber. */
const last = new WeakMap<ReadonlySet<Connection>, string>()

/** Sends to who is there; nobody else hears of it, and nothing is kept of it. */
export function broadcast(app: AppState, channel: string, payload: object, except: string | undefined): void {
  const subscribers = app.channels.get(channel)
  if (subscribers === undefined) return
  const frame = JSON.stringify(payload)
  if (isCache(channel)) last.set(subscribers, frame)
  for (const connection of [...subscribers]) if (connection.socketId !== except) connection.send(frame)
}

export function lastOf(app: AppState, channel: string): string | undefined {
  const subscribers = app.channels.get(channel)
  return subscribers && last.get(subscribers)
}

/** What is asked for and can be told; nothing but `occupied` of a channel that nobody is on. */
export function infoOf(app: AppState, channel: string, asked: readonly string[]): Record<string, unknown> {
  const count = subscriptionCount(app, channel)
  const found: Record<string, unknown> = asked.includes('occupied') ? { occupied: count > 0 } : {}
  if (count === 0) return found
  if (asked.includes('user_count') && isPresence(channel)) found['user_count'] = memberCount(app, channel)
  if (asked.includes('subscription_count') && !isPresence(channel)) found['subscription_count'] = count
  const cached = asked.includes('cache') ? lastOf(app, channel) : undefined
  if (cached !== undefined) found['cache'] = JSON.parse(cached)
  return found
}
