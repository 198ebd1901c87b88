// Which part of a history: direction, serials, times.

import { checkCount, checkOptions, checkTime, optional } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { callOptionNames } from '../../core/http.ts'
import type { Query } from '../../core/query.ts'
import type { PageOptions } from './list.ts'

export interface HistoryOptions extends PageOptions {
  /** Default: `newest_first`. */
  readonly direction?: Direction | undefined
  /** The lowest serial, inclusive. */
  readonly startSerial?: number | undefined
  /** The highest serial, inclusive. */
  readonly endSerial?: number | undefined
  /** The earliest time, inclusive: milliseconds since the epoch, or a Date. */
  readonly startTime?: number | Date | undefined
  /** The latest time, inclusive: milliseconds since the epoch, or a Date. */
  readonly endTime?: number | Date | undefined
}

const names = [
  ...callOptionNames,
  ...['pageSize', 'direction', 'startSerial', 'endSerial', 'startTime', 'endTime'],
]

/** @throws ArgumentError */
export function boundsQuery(options: HistoryOptions): Query {
  checkOptions(options, names, 'options')
  const query = {
    direction: checkDirection(options.direction),
    start_serial: optional(checkCount, options.startSerial, 'options.startSerial'),
    end_serial: optional(checkCount, options.endSerial, 'options.endSerial'),
    start_time_ms: optional(checkTime, options.startTime, 'options.startTime'),
    end_time_ms: optional(checkTime, options.endTime, 'options.endTime'),
  }
  checkOrder(query.start_serial, query.end_serial, 'options.endSerial', 'startSerial')
  checkOrder(query.start_time_ms, query.end_time_ms, 'options.endTime', 'startTime')
  return query
}

/** A range that holds nothing is a mistake, and the server refuses it. */
function checkOrder(
  low: number | undefined,
  high: number | undefined,
  argument: string,
  other: string,
): void {
  if (low !== undefined && high !== undefined && high < low)
    throw new ArgumentError(argument, `must not be before ${other}`)
}

/** The two directions that every list of the server knows. */
export type Direction = 'newest_first' | 'oldest_first'

/**
 * The direction as it is sent: not at all where it is the server's own, so that one query has one kind of cursor.
 *
 * @throws ArgumentError
 */
export function checkDirection(direction: unknown): Direction | undefined {
  if (direction === undefined || direction === 'newest_first') return undefined
  if (direction === 'oldest_first') return direction
  const rule = `must be newest_first or oldest_first, received ${shapeOf(direction)}`
  throw new ArgumentError('options.direction', rule)
}
