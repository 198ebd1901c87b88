// Checks of the values of a fault.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import type { FaultDuration } from './effects.ts'

/** The longest delay that timers take. */
const longest = 2 ** 31 - 1

/** @throws ArgumentError */
export function requireWhole(argument: string, value: unknown, least: number, most: number = Infinity): void {
  if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return
  const range = most === Infinity ? `from ${least} on` : `from ${least} to ${most}`
  throw new ArgumentError(argument, `must be a whole number ${range}, received ${shapeOf(value)}`)
}

/** @throws ArgumentError */
export function requireOneOf(argument: string, value: unknown, words: readonly string[]): void {
  if (typeof value === 'string' && words.includes(value)) return
  throw new ArgumentError(argument, `must be ${listed(words)}, received ${shapeOf(value)}`)
}

/** @throws ArgumentError */
export function requireDuration(argument: string, value: FaultDuration): void {
  const ends: readonly unknown[] = Array.isArray(value) ? value : [value]
  const fit = (Array.isArray(value) ? ends.length === 2 : true) && ends.every(isDuration)
  if (!fit) {
    const rule = `must be milliseconds from 0 to ${longest}, or a list of the least and the most of them`
    throw new ArgumentError(argument, `${rule}, received ${shapeOf(value)}`)
  }
  if ((ends[0] as number) > (ends.at(-1) as number)) {
    throw new ArgumentError(argument, 'must have the least before the most')
  }
}

function isDuration(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= longest
}

/** An object without a name that does not exist: a misspelt one would do nothing, without a word. @throws ArgumentError */
export function requireNames(argument: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ArgumentError(argument, `must be an object, received ${shapeOf(value)}`)
  }
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue
    throw new ArgumentError(`${argument}.${name}`, `does not exist; there are ${known.join(', ')}`)
  }
}

/** `a, b or c` */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
