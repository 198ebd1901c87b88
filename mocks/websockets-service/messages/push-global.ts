// pushGlobalMessage: one message for everybody who is connected, in one pass.

import type { Connection } from '../socket/connection.ts'
import type { World } from '../world.ts'
import { accepts, markDelivered, receivers } from './deliver.ts'
import { frameOf } from './frame.ts'
import { contentOf, type GlobalMessageInput, newRow } from './push.ts'
import { type GlobalRow, shownGlobalMessage } from './row.ts'

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
  const connections = receivers(world, world.connections.values(), sent.row)
  const frame =
    connections.length === 0 ? undefined : frameOf(world, sent.row, () => shownGlobalMessage(sent.row))
  if (frame !== undefined) for (const connection of connections) sendGlobal(world, connection, sent, frame)
  if (settings.holdGlobalMessages && content.expiresAt !== undefined) world.held.addGlobal(sent)
  world.listener?.pushedGlobal(sent.row, sent.reached.size)
  return sent.row
}

/** The recipient's own message tells of the delivery; several connections share it. */
function sendGlobal(world: World, connection: Connection, { row, reached }: SentGlobal, frame: string): void {
  if (!connection.send(frame)) return
  const { recipient } = connection.registration
  if (reached.has(recipient)) return
  reached.add(recipient)
  if (world.settings.globalMessageRows === 'none') return
  markDelivered(world, newRow(world, row, recipient, row.id))
}

/** A global message that was pushed before this connection was opened. */
export function deliverHeldGlobal(world: World, connection: Connection, sent: SentGlobal): void {
  const { row, reached } = sent
  if (reached.has(connection.registration.recipient) || !accepts(world, connection, row)) return
  const frame = frameOf(world, row, () => shownGlobalMessage(row))
  if (frame === undefined) return
  sendGlobal(world, connection, sent, frame)
  world.listener?.pushedGlobal(row, reached.size)
}
