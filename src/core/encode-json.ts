// JSON on its way out: nothing lost without a word.

import { halfPair, isWellFormed } from './check.ts'
import { ArgumentError, shapeOf } from './errors/argument-error.ts'

/**
 * The JSON of a value.
 *
 * @param data - anything JSON can carry
 * @param argument - how the caller calls it, for the error
 * @throws ArgumentError for what JSON would drop or change: `undefined`, functions, symbols, `NaN`, `Infinity`,
 * `bigint`, cycles, `Map`, `Set`, promises, invalid dates, binary data; for a text that is cut inside a character. The
 * message names the place inside the data, never its content.
 */
export function encodeJson(data: unknown, argument: string): string {
  let json: string | undefined
  try {
    const loss = findLoss(data, new Set())
    if (loss !== undefined) throw new ArgumentError(`${argument}${loss.path}`, loss.rule)
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

interface Loss {
  /** From the value that was asked about: `.lines[3].price`. Put together on the way back, since most data is fine. */
  readonly path: string
  readonly rule: string
}

/** @param around - the objects that the value is in, which it must not hold again */
function findLoss(value: unknown, around: Set<object>): Loss | undefined {
  switch (typeof value) {
    case 'string':
      return isWellFormed(value) ? undefined : { path: '', rule: halfPair }
    case 'number':
      return Number.isFinite(value) ? undefined : lost(value, 'become null')
    case 'bigint':
      // Some programs teach it, with BigInt.prototype.toJSON.
      return 'toJSON' in BigInt.prototype ? undefined : lost(value, 'have no JSON')
    case 'function':
    case 'symbol':
      return lost(value, 'become nothing')
    case 'object':
      return value === null ? undefined : findLossIn(value, around)
    default:
      return undefined
  }
}

function findLossIn(value: object, around: Set<object>): Loss | undefined {
  if (around.has(value)) return lost(value, 'have no end, because it holds itself')
  if (value instanceof Date && Number.isNaN(value.getTime()))
    return lost(value, 'become null: it is no valid date')
  if (ArrayBuffer.isView(value)) return lost(value, 'become a list of numbers')
  // What JSON.stringify would write instead of the object; asked once, as there.
  const content: unknown = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON('') : value
  if (typeof content !== 'object' || content === null) return findLoss(content, around)
  around.add(value)
  const loss = Array.isArray(content) ? findLossInList(content, around) : findLossInRecord(content, around)
  around.delete(value)
  return loss
}

function findLossInList(list: readonly unknown[], around: Set<object>): Loss | undefined {
  for (const [index, item] of list.entries()) {
    const loss = item === undefined ? lost(item, 'become null') : findLoss(item, around)
    if (loss !== undefined) return { ...loss, path: `[${index}]${loss.path}` }
  }
  return undefined
}

function findLossInRecord(record: object, around: Set<object>): Loss | undefined {
  if (isHolder(record)) return lost(record, 'become an object without its content')
  for (const key of Object.keys(record)) {
    // An absent property and one that is undefined mean the same to every reader of JSON.
    const loss = findLoss((record as Record<string, unknown>)[key], around)
    if (loss !== undefined) return { ...loss, path: `.${key}${loss.path}` }
  }
  return undefined
}

/**
 * Whether an object keeps its content where JSON does not look: binary data, and objects of the language or the platform
 * (`Map`, `Error`, `URLSearchParams`, `Blob`, …), which have a tag of their own and no properties.
 */
function isHolder(value: object): boolean {
  if (Object.getPrototypeOf(value) === Object.prototype) return false
  const tag = Object.prototype.toString.call(value)
  return (
    tag !== '[object Object]' &&
    !/^\[object (?:Number|String|Boolean)\]$/.test(tag) &&
    Object.keys(value).length === 0
  )
}

function lost(value: unknown, would: string): Loss {
  return { path: '', rule: `must be a value JSON can carry: ${shapeOf(value)} would ${would}` }
}
