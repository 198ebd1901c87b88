// What a test says about the thing that it waits for.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireSettings } from '../check-settings.ts'
import { equals, isMatcher } from './equal.ts'

/** A value that must be the same, or a function that says whether it fits: by anything that is true to JavaScript. */
export type Criterion<Value> = Value | ((value: Value) => boolean)

/** The same for text, which a regular expression may describe as well. */
export type TextCriterion<Text extends string = string> = Criterion<Text> | RegExp

/** Criteria by name. One that is undefined says nothing. */
export type Criteria = Readonly<Record<string, unknown>>

/** @throws ArgumentError for a function that is asynchronous */
export function fits(name: string, wanted: unknown, value: unknown): boolean {
  if (typeof wanted === 'function') return isMet(`criteria.${name}`, wanted(value))
  // Unlike `test`, this does not depend on an earlier use of the same expression.
  if (wanted instanceof RegExp) return typeof value === 'string' && value.search(wanted) >= 0
  return equals(wanted, value)
}

/**
 * Whether the answer of a function of the test is a yes.
 *
 * @throws ArgumentError for a promise, which would always be one
 */
export function isMet(argument: string, answer: unknown): boolean {
  if (!(answer instanceof Promise)) return Boolean(answer)
  // Whoever made it is told of the function, not of what it rejects with.
  answer.catch(() => {})
  throw new ArgumentError(argument, `must not be asynchronous, received ${shapeOf(answer)}`)
}

/** @throws ArgumentError for what are no criteria, or a name that nothing has */
export function checkCriteria(criteria: object, known: readonly string[]): Criteria {
  requireSettings('criteria', criteria, known)
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
