import { RequestError, type RequestErrorOptions } from './request-error.ts'

export interface ApiErrorOptions extends Omit<RequestErrorOptions, 'retryable'> {
  readonly status: number
  readonly code: string
  readonly retryAfter?: number | undefined
  readonly body: unknown
}

/**
 * The server answered with an error status.
 *
 * `code` is the server's own (`invalid_input`, `app_not_found`, …) where it gives one, else one made from the status
 * (`unauthorized`, `payload_too_large`, …). `retryAfter` is the server's wish in milliseconds. `body` is the parsed JSON or the text of the answer.
 */
export class ApiError extends RequestError {
  override readonly name: string = 'ApiError'
  readonly status: number
  readonly retryAfter: number | undefined
  readonly body: unknown

  constructor(message: string, options: ApiErrorOptions) {
    super(options.code, message, { ...options, retryable: isRetryable(options.status) })
    this.status = options.status
    this.retryAfter = options.retryAfter
    this.body = options.body
  }
}

function isRetryable(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501)
}
