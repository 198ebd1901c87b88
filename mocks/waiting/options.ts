// How long a test waits.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'

export interface WaitOptions {
  /**
   * Milliseconds, or `Infinity` (default 1000). Always of real time, also where the test holds the time of the fake: it
   * is there so that a test ends.
   */
  readonly timeout?: number | undefined
  /** Ends the waiting with its reason. */
  readonly signal?: AbortSignal | undefined
  /** What is waited for, in words; the error begins with it. */
  readonly message?: string | undefined
}

/** Timers fire at once for what is longer. */
const longest = 2 ** 31 - 1

/** @throws ArgumentError */
export function checkWaitOptions(options: WaitOptions): WaitOptions & { readonly timeout: number } {
  if (typeof options !== 'object' || options === null) {
    throw new ArgumentError('options', `must be an object, received ${shapeOf(options)}`)
  }
  const known = ['timeout', 'signal', 'message']
  const unknown = Object.keys(options).find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new ArgumentError(`options.${unknown}`, `does not exist; there are ${known.join(', ')}`)
  }
  const { timeout = 1000, signal, message } = options
  if (typeof timeout !== 'number' || !(timeout > 0) || (timeout > longest && timeout !== Infinity)) {
    const rule = `must be milliseconds from 1 to ${longest}, or Infinity, received ${shapeOf(timeout)}`
    throw new ArgumentError('options.timeout', rule)
  }
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
    throw new ArgumentError('options.signal', `must be an AbortSignal, received ${shapeOf(signal)}`)
  }
  if (message !== undefined && typeof message !== 'string') {
    throw new ArgumentError('options.message', `must be a string, received ${shapeOf(message)}`)
  }
  return { timeout, signal, message }
}
