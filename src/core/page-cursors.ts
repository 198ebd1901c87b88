// Cursors that know the query they belong to, because servers take some cursors for any query and answer something else
// than was meant.

import { sha256 } from '#crypto'
import { ArgumentError, shapeOf } from './errors/argument-error.ts'

export interface PageCursors {
  /** A cursor of the server, with the tag of the query before it. */
  tagged(cursor: string): string
  /**
   * The server's own cursor. One that was not made here goes as it is.
   *
   * @throws ArgumentError for a cursor of another query
   */
  own(cursor: unknown): string
}

/**
 * @param query - what is asked for, without size and position of a page: JSON
 * @param difference - what was different where a cursor is of another query
 */
export function cursorsOf(query: unknown, difference: string): PageCursors {
  const tag = sha256(JSON.stringify(query)).slice(0, 8)
  return {
    tagged: (cursor) => `${tag}.${cursor}`,
    own(cursor) {
      if (typeof cursor !== 'string' || cursor === '')
        throw new ArgumentError('cursor', `must be the nextCursor of a page, received ${shapeOf(cursor)}`)
      const [, found, own] = /^([0-9a-f]{8})\.(.*)$/s.exec(cursor) ?? []
      if (found === undefined || own === undefined) return cursor
      if (found === tag) return own
      throw new ArgumentError('cursor', `is of another query: ${difference}`)
    },
  }
}
