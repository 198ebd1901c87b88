// The query of an operation, read field by field: the first mistake from the left is the one that is told.

import { unreadable } from './failure.ts'
import { formPairs } from './percent.ts'
import type { ApiRequest } from './request.ts'

/** The value of a parameter, or what is wrong with its text. */
export type Parameter<Value> = (text: string) => Value | Problem

export class Problem {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Parameters<Query> = { readonly [Name in keyof Query]-?: Parameter<NonNullable<Query[Name]>> }

export const text: Parameter<string> = (value) => value

/** A whole number that fits 64 bits without a sign. */
export const exactUnsigned: Parameter<bigint> = (value) => whole(value, /^\+?\d+$/, 0n, 2n ** 64n - 1n)

/** A whole number that fits 64 bits with a sign. */
export const exactSigned: Parameter<bigint> = (value) => {
  return whole(value, /^[+-]?\d+$/, -(2n ** 63n), 2n ** 63n - 1n)
}

export const unsigned: Parameter<number> = (value) => rounded(exactUnsigned(value))

export const signed: Parameter<number> = (value) => rounded(exactSigned(value))

/** Parameters that are not among the fields are ignored. @throws Failure */
export function readQuery<Query extends object>(
  { query = '' }: ApiRequest,
  parameters: Parameters<Query>,
): Partial<Query> {
  const found: Partial<Query> = {}
  for (const [name, value] of formPairs(query)) {
    if (!Object.hasOwn(parameters, name)) continue
    const field = name as keyof Query & string
    if (field in found) throw badQuery(`duplicate field \`${name}\``)
    const read = parameters[field](value)
    if (read instanceof Problem) throw badQuery(`${name}: ${read.text}`)
    found[field] = read
  }
  return found
}

function whole(value: string, pattern: RegExp, least: bigint, most: bigint): bigint | Problem {
  if (value === '') return new Problem('cannot parse integer from empty string')
  if (!pattern.test(value)) return new Problem('invalid digit found in string')
  const number = BigInt(value.replace('+', ''))
  if (number > most) return new Problem('number too large to fit in target type')
  if (number < least) return new Problem('number too small to fit in target type')
  return number
}

function rounded(read: bigint | Problem): number | Problem {
  return read instanceof Problem ? read : Number(read)
}

function badQuery(problem: string): Error {
  return unreadable(400, `Failed to deserialize query string: ${problem}`)
}
