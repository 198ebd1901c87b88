import { RequestError, type RequestErrorOptions } from './request-error.ts'

/**
 * A success answer that is not what the operation reads: not JSON, cut off, or without the field it needs. Often a
 * proxy or a login page that answered instead of the server.
 */
export class ProtocolError extends RequestError {
  override readonly name: string = 'ProtocolError'
  readonly status: number

  constructor(status: number, message: string, options: Omit<RequestErrorOptions, 'retryable'>) {
    super('unexpected_answer', message, { ...options, retryable: false })
    this.status = status
  }
}
