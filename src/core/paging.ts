// Long lists that a server hands out in pages: one page, page by page, or item by item.

import { ProtocolError } from './errors/protocol-error.ts'

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** Where the next page begins; undefined on the last one. */
  readonly nextCursor: string | undefined
}

/**
 * A list that is read as far as it is looked at: nothing is sent before the first item is asked for, and never more
 * than one page is kept. It can be read several times, each time from the server.
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
  /** Gets a page, by the cursor of the page before it; neither is there for the first. */
  readonly read: (cursor: string | undefined, previous: P | undefined) => Promise<P>
}

export function paged<Item, P extends Page<Item>>({ operation, read }: PageReader<P>): Paged<Item, P> {
  async function* pages(): AsyncGenerator<P, void, undefined> {
    let page: P | undefined
    do {
      const cursor: string | undefined = page?.nextCursor
      page = await read(cursor, page)
      // A server that repeats itself would be read for ever.
      if (cursor !== undefined && page.nextCursor === cursor) throw repeated(operation)
      yield page
    } while (page.nextCursor !== undefined)
  }
  return {
    pages,
    page: async (cursor) => read(cursor, undefined),
    async *[Symbol.asyncIterator]() {
      for await (const { items } of pages()) yield* items
    },
  }
}

function repeated(operation: string): ProtocolError {
  const message = 'the server names the page that it sent as the next one'
  return new ProtocolError(200, message, { operation, effect: 'none' })
}
