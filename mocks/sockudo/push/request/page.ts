// Lists in pages.

import { type Answer, json } from '../../http/answer.ts'
import { invalidInput } from '../../http/failure.ts'
import { type Parameters, text, unsigned } from '../../http/query.ts'
import { byBytes } from '../../serde/by-bytes.ts'
import { type CursorKind, encodeCursor } from './cursor.ts'

export interface PageQuery {
  readonly limit?: number
  readonly cursor?: string
}

export const pageParameters: Parameters<PageQuery> = { limit: unsigned, cursor: text }

/** Something in a list, with what the list is sorted by. */
export type Row<Item> = readonly [position: string, item: Item]

/** @throws Failure */
export function limitOf({ limit = 100 }: PageQuery): number {
  if (limit >= 1 && limit <= 1000) return limit
  throw invalidInput('limit must be between 1 and 1000')
}

export interface Page {
  readonly app: string
  readonly kind: CursorKind
  readonly limit: number
  /** The position after which the page begins. */
  readonly after: string | undefined
  /** Milliseconds since the epoch; the server says 0 in most lists. */
  readonly at?: number
}

export function answerPage(rows: Iterable<Row<unknown>>, { app, kind, limit, after, at = 0 }: Page): Answer {
  const left = [...rows]
    .filter(([position]) => after === undefined || byBytes(position, after) > 0)
    .sort(([first], [second]) => byBytes(first, second))
  const page = left.slice(0, limit)
  const more = left.length > limit
  return json(200, {
    items: page.map(([, item]) => item),
    next_cursor: more ? encodeCursor({ appId: app, kind, position: page.at(-1)![0], issuedAtMs: at }) : null,
    has_more: more,
  })
}
