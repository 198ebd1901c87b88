// Checks of what a caller may set, for every group of options and of every fake.

import { ArgumentError, shapeOf } from '../src/core/errors/argument-error.ts'
import type { FakeServer } from './fake-server.ts'

/**
 * Refuses a misspelt name as well: it would do nothing, without a word.
 *
 * @throws ArgumentError for what is no object, or has a name that is not known
 */
export function requireSettings(argument: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ArgumentError(argument, `must be an object, received ${shapeOf(value)}`)
  }
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue
    throw new ArgumentError(`${argument}.${name}`, `does not exist; there are ${known.join(', ')}`)
  }
}

/** @throws ArgumentError */
export function requirePositive(argument: string, value: number): void {
  if (Number.isSafeInteger(value) && value > 0) return
  throw new ArgumentError(argument, `must be a positive whole number, received ${shapeOf(value)}`)
}

/** @throws ArgumentError */
export function requireFunction<Value>(argument: string, value: Value): Value {
  if (typeof value === 'function') return value
  throw new ArgumentError(argument, `must be a function, received ${shapeOf(value)}`)
}

/** @throws ArgumentError */
export function requireFlag(argument: string, value: boolean): boolean {
  if (typeof value === 'boolean') return value
  throw new ArgumentError(argument, `must be true or false, received ${shapeOf(value)}`)
}

/** @throws ArgumentError for what is no fake server */
export function requireFake(fake: Pick<FakeServer, 'fetch'>): void {
  if (typeof fake?.fetch === 'function') return
  throw new ArgumentError(
    'fake',
    `must be what createFakeSockudo(), createFakePusher() or another of them gives, received ${shapeOf(fake)}`,
  )
}
