import { type Effect, RequestError } from './request-error.ts'

/**
 * A users server answered a meta request with an error: there is no such user, the name is none, the API key is missing.
 *
 * `reason` is the text of the server, which differs between its releases.
 */
export class MetaRequestError extends RequestError {
  override readonly name: string = 'MetaRequestError'
  readonly reason: string

  constructor(reason: string, options: { readonly operation: string; readonly effect: Effect }) {
    super('meta_request_failed', reason, { ...options, retryable: false })
    this.reason = reason
  }
}
