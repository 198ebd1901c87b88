// history(), and what it shares with presenceHistory().

import type { Context } from '../../channels/context.ts'
import { list, type ListAnswer, type PageParts } from '../../channels/list.ts'
import { checkPathChannel } from '../../channels/state.ts'
import type { Page, Paged } from '../../core/paging.ts'
import { type HistoryOptions, boundsQuery } from './bounds.ts'
import { type Continuity, type ContinuityAnswer, continuityOf } from './continuity.ts'
import type { Schemas } from './contract.ts'

/** One page of a history. */
export interface HistoryPage<Answer extends { readonly items: readonly unknown[] }> extends Page<
  Answer['items'][number]
> {
  readonly continuity: Continuity
  /** The whole answer, as the server sent it. */
  readonly answer: Answer
}

/** The events of a channel. */
export type History = Paged<Schemas['HistoryItem'], HistoryPage<Schemas['HistoryPage']>>

export function history(context: Context, channel: string, options: HistoryOptions = {}): History {
  return historyOf(context, 'listHistory', () => checkPathChannel(channel, context), options)
}

/** A list with serials, times and continuity, whatever it lists. */
export function historyOf<Answer extends ContinuityAnswer>(
  context: Context,
  operation: string,
  checkChannel: () => string,
  options: HistoryOptions,
): Paged<Answer['items'][number], HistoryPage<Answer>> {
  return list<Answer['items'][number], HistoryAnswer, HistoryPage<Answer>>(context, {
    operation,
    cursorParameter: 'cursor',
    prepare: () => ({ path: { channelName: checkChannel() }, query: boundsQuery(options), options }),
    nextCursor: ({ next_cursor }) => next_cursor,
    pageOf({ answer, nextCursor, unreadable }, previous) {
      checkReadParts(answer, unreadable)
      const whole = answer as unknown as Answer
      const continuity = continuityOf(whole, previous?.items as Answer['items'])
      return { items: whole.items, nextCursor, continuity, answer: whole }
    },
  })
}

interface HistoryAnswer extends ListAnswer {
  readonly next_cursor?: unknown
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
  const continuity = partsOf('continuity')
  for (const flag of ['complete', 'truncated_by_retention']) {
    const found = continuity[flag]
    if (typeof found !== 'boolean') throw unreadable(`continuity.${flag}`, found, 'true or false')
  }
  partsOf('stream_state')
  for (const item of answer.items as readonly unknown[]) {
    const { serial } = Object(item) as { serial?: unknown }
    if (typeof serial !== 'number') throw unreadable('the serial of an item', serial, 'a number')
  }
}
