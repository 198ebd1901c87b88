// What an operator does to stored streams: look at one, empty it, begin it anew.

import { call } from '../../channels/call.ts'
import type { Context } from '../../channels/context.ts'
import { checkPathChannel, checkPresenceChannel } from '../../channels/state.ts'
import { checkOptions } from '../../core/check.ts'
import { type CallOptions, callOptionNames, runCall } from '../../core/http.ts'
import { type Confirmation, confirmedBody, type PurgeRange, rangeNames, rangeOf } from './confirmation.ts'
import type { Schemas } from './contract.ts'

export interface StreamOperator<State, Reset> {
  /** Tells what is stored of a channel and whether the server vouches for it. */
  state(channel: string, options?: CallOptions): Promise<State>
  /**
   * Begins a new, empty stream. Cursors of the old one are refused from then on.
   *
   * @param confirmation - the channel and the operation once more, and a reason
   * @throws ArgumentError when the confirmation does not fit the call
   */
  reset<const Channel extends string>(
    channel: Channel,
    confirmation: Confirmation<NoInfer<Channel>, 'reset'>,
    options?: CallOptions,
  ): Promise<Reset>
}

export interface HistoryOperator extends StreamOperator<
  Schemas['HistoryState'],
  Schemas['HistoryResetResult']
> {
  /**
   * Removes stored events. The stream and its serials stay; cursors into what was removed are refused from then on.
   *
   * @param confirmation - the channel and the operation once more, a reason, and what to remove
   * @throws ArgumentError when the confirmation does not fit the call
   */
  purge<const Channel extends string>(
    channel: Channel,
    confirmation: Confirmation<NoInfer<Channel>, 'purge'> & PurgeRange,
    options?: CallOptions,
  ): Promise<Schemas['HistoryPurgeResult']>
}

export type PresenceHistoryOperator = StreamOperator<
  Schemas['PresenceHistoryState'],
  Schemas['PresenceHistoryResetResult']
>

export interface Operator {
  readonly history: HistoryOperator
  readonly presenceHistory: PresenceHistoryOperator
}

export function createOperator(context: Context): Operator {
  const anyChannel = (channel: string): string => checkPathChannel(channel, context)
  const presenceChannel = (channel: string): string => checkPresenceChannel(channel, context)
  return {
    history: {
      ...streamOperator(context, { state: 'getHistoryState', reset: 'resetHistory' }, anyChannel),
      purge: (channel, confirmation, options = {}) =>
        runCall(context.server, 'purgeHistory', async () => {
          checkOptions(options, callOptionNames, 'options')
          const channelName = anyChannel(channel)
          const confirmed = confirmedBody(channelName, 'purge', confirmation, rangeNames)
          const body = { ...confirmed, ...rangeOf(confirmation) }
          return call(context, 'purgeHistory', { path: { channelName }, body }, options)
        }),
    },
    presenceHistory: streamOperator(
      context,
      { state: 'getPresenceHistoryState', reset: 'resetPresenceHistory' },
      presenceChannel,
    ),
  }
}

function streamOperator<State, Reset>(
  context: Context,
  operations: { readonly state: string; readonly reset: string },
  checkChannel: (channel: string) => string,
): StreamOperator<State, Reset> {
  return {
    state: (channel, options = {}) =>
      runCall(context.server, operations.state, async () => {
        checkOptions(options, callOptionNames, 'options')
        return call(context, operations.state, { path: { channelName: checkChannel(channel) } }, options)
      }),
    reset: (channel, confirmation, options = {}) =>
      runCall(context.server, operations.reset, async () => {
        checkOptions(options, callOptionNames, 'options')
        const channelName = checkChannel(channel)
        const body = confirmedBody(channelName, 'reset', confirmation)
        return call(context, operations.reset, { path: { channelName }, body }, options)
      }),
  }
}
