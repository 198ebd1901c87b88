// What `#transport` gives: one HTTP exchange, with no knowledge of what is sent.

/** Tells when to give up. Lighter than an AbortSignal, which costs a tenth of a publish on Node. */
export interface Stop {
  onStop(listener: () => void): void
}

export interface TransportRequest {
  readonly method: string
  /** `http://127.0.0.1:6001` */
  readonly origin: string
  /** Path and query, percent-encoded. */
  readonly target: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined
  /** Ends the exchange; the transport then rejects with any error, at once. */
  readonly stop: Stop
}

export interface TransportResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

export interface Transport {
  /** Resolves when the last byte of the answer is here; never follows a redirect. */
  send(request: TransportRequest): Promise<TransportResponse>
  /** Releases idle connections. */
  close(): void
}

export interface TransportOptions {
  /** An `http.Agent` or `https.Agent` of Node: proxy, private CA, pool limits. */
  readonly agent?: unknown
}

export type CreateTransport = (options: TransportOptions) => Transport
