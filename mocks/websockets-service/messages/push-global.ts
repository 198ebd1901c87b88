// pushGlobalMessage: one message for everybody who is connected, in one pass.

import type { Connection } from '../socket/connection.ts'
import type { World } from '../world.ts'
import { accepts, markDelivered } from './deliver.ts'
import { contentOf, type GlobalMessageInput, newRow } from './push.ts'
import type { GlobalRow } from './row.ts'

/** A global message on its way. */
export interface SentGlobal {
  readonly row: GlobalRow
  /** Who has got it. */
  readonly reached: Set<string>
}

/** @throws Refusal for a message without text */
export function pushGlobal(world: World, input: GlobalMessageInput): GlobalRow {
  const { nextSequence, settings } = world
  const content = contentOf(input)
  const added = { sequence: nextSequence(), id: settings.ids.uuid(), createdAt: settings.clock() }
  const sent: SentGlobal = { row: { ...content, ...added }, reached: new Set() }
  world.globalMessages.add(sent.row)
  for (const connection of world.connections.values()) sendGlobal(world, connection, sent)
  if (settings.holdGlobalMessages && content.expiresAt !== undefined) world.heldGlobals.add(sent)
  return sent.row
}

/** The recipient's own message tells of the delivery; several connections share it. */
function sendGlobal(world: World, connection: Connection, { row, reached }: SentGlobal): void {
  if (!accepts(connection, row) || !connection.send(row.message)) return
  const { recipient } = connection.registration
  if (reached.has(recipient)) return
  reached.add(recipient)
  markDelivered(world, newRow(world, row, recipient, row.id))
}

/** A global message that was pushed before this connection was opened. */
export function deliverHeldGlobal(world: World, connection: Connection, sent: SentGlobal): void {
  if (!sent.reached.has(connection.registration.recipient)) sendGlobal(world, connection, sent)
}
