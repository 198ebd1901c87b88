// history(), and what it shares with presenceHistory().

import type { Context } from '../../channels/context.ts'
import { checkPathChannel } from '../../channels/state.ts'
import type { Page, Paged } from '../../core/paging.ts'
import { type HistoryOptions, boundsQuery } from './bounds.ts'
import { type Continuity, type ContinuityAnswer, continuityOf } from './continuity.ts'
import type { Schemas } from './contract.ts'
import { list, type ListAnswer, type PageParts } from './list.ts'

/** One page of a history, whatever it lists. */
export interface PageOf<Answer extends { readonly items: readonly unknown[] }> extends Page<
  Answer['items'][number]
> {
  readonly continuity: Continuity
  /** The whole answer, as the server sent it. */
  readonly answer: Answer
}

/** One page of the events of a channel. */
export type HistoryPage = PageOf<Schemas['HistoryPage']>

/** The events of a channel. */
export type ChannelHistory = Paged<Schemas['HistoryItem'], HistoryPage>

export function history(context: Context, channel: string, options: HistoryOptions = {}): ChannelHistory {
  return historyOf(context, 'listHistory', () => checkPathChannel(channel, context), options)
}

/** A list with serials, times and continuity, whatever it lists. */
export function historyOf<Answer extends ContinuityAnswer>(
  context: Context,
  operation: string,
  checkChannel: () => string,
  options: HistoryOptions,
): Paged<Answer['items'][number], PageOf<Answer>> {
  return list<Answer['items'][number], HistoryAnswer, PageOf<Answer>>(context, {
    operation,
    cursorParameter: 'cursor',
    prepare: () => ({ path: { channelName: checkChannel() }, query: boundsQuery(options), options }),
    nextCursor: ({ next_cursor }) => next_cursor,
    pageOf({ answer, first, nextCursor, unreadable }, previous) {
      checkReadParts(answer, unreadable)
      const whole = answer as unknown as Answer
      const last: { readonly serial: number } | undefined = previous?.items.at(-1)
      const before = first ? serialBefore(options) : last?.serial
      return { items: whole.items, nextCursor, continuity: continuityOf(whole, before), answer: whole }
    },
  })
}

/** The first item follows it, where the caller said with which serial to begin. */
function serialBefore({ direction, startSerial, startTime }: HistoryOptions): number | undefined {
  const known = direction === 'oldest_first' && startTime === undefined
  return known && startSerial !== undefined && startSerial > 0 ? startSerial - 1 : undefined
}

interface HistoryAnswer extends ListAnswer {
  readonly next_cursor?: unknown
  readonly has_more?: unknown
  readonly continuity?: unknown
  readonly stream_state?: unknown
}

/** Checks what a continuity is made from; the rest of an answer is the caller's. */
function checkReadParts(answer: HistoryAnswer, unreadable: PageParts<unknown>['unreadable']): void {
  const partsOf = (name: 'continuity' | 'stream_state'): Record<string, unknown> => {
    const found = answer[name]
    if (typeof found === 'object' && found !== null) return found as Record<string, unknown>
    throw unreadable(name, found, 'an object')
  }
  const truncated = partsOf('continuity')['truncated_by_retention']
  const { has_more: hasMore } = answer
  if (typeof hasMore !== 'boolean') throw unreadable('has_more', hasMore, 'true or false')
  if (typeof truncated !== 'boolean')
    throw unreadable('continuity.truncated_by_retention', truncated, 'true or false')
  partsOf('stream_state')
  for (const item of answer.items as readonly unknown[]) {
    const { serial } = Object(item) as { serial?: unknown }
    if (typeof serial !== 'number') throw unreadable('the serial of an item', serial, 'a number')
  }
}
