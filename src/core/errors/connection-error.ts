import { RequestError, type RequestErrorOptions } from './request-error.ts'

/**
 * No complete answer arrived: refused, reset, closed early, name not found, certificate not trusted.
 *
 * `effect` is `none` when the connection was never made, so that sending again cannot publish twice. `code` is
 * `client_closed` for a call after `close()`, `connection_lost` for a WebSocket that was open, `uri_failed` where the
 * caller's function gave no URI to connect to, else `connection_failed`.
 */
export class ConnectionError extends RequestError {
  override readonly name: string = 'ConnectionError'

  constructor(message: string, options: Omit<RequestErrorOptions, 'retryable'> & { readonly code?: string }) {
    const { code = 'connection_failed' } = options
    super(code, message, { ...options, retryable: code !== 'client_closed' })
  }
}
