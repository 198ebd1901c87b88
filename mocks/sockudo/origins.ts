// From which pages an app may be used.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'

/** @returns what says whether a page of this origin may connect @throws ArgumentError */
export function resolveOrigins(
  argument: string,
  patterns: readonly string[] | undefined,
): (origin: string) => boolean {
  if (patterns === undefined) return () => true
  if (!Array.isArray(patterns))
    throw new ArgumentError(argument, `must be a list, received ${shapeOf(patterns)}`)
  const matchers = patterns.map((pattern: unknown, index) => matcherOf(`${argument}[${index}]`, pattern))
  // An empty list is no list for the server.
  return (origin) => matchers.length === 0 || matchers.some((matches) => matches(origin.toLowerCase()))
}

/** @throws ArgumentError */
function matcherOf(argument: string, pattern: unknown): (origin: string) => boolean {
  if (typeof pattern !== 'string' || pattern === '' || pattern.split('*').length > 2) {
    throw new ArgumentError(
      argument,
      `must be text that is not empty, with one * at most, received ${shapeOf(pattern)}`,
    )
  }
  const wanted = pattern.toLowerCase()
  if (wanted === '*' || wanted === 'any') return () => true
  const [prefix = '', suffix] = wanted.split('*')
  const anyScheme = !wanted.includes('://')
  if (suffix === undefined) return (origin) => origin === wanted || (anyScheme && hostOf(origin) === wanted)
  // The domain itself counts as one of its own.
  if (prefix === '' && suffix.startsWith('.') && anyScheme) {
    return (origin) => (hostOf(origin) ?? origin) === suffix.slice(1) || origin.endsWith(suffix)
  }
  return (origin) => origin.startsWith(prefix) && origin.endsWith(suffix)
}

/** Host and port, as an origin shows them. */
function hostOf(origin: string): string | undefined {
  return origin.split('://')[1]
}
