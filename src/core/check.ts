// Checks that option bags share.

import { ArgumentError, shapeOf } from './errors/argument-error.ts'

/**
 * Refuses what is not a plain option bag, and names that the call does not know: a misspelt option would otherwise be
 * dropped without a word.
 */
export function checkOptions(options: unknown, known: readonly string[], argument: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new ArgumentError(argument, `must be an object, received ${shapeOf(options)}`)
  }
  const unknown = Object.keys(options).find((name) => !known.includes(name))
  if (unknown === undefined) return
  const camelCase = unknown.replace(/_+([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const hint = known.includes(camelCase) ? `did you mean ${camelCase}?` : `there are ${known.join(', ')}`
  throw new ArgumentError(`${argument}.${unknown}`, `is not an option; ${hint}`)
}

/** A text that is not empty. */
export function checkNonEmpty(value: unknown, argument: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new ArgumentError(argument, `must be a non-empty string, received ${shapeOf(value)}`)
}

/** A text that is neither empty nor padded, as ids and keys are pasted with a blank or a line end now and then. */
export function checkText(value: unknown, argument: string): string {
  const text = checkNonEmpty(value, argument)
  if (text.trim() !== text) throw new ArgumentError(argument, 'must not begin or end with white space')
  return text
}

/** Whether a text is whole characters. Native where the runtime is of 2023 or later, and then much faster. */
export const isWellFormed: (text: string) => boolean =
  'isWellFormed' in String.prototype
    ? (text) => (text as unknown as { isWellFormed(): boolean }).isWellFormed()
    : (text) => !/\p{Surrogate}/u.test(text)

export const halfPair = 'holds half of a surrogate pair, which has no UTF-8 form'

/** A text with a UTF-8 form: one that was cut in the middle of an emoji is not JSON to a server. */
export function checkWellFormed(text: string, argument: string): string {
  if (isWellFormed(text)) return text
  throw new ArgumentError(argument, halfPair)
}

/** A text, also an empty one. */
export function checkString(value: unknown, argument: string): string {
  if (typeof value === 'string') return checkWellFormed(value, argument)
  throw new ArgumentError(argument, `must be a string, received ${shapeOf(value)}`)
}

/** Words of a caller that travel in JSON: neither empty nor cut inside a character. */
export function checkWords(value: unknown, argument: string): string {
  return checkWellFormed(checkNonEmpty(value, argument), argument)
}

/** The same, with more than white space. */
export function checkNotBlank(value: unknown, argument: string): string {
  const text = checkWords(value, argument)
  if (text.trim() === '') throw new ArgumentError(argument, 'must not be blank')
  return text
}

/** The result of a check, or undefined for what is absent. */
export function optional<Value>(
  check: (value: unknown, argument: string) => Value,
  value: unknown,
  argument: string,
): Value | undefined {
  return value === undefined ? undefined : check(value, argument)
}

/** A whole number that JSON can carry. */
export function checkCount(
  value: unknown,
  argument: string,
  least: number = 0,
  most: number = Infinity,
): number {
  const count = value as number
  if (Number.isSafeInteger(value) && count >= least && count <= most) return count
  const range = most === Infinity ? `from ${least}` : `from ${least} to ${most}`
  throw new ArgumentError(argument, `must be a whole number ${range}, received ${shapeOf(value)}`)
}

/** A time as milliseconds since the epoch. */
export function checkTime(time: unknown, argument: string): number {
  const milliseconds = time instanceof Date ? time.getTime() : time
  if (Number.isSafeInteger(milliseconds)) return milliseconds as number
  const rule = `must be a Date or whole milliseconds since the epoch, received ${shapeOf(time)}`
  throw new ArgumentError(argument, rule)
}

/** A function, or undefined for one that is not needed. */
export function checkFunction(value: unknown, argument: string): void {
  if (value === undefined || typeof value === 'function') return
  throw new ArgumentError(argument, `must be a function, received ${shapeOf(value)}`)
}

/** Anything with the methods of an AbortSignal, also one of another realm. */
export function checkSignal(signal: unknown, argument: string): void {
  const object = typeof signal === 'object' && signal !== null
  const fits = object && 'throwIfAborted' in signal && 'addEventListener' in signal && 'aborted' in signal
  if (!fits) throw new ArgumentError(argument, `must be an AbortSignal, received ${shapeOf(signal)}`)
}

/** The longest delay that timers take; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1

/** Milliseconds above zero, or `Infinity` for none. */
export function checkTimeout(value: unknown, argument: string): number {
  const fits = typeof value === 'number' && value > 0 && (value <= longestTimer || value === Infinity)
  if (!fits) {
    const rule = `must be milliseconds from 1 to ${longestTimer}, or Infinity, received ${shapeOf(value)}`
    throw new ArgumentError(argument, rule)
  }
  return value
}

/** Headers that say where a request goes and where it ends. */
const framing = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'upgrade', 'expect'])

/** Header names in lower case; values that would break the request are refused. */
export function checkHeaders(
  headers: Readonly<Record<string, string>>,
  argument: string,
): Record<string, string> {
  // A Headers or a Map has no properties of its own: its content would be dropped without a word.
  if (typeof headers !== 'object' || headers === null || Symbol.iterator in headers) {
    throw new ArgumentError(argument, `must be an object of names and values, received ${shapeOf(headers)}`)
  }
  const checked: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(name))
      throw new ArgumentError(argument, 'has a name that is not a header name')
    if (framing.has(name.toLowerCase())) {
      throw new ArgumentError(`${argument}.${name}`, 'is set by the connection and cannot be passed')
    }
    if (typeof value !== 'string' || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new ArgumentError(
        `${argument}.${name}`,
        `must be text without line ends, received ${shapeOf(value)}`,
      )
    }
    checked[name.toLowerCase()] = value
  }
  return checked
}
