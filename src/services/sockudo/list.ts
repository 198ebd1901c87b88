// Operations that answer in pages.

import { unreadablePart } from '../../core/answer.ts'
import { checkCount, optional } from '../../core/check.ts'
import type { ProtocolError } from '../../core/errors/protocol-error.ts'
import { type CallOptions, runCall } from '../../core/http.ts'
import { cursorsOf } from '../../core/page-cursors.ts'
import { type Page, type Paged, paged } from '../../core/paging.ts'
import type { Query } from '../../core/query.ts'
import { callForAnswer } from '../../channels/call.ts'
import type { Context, RequestParts } from '../../channels/context.ts'

export interface PageOptions extends CallOptions {
  /** Items per page; the server caps it, at 100 unless it is set up otherwise. */
  readonly pageSize?: number | undefined
}

/** A query whose arguments are checked. */
export interface Listing {
  readonly path: Readonly<Record<string, string>>
  /** What is asked for, without size and position of a page. */
  readonly query: Query
  readonly options: PageOptions
  readonly headers?: RequestParts['headers']
  readonly secrets?: RequestParts['secrets']
}

/** The raw answer of one page: where its items and the next cursor are is told by whoever reads it. */
export interface ListAnswer {
  readonly items?: unknown
  readonly has_more?: unknown
}

export interface ListReader<Answer extends ListAnswer, P> {
  readonly operation: string
  /** What the server calls the parameter that takes a cursor. */
  readonly cursorParameter: string
  /** Items of a page that the server still takes, where it refuses more. */
  readonly largestPage?: number
  /** Checks the arguments; called for each page, so that a mistake rejects there. */
  readonly prepare: () => Listing
  readonly nextCursor: (answer: Answer) => unknown
  readonly pageOf: (parts: PageParts<Answer>, previous: P | undefined) => P
}

export interface PageParts<Answer> {
  readonly answer: Answer
  /** Whether it is the first page of the query. */
  readonly first: boolean
  readonly nextCursor: string | undefined
  /** The error for a part of the answer that is not what the method reads. */
  readonly unreadable: (what: string, found: unknown, expected: string) => ProtocolError
}

/** Makes the list that a method returns. Each page is a call of its own, with its own timeout. */
export function list<Item, Answer extends ListAnswer, P extends Page<Item>>(
  context: Context,
  reader: ListReader<Answer, P>,
): Paged<Item, P> {
  const { operation, cursorParameter, largestPage, prepare, nextCursor, pageOf } = reader
  return paged<Item, P>({
    operation,
    read: (cursor, previous) =>
      runCall(context.server, operation, async () => {
        const { path, query, options, headers, secrets } = prepare()
        const asked = Object.entries(query).filter(([, value]) => value !== undefined)
        const cursors = cursorsOf([operation, path, asked], 'its channel, direction or bounds were different')
        const parts = {
          path,
          headers,
          secrets,
          query: {
            ...query,
            limit: checkPageSize(options.pageSize, largestPage),
            [cursorParameter]: cursor === undefined ? undefined : cursors.own(cursor),
          },
        }
        const { status, body } = await callForAnswer(context, operation, parts, options)
        const unreadable = (what: string, found: unknown, expected: string): ProtocolError =>
          unreadablePart(status, what, found, expected, { operation, effect: 'none' })
        const answer = body as Answer
        const next = nextCursor(answer) ?? undefined
        if (!Array.isArray(answer.items)) throw unreadable('items', answer.items, 'a list')
        if (next !== undefined && (typeof next !== 'string' || next === ''))
          throw unreadable('the next cursor', next, 'text')
        if (next === undefined && answer.has_more === true) throw unreadable('the next cursor', next, 'text')
        const tagged = next === undefined ? undefined : cursors.tagged(next)
        return pageOf({ answer, first: cursor === undefined, nextCursor: tagged, unreadable }, previous)
      }),
  })
}

function checkPageSize(pageSize: unknown, largest: number | undefined): number | undefined {
  return optional((size, argument) => checkCount(size, argument, 1, largest), pageSize, 'options.pageSize')
}
