// The sizes that a server takes. Each service brings its defaults; an operator may have set others.

import { checkOptions } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

export interface Limits {
  /** Bytes of one event's data. */
  readonly dataBytes: number
  /** Events of one batch request; longer batches are split. */
  readonly batchEvents: number
  /** Channels of one publish request; longer lists are split. */
  readonly channels: number
  readonly channelNameBytes: number
  readonly eventNameBytes: number
  /** Bytes of a publish request as a whole, with its headers; absent where the server does not count them. */
  readonly requestBytes?: number | undefined
}

/**
 * The service's limits with those that the caller set.
 *
 * @throws ArgumentError for a limit that does not exist or is not a positive whole number or `Infinity`
 */
export function resolveLimits(
  defaults: Limits,
  chosen: { [Name in keyof Limits]?: number | undefined } = {},
): Limits {
  checkOptions(chosen, Object.keys(defaults), 'options.limits')
  for (const [name, value] of Object.entries(chosen)) {
    if (value !== undefined && value !== Infinity && !(Number.isInteger(value) && value > 0)) {
      const rule = `must be a positive whole number or Infinity, received ${shapeOf(value)}`
      throw new ArgumentError(`options.limits.${name}`, rule)
    }
  }
  const present = Object.entries(chosen).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(present) }
}
