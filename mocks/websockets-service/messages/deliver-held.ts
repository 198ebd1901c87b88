// What waited for a recipient, when the recipient connects.

import type { Connection } from '../socket/connection.ts'
import type { World } from '../world.ts'
import { accepts, markDelivered } from './deliver.ts'
import { deliverHeldGlobal } from './push-global.ts'

/** The oldest first. What has expired can never be delivered, and stays PENDING. */
export function deliverHeld(world: World, connection: Connection): void {
  const { registration, openedAt } = connection
  const { recipient } = registration
  const held = world.held.get(recipient)
  const tasks: { readonly sequence: number; run(): void }[] = []
  for (const row of held ?? []) {
    if (openedAt >= (row.expiresAt ?? Infinity)) held?.delete(row)
    else if (accepts(connection, row)) {
      const run = (): void => {
        if (row.status !== 'PENDING' || !connection.send(row.message)) return
        held?.delete(row)
        markDelivered(world, row)
      }
      tasks.push({ sequence: row.sequence, run })
    }
  }
  for (const sent of world.heldGlobals) {
    const { sequence, expiresAt = Infinity } = sent.row
    if (openedAt >= expiresAt) world.heldGlobals.delete(sent)
    else tasks.push({ sequence, run: () => deliverHeldGlobal(world, connection, sent) })
  }
  tasks.sort((left, right) => left.sequence - right.sequence)
  for (const { run } of tasks) run()
  if (held?.size === 0) world.held.delete(recipient)
}
