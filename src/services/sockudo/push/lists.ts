// The lists of push: devices, subscriptions, channels, templates, credentials, dead letters.

import type { Context } from '../../../channels/context.ts'
import { list, type ListAnswer } from '../list.ts'
import type { Page, Paged } from '../../../core/paging.ts'
import type { Query } from '../../../core/query.ts'
import { type Access, adminAccess, type PushCallOptions } from './access.ts'

/** What every list of push takes. */
export interface PushListOptions extends PushCallOptions {
  /** Items per page, 1 to 1000. Default: 100. */
  readonly pageSize?: number | undefined
}

interface ItemsAnswer {
  readonly items: readonly unknown[]
}

/** One page of a list. */
export interface PushPage<Answer extends ItemsAnswer> extends Page<Answer['items'][number]> {
  /** The whole answer, as the server sent it. */
  readonly answer: Answer
}

export type PushList<Answer extends ItemsAnswer> = Paged<Answer['items'][number], PushPage<Answer>>

interface Asked extends Access {
  readonly query: Query
}

interface Options {
  readonly pageSize?: number | undefined
}

/** @param prepare - checks the arguments, except the size of a page */
export function pushList<Answer extends ItemsAnswer>(
  context: Context,
  operation: string,
  options: Options,
  prepare: () => Asked,
): PushList<Answer> {
  return list<Answer['items'][number], CursorAnswer, PushPage<Answer>>(context, {
    operation,
    cursorParameter: 'cursor',
    largestPage,
    prepare: () => ({ path: {}, options, ...prepare() }),
    nextCursor: ({ next_cursor }) => next_cursor,
    pageOf({ answer, nextCursor }) {
      const whole = answer as unknown as Answer
      return { items: whole.items, nextCursor, answer: whole }
    },
  })
}

/** A list that takes nothing but the size of its pages, and that a device may not read. */
export function plainList<Answer extends ItemsAnswer>(
  context: Context,
  operation: string,
  options: PushListOptions = {},
): PushList<Answer> {
  return pushList(context, operation, options, () => ({ query: {}, ...adminAccess(options, ['pageSize']) }))
}

interface CursorAnswer extends ListAnswer {
  readonly next_cursor?: unknown
}

/** Source: Sockudo 5.2.0, which refuses what is larger. */
const largestPage = 1000
