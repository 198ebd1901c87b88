// Operations that answer in pages.

import { sha256 } from '#crypto'
import { unreadablePart } from '../../core/answer.ts'
import { checkCount, optional } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import type { ProtocolError } from '../../core/errors/protocol-error.ts'
import { type CallOptions, runCall } from '../../core/http.ts'
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
        const tag = tagOf(operation, path, query)
        const parts = {
          path,
          headers,
          secrets,
          query: {
            ...query,
            limit: checkPageSize(options.pageSize, largestPage),
            [cursorParameter]: cursor === undefined ? undefined : untagged(cursor, tag),
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
        const tagged = next === undefined ? undefined : `${tag}.${next}`
        return pageOf({ answer, first: cursor === undefined, nextCursor: tagged, unreadable }, previous)
      }),
  })
}

function checkPageSize(pageSize: unknown, largest: number | undefined): number | undefined {
  return optional((size, argument) => checkCount(size, argument, 1, largest), pageSize, 'options.pageSize')
}

/** Stands before a cursor, because servers take some cursors for any query and answer something else than was meant. */
function tagOf(operation: string, path: Listing['path'], query: Query): string {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined)
  return sha256(JSON.stringify([operation, path, asked])).slice(0, 8)
}

/** The server's own cursor. One that was not made here goes as it is. */
function untagged(cursor: unknown, tag: string): string {
  if (typeof cursor !== 'string' || cursor === '')
    throw new ArgumentError('cursor', `must be the nextCursor of a page, received ${shapeOf(cursor)}`)
  const [, found, own] = /^([0-9a-f]{8})\.(.*)$/s.exec(cursor) ?? []
  if (found === undefined || own === undefined) return cursor
  if (found === tag) return own
  throw new ArgumentError('cursor', 'is of another query: its channel, direction or bounds were different')
}
