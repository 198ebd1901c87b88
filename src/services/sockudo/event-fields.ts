// Checks of what only events on Sockudo carry.

import { checkWellFormed } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { encodeData } from '../../protocol/encode-data.ts'

export function checkTags(tags: unknown, argument: string): Readonly<Record<string, string>> {
  const record = checkRecord(tags, argument)
  for (const [name, value] of Object.entries(record)) {
    if (typeof value !== 'string') {
      throw new ArgumentError(`${argument}.${name}`, `must be a string, received ${shapeOf(value)}`)
    }
    checkWellFormed(name, argument)
    checkWellFormed(value, `${argument}.${name}`)
  }
  return record as Record<string, string>
}

export function checkExtras(extras: unknown, argument: string): object {
  const record = checkRecord(extras, argument)
  // Sockudo 5.2.0 refuses it in a publish with a 422, whatever it holds.
  if (record['push'] !== undefined && record['push'] !== null) {
    throw new ArgumentError(
      `${argument}.push`,
      'cannot be sent with an event; publish push notifications on their own',
    )
  }
  encodeData(record, argument)
  return record
}

function checkRecord(value: unknown, argument: string): Record<string, unknown> {
  // A list or a Map has no properties that would travel.
  if (typeof value === 'object' && value !== null && !(Symbol.iterator in value))
    return value as Record<string, unknown>
  throw new ArgumentError(argument, `must be an object, received ${shapeOf(value)}`)
}

export function checkDelta(delta: unknown, argument: string): boolean {
  if (typeof delta === 'boolean') return delta
  throw new ArgumentError(argument, `must be true or false, received ${shapeOf(delta)}`)
}
