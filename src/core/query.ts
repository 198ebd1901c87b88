// Query parameters: what a caller may pass, and how it is written into a URL.

import { halfPair } from './check.ts'
import { ArgumentError, shapeOf } from './errors/argument-error.ts'

export type QueryValue = string | number | boolean | undefined | readonly (string | number)[]
export type Query = Readonly<Record<string, QueryValue>>

/** The parameters that are present, as text; arrays are comma-joined, `undefined` is left out. */
export function queryText(query: Query = {}): Record<string, string> {
  // The parameters of a URLSearchParams are no properties: they would be dropped without a word.
  if (typeof query !== 'object' || query === null || Symbol.iterator in query) {
    throw new ArgumentError('query', `must be an object of names and values, received ${shapeOf(query)}`)
  }
  const present = Object.entries(query).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present.map(([name, value]) => [name, textOf(value, `query.${name}`)]))
}

/** `name=value&name=value`, percent-encoded, in the order of the object. */
export function encodeQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encodeQueryPart(name, name)}=${encodeQueryPart(value, name)}`)
    .join('&')
}

/** Percent-encodes one name or value of a query. */
export function encodeQueryPart(text: string, name: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    throw new ArgumentError(`query.${name}`, halfPair)
  }
}

function textOf(value: unknown, argument: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)))
    return String(value)
  if (Array.isArray(value)) return value.map((item) => textOf(item, argument)).join(',')
  throw new ArgumentError(
    argument,
    `must be a string, number, boolean or a list of them, received ${shapeOf(value)}`,
  )
}
