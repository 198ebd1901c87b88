// How many requests the signed API takes from one address.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireSettings } from '../check-settings.ts'

/** Off in the fake unless it is given; the server has it on, with these defaults. */
export interface FakeRateLimit {
  /** Requests of one address within the window (default 100). */
  readonly requests?: number | undefined
  /** Milliseconds from the first request on, whole seconds (default 60,000). */
  readonly window?: number | undefined
  /**
   * How many proxies in front of the server add to `X-Forwarded-For` (default 0: the header says nothing). Without the
   * header all requests come from one address.
   */
  readonly trustHops?: number | undefined
}

export interface RateLimitSettings {
  readonly requests: number
  readonly window: number
  readonly trustHops: number
}

const defaults: RateLimitSettings = { requests: 100, window: 60_000, trustHops: 0 }

/** @throws ArgumentError */
export function resolveRateLimit(chosen: FakeRateLimit | undefined): RateLimitSettings | undefined {
  if (chosen === undefined) return undefined
  requireSettings('options.rateLimit', chosen, Object.keys(defaults))
  const { requests = defaults.requests, window = defaults.window, trustHops = defaults.trustHops } = chosen
  requireWhole('requests', requests, 1)
  requireWhole('window', window, 1)
  requireWhole('trustHops', trustHops, 0)
  if (window % 1000 !== 0) {
    throw new ArgumentError(
      'options.rateLimit.window',
      'must be whole seconds, because clients are told seconds',
    )
  }
  return { requests, window, trustHops }
}

function requireWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return
  const rule = `must be a whole number from ${least} up, received ${shapeOf(value)}`
  throw new ArgumentError(`options.rateLimit.${name}`, rule)
}
