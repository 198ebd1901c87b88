import { ArgumentError } from './argument-error.ts'

/**
 * The data of an event is larger than the server takes, or the request that it makes; nothing was sent.
 *
 * Branch on it to send a reference instead of the data. `size` and `limit` are bytes of UTF-8 as they would travel.
 * The size of a request is an upper bound: it counts headers at the most that they can take.
 */
export class EventTooLargeError extends ArgumentError {
  override readonly name: string = 'EventTooLargeError'
  readonly size: number
  readonly limit: number

  constructor(
    argument: string,
    size: number,
    limit: number,
    operation: string,
    option: 'limits.dataBytes' | 'limits.requestBytes' = 'limits.dataBytes',
  ) {
    const what = option === 'limits.dataBytes' ? 'is' : 'makes a request of up to'
    const rule = `${what} ${size} bytes, over the limit of ${limit} bytes (${option})`
    super(argument, rule, { operation, code: 'event_too_large' })
    this.size = size
    this.limit = limit
  }
}
