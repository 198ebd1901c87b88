// Long lists that a server hands out in pages: one page, page by page, or item by item.

import { ProtocolError } from './errors/protocol-error.ts'

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** Where the next page begins; undefined on the last one. */
  readonly nextCursor: string | undefined
}

/**
 * A list that is read as far as it is looked at: nothing is sent before the first item is asked for, and a page is
 * forgotten when the one after the next is there. It can be read several times, each time from the server.
 */
export interface Paged<Item, P extends Page<Item> = Page<Item>> extends AsyncIterable<Item> {
  /** The pages, with what a server tells about each. */
  pages(): AsyncIterableIterator<P>
  /**
   * One page: the first, or the one at a cursor.
   *
   * @param cursor - the `nextCursor` of an earlier page of the same query; ArgumentError for one of another query
   */
  page(cursor?: string): Promise<P>
}

/** How a list is read. */
export interface PageReader<P> {
  /** For errors. */
  readonly operation: string
  /** Gets a page by its cursor, which the first has not; `previous` is the last page with items, while pages are read on. */
  readonly read: (cursor: string | undefined, previous: P | undefined) => Promise<P>
}

export function paged<Item, P extends Page<Item>>({ operation, read }: PageReader<P>): Paged<Item, P> {
  async function* pages(): AsyncGenerator<P, void, undefined> {
    let cursor: string | undefined
    let previous: P | undefined
    const isRepeated = repetitions()
    do {
      const page = await read(cursor, previous)
      cursor = page.nextCursor
      if (cursor !== undefined && isRepeated(cursor)) throw repeated(operation)
      if (page.items.length > 0) previous = page
      yield page
    } while (cursor !== undefined)
  }
  return {
    pages,
    page: async (cursor) => read(cursor, undefined),
    async *[Symbol.asyncIterator]() {
      for await (const { items } of pages()) yield* items
    },
  }
}

/**
 * Finds out when a server sends its readers round in a circle, which would be read for ever. Remembers one cursor at a
 * time, after twice as many pages each time, so that a circle of any length is found (Brent's method).
 */
function repetitions(): (cursor: string) => boolean {
  let remembered: string | undefined
  let since = 0
  let until = 1
  return (cursor) => {
    if (cursor === remembered) return true
    if (++since === until) {
      remembered = cursor
      since = 0
      until *= 2
    }
    return false
  }
}

function repeated(operation: string): ProtocolError {
  const message = 'the server names a page as the next one that was there before'
  return new ProtocolError(200, message, { operation, effect: 'none' })
}
