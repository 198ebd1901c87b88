import { RequestError, type RequestErrorOptions } from './request-error.ts'

/** The answer did not arrive within `timeout` milliseconds, counted from the call to the last byte of the answer. */
export class TimeoutError extends RequestError {
  override readonly name: string = 'TimeoutError'
  readonly timeout: number

  constructor(timeout: number, options: Omit<RequestErrorOptions, 'retryable'>) {
    super('timeout', `no complete answer within ${timeout} ms`, { ...options, retryable: true })
    this.timeout = timeout
  }
}
