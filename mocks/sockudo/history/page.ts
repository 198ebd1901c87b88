// One page of a stream.

import { invalidInput } from '../http/failure.ts'
import { checkRequest } from './check-request.ts'
import { type Bounds, encodeCursor } from './cursor.ts'
import type { PageRequest } from './page-query.ts'
import type { Entry, Retained, Row, Stream } from './stream.ts'

export interface Page<Of extends Row> {
  readonly entries: readonly Entry<Of>[]
  readonly hasMore: boolean
  readonly nextCursor: string | null
  /** Nothing that was asked for is missing. */
  readonly complete: boolean
  readonly truncated: boolean
}

/**
 * @param noun - what the store calls its streams
 * @throws Failure where the cursor has expired
 */
export function readPage<Of extends Row>(
  stream: Stream<Of>,
  request: PageRequest,
  noun = 'history',
): Page<Of> {
  checkRequest(request)
  const retained = stream.retained()
  checkExpiry(stream, retained, request, noun)
  const found = firstOf(matching(stream, request), request.limit + 1)
  const hasMore = found.length > request.limit
  const entries = hasMore ? found.slice(0, -1) : found
  const truncated = isTruncated(request.bounds, retained)
  return {
    entries,
    hasMore,
    nextCursor: hasMore ? cursorAt(stream, request, entries.at(-1)!.serial) : null,
    complete: !hasMore && !truncated,
    truncated,
  }
}

function checkExpiry({ id }: Stream<Row>, { oldest }: Retained, { cursor }: PageRequest, noun: string): void {
  if (cursor === undefined) return
  if (cursor.stream_id !== id) throw invalidInput(`Expired ${noun} cursor: channel stream changed`)
  if (oldest !== undefined && cursor.serial < oldest.serial) {
    throw invalidInput(`Expired ${noun} cursor: cursor points before retained history`)
  }
}

function* matching<Of extends Row>(stream: Stream<Of>, request: PageRequest): Generator<Entry<Of>, void> {
  const { bounds, cursor } = request
  const newestFirst = request.direction === 'newest_first'
  let first = Number(bounds.start_serial ?? 0)
  let last = Number(bounds.end_serial ?? Infinity)
  if (cursor !== undefined && newestFirst) last = Math.min(last, cursor.serial - 1)
  if (cursor !== undefined && !newestFirst) first = Math.max(first, cursor.serial + 1)
  const { start_time_ms: earliest = -Infinity, end_time_ms: latest = Infinity } = bounds
  for (const entry of stream.between(first, last, newestFirst)) {
    if (entry.row.at >= earliest && entry.row.at <= latest) yield entry
  }
}

function firstOf<Item>(items: Iterable<Item>, count: number): Item[] {
  const found: Item[] = []
  for (const item of items) {
    found.push(item)
    if (found.length === count) break
  }
  return found
}

function cursorAt({ id }: Stream<Row>, request: PageRequest, serial: number): string {
  const { app, channel, direction, bounds } = request
  return encodeCursor({ version: 1, app_id: app, channel, stream_id: id, serial, direction, bounds })
}

/** Whether the bounds reach back further than what is kept. Without a lower bound they reach back to the beginning. */
function isTruncated(
  { start_serial: first, start_time_ms: earliest }: Bounds,
  { oldest }: Retained,
): boolean {
  if (oldest === undefined) return false
  if (first !== undefined && first < oldest.serial) return true
  if (earliest !== undefined && earliest < oldest.row.at) return true
  return first === undefined && earliest === undefined && oldest.serial > 1
}
