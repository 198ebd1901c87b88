// The base of everything that channelkit throws, and the guard that recognises it.

/**
 * Survives two copies of the package in one process, where `instanceof` does not.
 */
const brand = Symbol.for('channelkit.error')

export interface KitErrorOptions {
  /** The operation that failed: `triggerEvent`, `listChannels`, … */
  readonly operation?: string | undefined
  readonly cause?: unknown
}

/**
 * The base class of every error of channelkit.
 *
 * `code` is stable and meant to be compared; `message` is meant to be read and may change. No message, cause or
 * property holds a secret, a signature, a token or a signed URL.
 *
 * @example
 * ```ts
 * import { KitError, isKitError } from 'channelkit/errors'
 *
 * const error: unknown = new KitError('no_luck', 'try again')
 * if (isKitError(error)) console.log(error.code)
 * ```
 */
export class KitError extends Error {
  override readonly name: string = 'KitError'
  readonly code: string
  readonly operation: string | undefined

  constructor(code: string, message: string, options: KitErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.code = code
    this.operation = options.operation
    branded(this)
  }
}

/** Makes an error one of channelkit, for `isKitError`, also one whose class has to be another. */
export function branded<Known extends Error>(error: Known): Known {
  return Object.defineProperty(error, brand, { value: true })
}

/**
 * Tells whether a caught value is an error of channelkit, also when it comes from another copy of the package.
 *
 * @param value - anything that was caught
 */
export function isKitError(value: unknown): value is KitError {
  return typeof value === 'object' && value !== null && brand in value
}
