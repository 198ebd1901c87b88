// Dates of the service: always GMT, also where a text names no zone.

import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'

/** A moment: a Date, or GMT as `2024-07-16` (which is its first moment), `2024-07-15T06:59:59` or `2024-07-16T11:30:53.983Z`. */
export type DateInput = Date | string

/** A date that is checked. */
export interface CheckedDate {
  /** As it is sent. */
  readonly text: string
  /** Milliseconds since the epoch. */
  readonly time: number
}

const date = /^(\d{4})-(\d\d)-(\d\d)$/
const dateTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)? ?(Z|[+-]\d\d:?\d\d)?$/i
/** What the documentation of the service shows, and so what the contract takes and is sent. */
const documented = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{3})?Z?)?$/

/**
 * Reads a date of the service. A text without a zone is GMT here, while `new Date()` takes it for local time. From the
 * documentation: `expiresAt` of MessageInput, which "must be in the GMT timezone".
 *
 * @example
 * ```ts
 * import { parseGmt } from 'channelkit/websockets-service'
 *
 * console.log(parseGmt('2023-07-18T15:00:00').toISOString()) // 2023-07-18T15:00:00.000Z
 * ```
 *
 * @param text - a date, or a date and time, with or without fractions of a second and a zone; what is finer than a
 * millisecond is cut off
 * @returns the moment
 * @throws ArgumentError for a text that is no date, also for one that no calendar has
 */
export function parseGmt(text: string): Date {
  const time = timeOf(text)
  if (time !== undefined) return new Date(time)
  throw new ArgumentError('text', `must be a date like 2023-07-18T15:00:00, received ${shapeOf(text)}`)
}

/**
 * Checks a date that is sent: a Date as the time it stands for, a text as it is.
 *
 * @throws ArgumentError for what is no date, and for a text in another form than the documented ones
 */
export function checkDate(value: unknown, argument: string): CheckedDate {
  if (value instanceof Date) {
    const year = value.getUTCFullYear()
    if (!(year >= 0 && year <= 9999))
      throw new ArgumentError(argument, 'must be a valid Date, from year 0 to 9999')
    return { text: value.toISOString(), time: value.getTime() }
  }
  const time = typeof value === 'string' ? timeOf(value) : undefined
  if (time === undefined || !documented.test(value as string)) {
    const forms = 'GMT as 2024-07-16, 2024-07-15T06:59:59 or 2024-07-16T11:30:53.983Z'
    throw new ArgumentError(argument, `must be a Date, or ${forms}; received ${shapeOf(value)}`)
  }
  return { text: value as string, time }
}

/** Milliseconds since the epoch; undefined for what is no date. */
function timeOf(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined
  const [, day = text, hours = '0', minutes = '0', seconds = '0', fraction = '0', zone = 'Z'] =
    dateTime.exec(text) ?? []
  const midnight = midnightOf(day)
  const offset = offsetOf(zone)
  if (midnight === undefined || offset === undefined) return undefined
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3))
  return (
    midnight + ((Number(hours) * 60 + Number(minutes) - offset) * 60 + Number(seconds)) * 1000 + milliseconds
  )
}

function midnightOf(text: string): number | undefined {
  const [, year, month, day] = date.exec(text) ?? []
  // Not Date.UTC(), which takes the years below 100 for those of the last century.
  const time = Date.parse(`${text}T00:00:00.000Z`)
  if (year === undefined || month === undefined || Number.isNaN(time)) return undefined
  // Some engines count on from the last day of a month.
  return new Date(time).getUTCDate() === Number(day) ? time : undefined
}

/** Minutes east of Greenwich. */
function offsetOf(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
