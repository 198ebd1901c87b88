import { RequestError } from './request-error.ts'

/**
 * A users server opened the connection and cut it at once, which is how it refuses one: nothing in its
 * `approvedSocketDomains` matches the origin, and there was no API key that it knows. It is not tried again.
 *
 * `origin` is the one that was sent by option; undefined when there was none, and in browsers, which send their own.
 */
export class OriginNotApprovedError extends RequestError {
  override readonly name: string = 'OriginNotApprovedError'
  readonly origin: string | undefined

  constructor(origin: string | undefined, tip: string, operation: string) {
    const what = 'the server cut the connection as soon as it was open, which is how it refuses an origin'
    super('origin_not_approved', `${what}: ${tip}`, { operation, effect: 'none', retryable: false })
    this.origin = origin
  }
}
