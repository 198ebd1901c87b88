// Which page of a history is asked for.

import { invalidInput } from '../http/failure.ts'
import { exactSigned, exactUnsigned, type Parameters, readQuery, text, unsigned } from '../http/query.ts'
import type { ApiRequest } from '../http/request.ts'
import { type Bounds, capital, decodeCursor, type Direction, type PageCursor } from './cursor.ts'

/** As it is in the URL. */
export interface PageQuery {
  readonly limit?: number
  readonly direction?: string
  readonly cursor?: string
  readonly start_serial?: bigint
  readonly end_serial?: bigint
  readonly start_time_ms?: bigint
  readonly end_time_ms?: bigint
  readonly start?: bigint
  readonly end?: bigint
}

export interface PageRequest {
  readonly app: string
  readonly channel: string
  /** What is listed: `history`. */
  readonly noun: string
  readonly direction: Direction
  readonly limit: number
  readonly cursor: PageCursor | undefined
  readonly bounds: Bounds
}

const parameters: Parameters<PageQuery> = {
  limit: unsigned,
  direction: text,
  cursor: text,
  start_serial: exactUnsigned,
  end_serial: exactUnsigned,
  start_time_ms: exactSigned,
  end_time_ms: exactSigned,
  start: exactSigned,
  end: exactSigned,
}

/** @throws Failure */
export function readPageQuery(request: ApiRequest): PageQuery {
  return readQuery(request, parameters)
}

/** @throws Failure */
export function pageRequest(
  { app, channel, noun, pageSize }: Pick<PageRequest, 'app' | 'channel' | 'noun'> & { pageSize: number },
  query: PageQuery,
): PageRequest {
  const direction = directionOf(query.direction)
  const limit = Math.min(query.limit ?? pageSize, pageSize)
  if (limit === 0) throw invalidInput(`${capital(noun)} limit must be greater than 0`)
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor, noun)
  const bounds = {
    start_serial: query.start_serial,
    end_serial: query.end_serial,
    start_time_ms: query.start_time_ms ?? query.start,
    end_time_ms: query.end_time_ms ?? query.end,
  }
  return { app, channel, noun, direction, limit, cursor, bounds }
}

const newestFirst: readonly string[] = ['newest_first', 'backwards', 'reverse']
const oldestFirst: readonly string[] = ['oldest_first', 'forwards', 'forward']

function directionOf(given = 'newest_first'): Direction {
  const direction = given.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  if (newestFirst.includes(direction)) return 'newest_first'
  if (oldestFirst.includes(direction)) return 'oldest_first'
  const accepted = 'newest_first, oldest_first, backwards, forwards'
  throw invalidInput(`Invalid direction '${direction}'. Accepted values: ${accepted}`)
}
