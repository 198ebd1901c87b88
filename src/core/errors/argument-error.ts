import { KitError, type KitErrorOptions } from './kit-error.ts'

/**
 * A value that was handed in is refused, before anything went to the server.
 *
 * `argument` names it (`channel`, `options.port`, `events[3].data`); the message gives the rule and the shape of what
 * was received, never the value of a secret.
 */
export class ArgumentError extends KitError {
  override readonly name: string = 'ArgumentError'
  readonly argument: string

  constructor(argument: string, rule: string, options: KitErrorOptions & { readonly code?: string } = {}) {
    super(options.code ?? 'invalid_argument', `${argument} ${rule}`, options)
    this.argument = argument
  }

  /** The same error, as one of an operation. Checks do not know what they are for; the call does. */
  in(operation: string): this {
    return this.operation === undefined ? Object.assign(this, { operation }) : this
  }
}

/**
 * Says what kind of value was received without repeating it: `a string of 7 characters`, `an array of 3`, `NaN`.
 *
 * @param value - the refused value
 */
export function shapeOf(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : String(value)
  if (typeof value === 'string')
    return value === '' ? 'an empty string' : `a string of ${value.length} characters`
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object') return `an object (${value.constructor?.name ?? 'no prototype'})`
  return `a ${typeof value}`
}
