import { RequestError, type RequestErrorOptions } from './request-error.ts'

/**
 * The answer did not arrive within `timeout` milliseconds, counted from the call to the last byte of the answer; or a
 * connection was not open so long after the attempt began.
 */
export class TimeoutError extends RequestError {
  override readonly name: string = 'TimeoutError'
  readonly timeout: number

  /** @param options - `awaited` is what did not come, where it was no answer */
  constructor(
    timeout: number,
    options: Omit<RequestErrorOptions, 'retryable'> & { readonly awaited?: string | undefined },
  ) {
    const { awaited = 'complete answer' } = options
    super('timeout', `no ${awaited} within ${timeout} ms`, { ...options, retryable: true })
    this.timeout = timeout
  }
}
