// A page of a list.

import type { Query } from '../http/call.ts'

/** What is no number, and 0 as a limit, says nothing. */
export function pageOf<Item>(query: Query, items: readonly Item[]): readonly Item[] {
  const from = Math.max(0, numberOf(query.text('index')))
  const limit = Math.abs(numberOf(query.text('limit')))
  return items.slice(from, limit === 0 ? undefined : from + limit)
}

function numberOf(text: string | undefined): number {
  const number = Number.parseInt(text ?? '', 10)
  return Number.isNaN(number) ? 0 : number
}
