// Who came to a presence channel and left it, and who was there at a moment.

import { call } from '../../channels/call.ts'
import type { Context } from '../../channels/context.ts'
import { checkPresenceChannel } from '../../channels/state.ts'
import { checkCount, checkOptions, checkTime, optional } from '../../core/check.ts'
import { ArgumentError } from '../../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames } from '../../core/http.ts'
import type { Paged } from '../../core/paging.ts'
import type { HistoryOptions } from './bounds.ts'
import type { Schemas } from './contract.ts'
import { historyOf, type PageOf } from './history.ts'

/** One page of the comings and goings of a presence channel. */
export type PresenceHistoryPage = PageOf<Schemas['PresenceHistoryPage']>

/** The comings and goings of a presence channel. */
export type PresenceHistory = Paged<Schemas['PresenceHistoryItem'], PresenceHistoryPage>

/**
 * The moment of a snapshot, inclusive: a time (milliseconds since the epoch or a Date), the serial of an item of the
 * presence history, or neither for now.
 */
export type SnapshotOptions = CallOptions &
  (
    | { readonly atTime?: number | Date | undefined; readonly atSerial?: undefined }
    | { readonly atTime?: undefined; readonly atSerial?: number | undefined }
  )

export function presenceHistory(
  context: Context,
  channel: string,
  options: HistoryOptions = {},
): PresenceHistory {
  return historyOf(context, 'listPresenceHistory', () => checkPresenceChannel(channel, context), options)
}

export async function presenceSnapshot(
  context: Context,
  channel: string,
  options: SnapshotOptions = {},
): Promise<Schemas['PresenceSnapshot']> {
  checkOptions(options, [...callOptionNames, 'atTime', 'atSerial'], 'options')
  const { atTime, atSerial } = options
  if (atTime !== undefined && atSerial !== undefined)
    throw new ArgumentError('options.atSerial', 'cannot be combined with options.atTime; pass one of them')
  const query = {
    at_time_ms: optional(checkTime, atTime, 'options.atTime'),
    at_serial: optional(checkCount, atSerial, 'options.atSerial'),
  }
  const channelName = checkPresenceChannel(channel, context)
  return call(context, 'getPresenceSnapshot', { path: { channelName }, query }, options)
}
