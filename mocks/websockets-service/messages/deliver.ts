// From a message to the sockets of its recipient, now or when the recipient connects.

import type { Connection } from '../socket/connection.ts'
import type { World } from '../world.ts'
import { frameOf } from './frame.ts'
import { type GlobalRow, type Row, shownMessage } from './row.ts'

/**
 * Who opens the connection after the message has expired does not get it; nor do those who have another topic. The
 * document says both, under `expiresAt` and `topic` of MessageInput.
 */
export function accepts(
  { settings }: World,
  { registration, openedAt }: Connection,
  { topic, expiresAt = Infinity }: GlobalRow,
): boolean {
  const fits =
    topic === undefined
      ? settings.pushWithoutTopic === 'all' || registration.topic === undefined
      : registration.topic === topic
  return fits && openedAt < expiresAt
}

/** Those of the connections that get the message now. */
export function receivers(
  world: World,
  connections: Iterable<Connection>,
  row: GlobalRow,
): readonly Connection[] {
  const fitting = [...connections].filter((connection) => accepts(world, connection, row))
  if (world.settings.severalConnections === 'all') return fitting
  // The last one of a recipient stays in the map: the newest.
  return [...new Map(fitting.map((connection) => [connection.registration.recipient, connection])).values()]
}

/** To the connections of the recipient; if none takes it, it is held. */
export function deliver(world: World, row: Row): void {
  const connections = receivers(world, world.connectionsOf(row.recipient), row)
  const frame =
    connections.length === 0 ? undefined : frameOf(world, row, () => shownMessage(row, world.settings))
  for (const connection of connections) {
    if (frame !== undefined && connection.send(frame)) markDelivered(world, row)
  }
  if (row.status === 'PENDING' && waits(world, row)) world.held.add(row)
}

/** Whether a message that nobody took can be delivered later. */
function waits({ settings, connectionsOf }: World, { recipient }: Row): boolean {
  if (!settings.holdMessages) return false
  // Who is connected now has another topic.
  return settings.otherTopic === 'hold' || [...connectionsOf(recipient)].length === 0
}

export function markDelivered({ settings }: World, row: Row): void {
  if (row.status === 'DELIVERED') return
  row.status = 'DELIVERED'
  row.deliveredAt = settings.clock()
}
