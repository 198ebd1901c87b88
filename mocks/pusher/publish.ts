// One accepted event on its way to the sockets of a channel.

import { serverToUser } from '../sockudo/channels/name.ts'
import { frozen } from '../frozen.ts'
import { cachedEventKey } from '../sockudo/publish/cached-event.ts'
import type { Connection } from '../sockudo/socket/connection.ts'
import type { AppState, World } from '../sockudo/world.ts'

export interface AcceptedEvent {
  readonly channel: string
  readonly name: string
  /** Text, where the server takes nothing else. */
  readonly data: unknown
  /** The socket that does not get it. */
  readonly socketId: string | undefined
}

export function record(
  world: World,
  { app }: AppState,
  event: AcceptedEvent,
  source: 'api' | 'client',
): void {
  const { channel, name, socketId } = event
  const data = typeof event.data === 'string' ? event.data : JSON.stringify(event.data ?? null)
  const at = world.settings.clock()
  const excluded = socketId === undefined ? {} : { socketId }
  world.events.add(frozen({ app: app.id, channel, name, data, source, at, ...excluded }))
}

export function sendTo(to: Iterable<Connection>, frame: string, socketId: string | undefined): void {
  for (const connection of [...to]) if (connection.socketId !== socketId) connection.send(frame)
}

/** The sockets of a channel, or of the user who is signed in on them. */
export function receiversOf(app: AppState, channel: string): readonly Connection[] {
  const user = serverToUser(channel)
  return user === undefined ? [...(app.channels.get(channel) ?? [])] : signedIn(app, user)
}

/** The sockets on which a user signed in; who is only a member of a presence channel under this id is nobody here. */
export function signedIn(app: AppState, userId: string): readonly Connection[] {
  return [...(app.users.get(userId) ?? [])].filter(({ user }) => user?.id === userId)
}

/** Keeps the last event of a cache channel for who comes later. */
export function keepLast(world: World, app: AppState, { channel, name, data }: AcceptedEvent): void {
  const text = JSON.stringify({ event: name, channel, data })
  world.cache.set(cachedEventKey(app, channel), text, world.settings.rules.cacheLifetime)
}
