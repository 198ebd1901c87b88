// The errors of the class, with the names and fields that callers of the `pusher` package look at.

/** A request that failed, or was answered with a status that is no success. */
export class RequestError extends Error {
  override readonly name: string = 'PusherRequestError'
  /** Where the request went, without the query: that is a credential for ten minutes. */
  readonly url: string
  /** What the connection failed of; undefined where there was an answer. */
  readonly error: Error | undefined
  readonly status: number | undefined
  /** The answer's text. */
  readonly body: string | undefined

  constructor(message: string, url: string, error?: Error, status?: number, body?: string) {
    super(message, error === undefined ? undefined : { cause: error })
    this.url = url.replace(/[?#].*$/s, '')
    this.error = error
    this.status = status
    this.body = body
  }
}

/** Data was asked of a webhook that has none. */
export class WebHookError extends Error {
  override readonly name: string = 'PusherWebHookError'
  readonly contentType: string | undefined
  declare readonly body: string | Uint8Array | undefined
  declare readonly signature: string | undefined

  constructor(message: string, contentType?: string, body?: string | Uint8Array, signature?: string) {
    super(message)
    this.contentType = contentType
    // For who asks, not for who logs the error.
    Object.defineProperties(this, { body: { value: body }, signature: { value: signature } })
  }
}
