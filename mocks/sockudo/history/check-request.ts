// Whether the parts of a request for a page fit together.

import { invalidInput } from '../http/failure.ts'
import { type Bounds, capital } from './cursor.ts'
import type { PageRequest } from './page-query.ts'

/** What the store looks at before it reads. @throws Failure */
export function checkRequest(request: PageRequest): void {
  checkOrder(request.bounds, 'start_serial', 'end_serial')
  checkOrder(request.bounds, 'start_time_ms', 'end_time_ms')
  checkCursor(request)
}

function checkOrder(bounds: Bounds, first: keyof Bounds, last: keyof Bounds): void {
  const { [first]: start, [last]: end } = bounds
  if (start === undefined || end === undefined || start <= end) return
  throw invalidInput(`${first} must be less than or equal to ${last}`)
}

function checkCursor({ app, channel, noun, direction, bounds, cursor }: PageRequest): void {
  if (cursor === undefined) return
  const subject = `${capital(noun)} cursor`
  if (cursor.app_id !== app) throw invalidInput(`${subject} app does not match the request`)
  if (cursor.channel !== channel) throw invalidInput(`${subject} channel does not match the request`)
  if (cursor.direction !== direction) throw invalidInput(`${subject} direction does not match the request`)
  const names = Object.keys(bounds) as (keyof Bounds)[]
  if (names.some((name) => cursor.bounds[name] !== bounds[name])) {
    throw invalidInput(`${subject} bounds do not match the request`)
  }
}
