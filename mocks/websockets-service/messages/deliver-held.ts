// What waited for a recipient, when the recipient connects.

import type { Connection } from '../socket/connection.ts'
import type { World } from '../world.ts'
import { accepts, markDelivered } from './deliver.ts'
import { frameOf } from './frame.ts'
import { deliverHeldGlobal } from './push-global.ts'
import { type Row, shownMessage } from './row.ts'

/** The oldest first. What has expired can never be delivered. */
export function deliverHeld(world: World, connection: Connection): void {
  const rows = world.held
    .of(connection.registration.recipient)
    .filter((row) => accepts(world, connection, row))
    .map((row) => ({ sequence: row.sequence, run: () => deliverRow(world, connection, row) }))
  const globals = world.held.globals().map((sent) => {
    return { sequence: sent.row.sequence, run: () => deliverHeldGlobal(world, connection, sent) }
  })
  const tasks = [...rows, ...globals].sort((left, right) => left.sequence - right.sequence)
  for (const { run } of tasks) run()
}

function deliverRow(world: World, connection: Connection, row: Row): void {
  if (row.status !== 'PENDING') return
  const frame = frameOf(world, row, () => shownMessage(row, world.settings))
  if (frame === undefined || !connection.send(frame)) return
  world.held.remove(row)
  markDelivered(world, row)
  world.listener?.pushed(row)
}
