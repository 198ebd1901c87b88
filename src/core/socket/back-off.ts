// How long to wait before the next attempt to connect.

import { checkCount, checkOptions } from '../check.ts'
import { ArgumentError, shapeOf } from '../errors/argument-error.ts'

/** When a lost connection is made again. */
export interface ReconnectOptions {
  /** Milliseconds before the first attempt, of which `jitter` may take a part as of any wait (default 500). */
  readonly minDelay?: number | undefined
  /** Milliseconds that no wait exceeds (default 30,000). */
  readonly maxDelay?: number | undefined
  /** By how much each wait is longer than the one before (default 2). */
  readonly factor?: number | undefined
  /**
   * Which part of a wait chance may take away, from 0 to 1, so that not all clients return at once (default 0.5: the first
   * wait is 250 to 500 ms). With 1 a wait can be 0.
   */
  readonly jitter?: number | undefined
  /**
   * How many attempts there are to make a connection again before it gives up (default `Infinity`). One that opens is a
   * success, however soon it is lost again, and the count begins anew.
   */
  readonly attempts?: number | undefined
}

export type BackOff = { readonly [Name in keyof ReconnectOptions]-?: number }

const defaults: BackOff = { minDelay: 500, maxDelay: 30_000, factor: 2, jitter: 0.5, attempts: Infinity }
const longestDelay = 2 ** 31 - 1

/**
 * @param value - what the caller gave for `reconnect`; `false` is never
 * @throws ArgumentError
 */
export function checkReconnect(value: ReconnectOptions | false | undefined, argument: string): BackOff {
  if (value === false) return { ...defaults, attempts: 0 }
  if (value === undefined) return defaults
  checkOptions(value, Object.keys(defaults), argument)
  const given = Object.entries(value).filter(([, one]) => one !== undefined)
  const chosen: BackOff = { ...defaults, ...Object.fromEntries(given) }
  checkCount(chosen.minDelay, `${argument}.minDelay`, 1, longestDelay)
  checkCount(chosen.maxDelay, `${argument}.maxDelay`, chosen.minDelay, longestDelay)
  checkRange(chosen.factor, `${argument}.factor`, 1, 100)
  checkRange(chosen.jitter, `${argument}.jitter`, 0, 1)
  if (chosen.attempts !== Infinity) checkCount(chosen.attempts, `${argument}.attempts`)
  return chosen
}

/**
 * Milliseconds before an attempt.
 *
 * @param before - how many waits there were already
 * @param random - from 0 to 1
 */
export function delayOf(
  before: number,
  { minDelay, maxDelay, factor, jitter }: BackOff,
  random: number,
): number {
  const whole = Math.min(maxDelay, minDelay * factor ** before)
  return Math.round(whole * (1 - jitter * random))
}

function checkRange(value: unknown, argument: string, least: number, most: number): void {
  if (typeof value === 'number' && value >= least && value <= most) return
  throw new ArgumentError(argument, `must be a number from ${least} to ${most}, received ${shapeOf(value)}`)
}
