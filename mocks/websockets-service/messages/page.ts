// One page of a list, and the token of the next.

import { Refusal } from '../graphql/refusal.ts'
import type { Settings } from '../options.ts'
import type { MessagesFilter } from './filter.ts'

export interface ListedPage<Item> {
  readonly items: readonly Item[]
  readonly nextToken: string | null
}

interface Sequenced {
  readonly sequence: number
}

/** A list of the service. */
export interface Listed<Row extends Sequenced, Item> {
  readonly name: string
  /** @throws Refusal for a filter that makes no sense */
  fitsOf(filter: MessagesFilter): (row: Row) => boolean
  shown(row: Row): Item
}

/** What a caller asks for. */
export interface Listing {
  readonly filter?: MessagesFilter | null
  readonly nextToken?: string | null
}

/**
 * In the order of the settings. What comes between two pages does not move them: a page begins behind the last item of
 * the one before.
 *
 * @param rows - in the order of their sequence
 * @throws Refusal for a token that is none, or that was given out for another list or filter
 */
export function pageOf<Row extends Sequenced, Item>(
  { name, fitsOf, shown }: Listed<Row, Item>,
  rows: readonly Row[],
  { filter, nextToken }: Listing,
  { pageSize, listOrder }: Pick<Settings, 'pageSize' | 'listOrder'>,
): ListedPage<Item> {
  const fits = fitsOf(filter ?? {})
  const query = markOf(name, filter ?? {})
  const forward = listOrder === 'oldest-first'
  const begin = forward ? 0 : Infinity
  let last = nextToken === undefined || nextToken === null ? begin : readToken(nextToken, query)
  const found: Row[] = []
  let index = forward ? firstBehind(rows, last) : firstBehind(rows, last - 1) - 1
  for (; index >= 0 && index < rows.length; index += forward ? 1 : -1) {
    const row = rows[index]!
    if (!fits(row)) continue
    // Only what is really there makes another page.
    if (found.length === pageSize)
      return { items: found.map(shown), nextToken: `${query}${last.toString(36)}` }
    found.push(row)
    last = row.sequence
  }
  return { items: found.map(shown), nextToken: null }
}

function readToken(token: string, query: string): number {
  const [, position] = /^[0-9a-f]{8}([0-9a-z]{1,10})$/.exec(token) ?? []
  if (position === undefined) throw new Refusal('nextToken is no token of this list')
  if (!token.startsWith(query)) throw new Refusal('nextToken belongs to another filter')
  return Number.parseInt(position, 36)
}

function firstBehind(rows: readonly Sequenced[], sequence: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]!.sequence > sequence) high = middle
    else low = middle + 1
  }
  return low
}

/** The same for the same list and filter, in eight digits (FNV-1a). */
function markOf(name: string, filter: MessagesFilter): string {
  const { createdAt, expiresAt, topic, recipient, globalMessageId } = filter
  const ends = [createdAt?.from, createdAt?.to, expiresAt?.from, expiresAt?.to]
  const text = JSON.stringify(
    [name, topic, recipient, globalMessageId, ...ends].map((value) => value ?? null),
  )
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
