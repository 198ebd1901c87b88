// Recording that somebody came or left.

import type { Member } from '../channels/presence.ts'
import type { Connection } from '../socket/connection.ts'
import type { PresenceRow } from './row.ts'

export function recordPresence(
  { socketId, state, world }: Connection,
  channel: string,
  event: PresenceRow['event'],
  { userId, userInfo }: Member,
): void {
  if (!world.settings.features.presenceHistory) return
  const comes = event === 'member_added'
  state.presenceHistory.record(channel, {
    at: Math.floor(world.settings.clock()),
    event,
    cause: comes ? 'join' : 'disconnect',
    userId,
    connectionId: socketId,
    userInfo,
    key: [event, state.app.id, channel, userId, socketId, ...(comes ? [] : ['_'])].join(':'),
  })
}
