// Who came to a presence channel and left it, and who was there at a moment.

import { call } from '../../channels/call.ts'
import type { Context } from '../../channels/context.ts'
import { checkPresenceChannel } from '../../channels/state.ts'
import { checkOptions } from '../../core/check.ts'
import { ArgumentError } from '../../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames } from '../../core/http.ts'
import type { Paged } from '../../core/paging.ts'
import { checkSerial, checkTime, type HistoryOptions, optional } from './bounds.ts'
import type { Schemas } from './contract.ts'
import { type HistoryPage, historyOf } from './history.ts'

/** The comings and goings of a presence channel. */
export type PresenceHistory = Paged<
  Schemas['PresenceHistoryItem'],
  HistoryPage<Schemas['PresenceHistoryPage']>
>

/** The moment of a snapshot: one of the two, or neither for now. */
export interface SnapshotOptions extends CallOptions {
  /** Milliseconds since the epoch, or a Date; inclusive. */
  readonly atTime?: number | Date | undefined
  /** The serial of an item of the presence history; inclusive. */
  readonly atSerial?: number | undefined
}

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
    at_serial: optional(checkSerial, atSerial, 'options.atSerial'),
  }
  const channelName = checkPresenceChannel(channel, context)
  return call(context, 'getPresenceSnapshot', { path: { channelName }, query }, options)
}
