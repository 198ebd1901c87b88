// Dates as the service takes them: all of them GMT.

import { Refusal } from './refusal.ts'

/** `2024-07-16`, `2024-07-15T06:59:59`, `2024-07-16T11:30:53.983Z`; a zone is read to refuse it. */
const shape = /^(\d{4}-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d{3})?(Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Milliseconds since the epoch. A date without a time is the first moment of its day, and one without a zone is GMT.
 *
 * @param name - what it is called
 * @throws Refusal for what is no date, and for one in another zone
 */
export function parseDateTime(name: string, text: string): number {
  const [, date, time = '00:00:00', fraction = '', zone = 'Z'] = shape.exec(text) ?? []
  if (date === undefined || !isDay(date))
    throw new Refusal(`${name} is no date: use a form like 2023-07-18T15:00:00`)
  if (zone !== 'Z') throw new Refusal(`${name} must be in the GMT timezone`)
  return Date.parse(`${date}T${time}${fraction}Z`)
}

/** Date.parse takes the 31st of every month. */
function isDay(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date)
}
