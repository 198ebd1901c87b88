// A page as the answer shows it, the same for both histories.

import { objectText } from '../serde/object-text.ts'
import { boundsText } from './cursor.ts'
import type { Page } from './page.ts'
import type { PageRequest } from './page-query.ts'
import type { Row } from './stream.ts'

export interface PageParts {
  /** JSON texts. */
  readonly items: readonly string[]
  /** What is kept of the stream. */
  readonly continuity: object
  readonly state: object
}

export function pageText(wanted: PageRequest, page: Page<Row>, parts: PageParts): string {
  const { complete, truncated } = page
  const continuity = { ...parts.continuity, complete, truncated_by_retention: truncated }
  return objectText([
    ['items', `[${parts.items.join(',')}]`],
    ['direction', JSON.stringify(wanted.direction)],
    ['limit', String(wanted.limit)],
    ['has_more', String(page.hasMore)],
    ['next_cursor', JSON.stringify(page.nextCursor)],
    ['bounds', boundsText(wanted.bounds)],
    ['continuity', JSON.stringify(continuity)],
    ['stream_state', JSON.stringify(parts.state)],
  ])
}
