// From a message to the sockets of its recipient, now or when the recipient connects.

import type { Connection } from '../socket/connection.ts'
import type { World } from '../world.ts'
import type { GlobalRow, Row } from './row.ts'

/** Who opens the connection after the message has expired does not get it; nor do those who have another topic. */
export function accepts(connection: Connection, { topic, expiresAt = Infinity }: GlobalRow): boolean {
  const { registration, openedAt } = connection
  return openedAt < expiresAt && (topic === undefined || registration.topic === topic)
}

/** To all connections of the recipient; if there is none, it is held. */
export function deliver(world: World, row: Row): void {
  for (const connection of world.connectionsOf(row.recipient)) {
    if (accepts(connection, row) && connection.send(row.message)) markDelivered(world, row)
  }
  if (row.status !== 'PENDING') return
  const held = world.held.get(row.recipient)
  if (held === undefined) world.held.set(row.recipient, new Set([row]))
  else held.add(row)
}

export function markDelivered({ settings }: World, row: Row): void {
  if (row.status === 'DELIVERED') return
  row.status = 'DELIVERED'
  row.deliveredAt = settings.clock()
}
