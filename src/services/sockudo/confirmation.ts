// What a destructive call wants to be told twice.

import { checkCount, checkNotBlank, checkOptions, checkTime, optional } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'

/** What a destructive call asks for, so that it cannot happen by a slip. */
export interface Confirmation<Channel extends string, Operation extends string> {
  /** The channel, once more. */
  readonly confirmChannel: Channel
  /** What is about to happen. */
  readonly confirmOperation: Operation
  /** Not blank; the server repeats it in its answer. */
  readonly reason: string
  /** Who wants it; repeated, too. */
  readonly requestedBy?: string | undefined
}

/** What a purge removes: everything, or what is older than a serial or a time (both exclusive). */
export type PurgeRange =
  | { readonly mode: 'all' }
  | { readonly mode: 'before_serial'; readonly beforeSerial: number }
  /** Milliseconds since the epoch, or a Date. */
  | { readonly mode: 'before_time_ms'; readonly beforeTime: number | Date }

const names = ['confirmChannel', 'confirmOperation', 'reason', 'requestedBy']

/**
 * The confirmation as the server wants it.
 *
 * @throws ArgumentError where it does not fit the call
 */
export function confirmedBody(
  channel: string,
  operation: 'reset' | 'purge',
  confirmation: Confirmation<string, string>,
  moreNames: readonly string[] = [],
): object {
  checkOptions(confirmation, [...names, ...moreNames], 'confirmation')
  const { confirmChannel, confirmOperation, reason, requestedBy } = confirmation
  if (confirmChannel !== channel)
    throw new ArgumentError('confirmation.confirmChannel', 'must be the channel itself, once more')
  if (confirmOperation !== operation)
    throw new ArgumentError('confirmation.confirmOperation', `must be "${operation}"`)
  return {
    confirm_channel: confirmChannel,
    confirm_operation: confirmOperation,
    reason: checkNotBlank(reason, 'confirmation.reason'),
    requested_by: optional(checkNotBlank, requestedBy, 'confirmation.requestedBy'),
  }
}

export const rangeNames: readonly string[] = ['mode', 'beforeSerial', 'beforeTime']

/** @throws ArgumentError for a limit that is missing, or that belongs to another mode */
export function rangeOf(range: { mode?: unknown; beforeSerial?: unknown; beforeTime?: unknown }): object {
  const { mode, beforeSerial, beforeTime } = range
  if (mode !== 'before_serial') refuse(beforeSerial, 'beforeSerial', 'before_serial')
  if (mode !== 'before_time_ms') refuse(beforeTime, 'beforeTime', 'before_time_ms')
  if (mode === 'all') return { mode }
  if (mode === 'before_serial')
    return { mode, before_serial: checkCount(beforeSerial, 'confirmation.beforeSerial') }
  if (mode === 'before_time_ms')
    return { mode, before_time_ms: checkTime(beforeTime, 'confirmation.beforeTime') }
  const rule = `must be all, before_serial or before_time_ms, received ${shapeOf(mode)}`
  throw new ArgumentError('confirmation.mode', rule)
}

function refuse(value: unknown, name: string, mode: string): void {
  if (value !== undefined) throw new ArgumentError(`confirmation.${name}`, `is for the mode ${mode} only`)
}
