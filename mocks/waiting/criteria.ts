// What a test says about the thing that it waits for.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { equals, isMatcher } from './equal.ts'

/** A value that must be the same, or a function that says whether it fits. */
export type Criterion<Value> = Value | ((value: Value) => boolean)

/** The same for text, which a regular expression may describe as well. */
export type TextCriterion<Text extends string = string> = Criterion<Text> | RegExp

/** Criteria by name. One that is undefined says nothing. */
export type Criteria = Readonly<Record<string, unknown>>

export function fits(wanted: unknown, value: unknown): boolean {
  if (typeof wanted === 'function') return wanted(value) === true
  // Unlike `test`, this does not depend on an earlier use of the same expression.
  if (wanted instanceof RegExp) return typeof value === 'string' && value.search(wanted) >= 0
  return equals(wanted, value)
}

/** @throws ArgumentError for what are no criteria, or a name that nothing has */
export function checkCriteria(criteria: unknown, known: readonly string[]): Criteria {
  if (typeof criteria !== 'object' || criteria === null || Array.isArray(criteria)) {
    throw new ArgumentError('criteria', `must be an object or a function, received ${shapeOf(criteria)}`)
  }
  for (const name of Object.keys(criteria)) {
    if (known.includes(name)) continue
    throw new ArgumentError(`criteria.${name}`, `does not exist; there are ${known.join(', ')}`)
  }
  return Object.fromEntries(Object.entries(criteria).filter(([, wanted]) => wanted !== undefined))
}

/** For a message: a value on one line, cut where it is long. */
export function show(value: unknown): string {
  if (typeof value === 'function') return 'what its function accepts'
  if (value === undefined) return 'nothing'
  if (value instanceof RegExp || (typeof value === 'object' && value !== null && isMatcher(value))) {
    return shorten(String(value))
  }
  try {
    return shorten(JSON.stringify(value) ?? String(value))
  } catch {
    return shapeOf(value)
  }
}

const longest = 80

export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  // By characters, so that none is cut in two.
  return line.length <= longest
    ? line
    : `${Array.from(line.slice(0, longest * 2))
        .slice(0, longest)
        .join('')}…`
}
