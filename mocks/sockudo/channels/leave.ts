// Leaving, which is told in another way by a client that unsubscribes than by one that goes away.

import type { Connection } from '../socket/connection.ts'
import type { AppState, World } from '../world.ts'
import { emit } from '../webhooks/emit.ts'
import { tellCount } from './count.ts'
import { grace } from './grace.ts'
import { part, subscriptionCount } from './membership.ts'
import { isPresence } from './name.ts'
import { removeMember } from './presence.ts'

/** Told whether the socket was subscribed or not: the server does not look. */
export function leave(connection: Connection, channel: string): void {
  const { world, state } = connection
  part(connection, channel)
  removeMember(connection, channel)
  const count = subscriptionCount(state, channel)
  if (!isPresence(channel)) {
    emit(world, state, { name: 'subscription_count', channel, subscription_count: count })
    if (world.settings.rules.tellsCounts) tellCount(state, channel)
  }
  if (count === 0) world.later(() => emitVacated(world, state, channel), grace)
}

/** A socket that is gone tells no counts, and an empty channel is told at once. */
export function leaveAll(connection: Connection): void {
  const { world, state } = connection
  const channels = [...connection.channels]
  for (const channel of channels) part(connection, channel)
  for (const channel of channels) removeMember(connection, channel)
  if (world.settings.rules.tellsCounts) {
    for (const channel of channels) if (!isPresence(channel)) tellCount(state, channel)
  }
  for (const channel of channels) emitVacated(world, state, channel)
}

function emitVacated(world: World, state: AppState, channel: string): void {
  if (subscriptionCount(state, channel) === 0) emit(world, state, { name: 'channel_vacated', channel })
}
