// Event data on its way into an event: always a string on the wire, and nothing lost without a word.

import { checkWellFormed } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

/**
 * The data of an event as it travels. A string goes as it is, everything else as its JSON.
 *
 * @param data - anything JSON can carry
 * @param argument - how the caller calls it, for the error
 * @throws ArgumentError for what JSON would drop or change: `undefined`, functions, symbols, `NaN`, `Infinity`,
 * `bigint`, cycles, `Map`, `Set`, promises, invalid dates, binary data; for a text that is cut inside a character. The
 * message names the place inside the data, never its content.
 */
export function encodeData(data: unknown, argument: string): string {
  return typeof data === 'string' ? checkWellFormed(data, argument) : encodeJson(data, argument)
}

/**
 * The JSON of a value, also of a string: what is inside of an encrypted event.
 *
 * @throws ArgumentError as {@link encodeData} does
 */
export function encodeJson(data: unknown, argument: string): string {
  let json: string | undefined
  try {
    refuseLoss(data, argument, new Set())
    json = JSON.stringify(data)
  } catch (error) {
    if (error instanceof ArgumentError) throw error
    const reason =
      error instanceof RangeError ? 'it is nested too deeply' : 'a toJSON() or a getter in it failed'
    throw new ArgumentError(argument, `cannot be written as JSON: ${reason}`)
  }
  if (json === undefined)
    throw new ArgumentError(argument, `must be a value JSON can carry, received ${shapeOf(data)}`)
  return json
}

/** @param around - the objects that the value is in, which it must not hold again */
function refuseLoss(value: unknown, at: string, around: Set<object>): void {
  switch (typeof value) {
    case 'string':
      checkWellFormed(value, at)
      return
    case 'number':
      if (!Number.isFinite(value)) throw lost(value, at, 'become null')
      return
    case 'bigint':
      // Some programs teach it, with BigInt.prototype.toJSON.
      if (!('toJSON' in BigInt.prototype)) throw lost(value, at, 'have no JSON')
      return
    case 'function':
    case 'symbol':
      throw lost(value, at, 'become nothing')
    case 'object':
      if (value !== null) refuseLossIn(value, at, around)
  }
}

function refuseLossIn(value: object, at: string, around: Set<object>): void {
  if (around.has(value)) throw lost(value, at, 'have no end, because it holds itself')
  if (value instanceof Date && Number.isNaN(value.getTime()))
    throw lost(value, at, 'become null: it is no valid date')
  if ('toJSON' in value) return
  around.add(value)
  refuseLossWithin(value, at, around)
  around.delete(value)
}

function refuseLossWithin(value: object, at: string, around: Set<object>): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (item === undefined) throw lost(item, `${at}[${index}]`, 'become null')
      refuseLoss(item, `${at}[${index}]`, around)
    }
    return
  }
  if (contentTypes.some((type) => value instanceof type) || ArrayBuffer.isView(value)) {
    throw lost(value, at, 'become an object without its content')
  }
  // An absent property and one that is undefined mean the same to every reader of JSON.
  for (const [key, item] of Object.entries(value)) refuseLoss(item, `${at}.${key}`, around)
}

/** What keeps its content where JSON does not look. */
const contentTypes = [Map, Set, Promise, ArrayBuffer]

function lost(value: unknown, at: string, would: string): ArgumentError {
  return new ArgumentError(at, `must be a value JSON can carry: ${shapeOf(value)} would ${would}`)
}
