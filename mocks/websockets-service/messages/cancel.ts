// Cancelling, which the service has a status for and no operation.

import { ArgumentError, shapeOf } from '../../../src/core/errors/argument-error.ts'
import type { FakePushedMessage } from '../types.ts'
import type { World } from '../world.ts'
import { shownMessage, statusOf } from './row.ts'

/** @throws ArgumentError for what is no message, or waits no more */
export function cancel(world: World, id: string): FakePushedMessage {
  const row = world.messages.items.find((one) => one.id === id)
  if (row === undefined)
    throw new ArgumentError('id', `must be the id of a message of this fake, received ${shapeOf(id)}`)
  const status = statusOf(row, world.settings)
  if (status !== 'PENDING')
    throw new ArgumentError('id', `must be of a message that is PENDING; this one is ${status}`)
  row.status = 'CANCELLED'
  row.cancelledAt = world.settings.clock()
  world.held.remove(row)
  return shownMessage(row, world.settings)
}
