// The shape that every fake server has, whichever service it plays.

/**
 * A socket that was already accepted: the part of a WebSocket that a fake needs.
 *
 * The sockets of the `ws` package, of Deno and of workerd fit as they are.
 */
export interface FakeSocket {
  send(text: string): void
  close(code?: number, reason?: string): void
  /** Ends the connection without a close frame, where the runtime can do that; the peer then sees code 1006. */
  terminate?(): void
  /** Tells of the pings of the WebSocket itself, where the runtime shows them; they are answered already. */
  on?(type: 'ping', listener: () => void): unknown
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: () => void): void
}

/** A request as it was on the wire. */
export interface WireRequest {
  readonly method: string
  /** Path and query, still percent-encoded. */
  readonly target: string
  /** A header's value, by its name in lower case. */
  header(name: string): string | undefined
  readonly body: Uint8Array
  /** The body broke off before its end (default `false`). */
  readonly cut?: boolean | undefined
  /** Bytes of all of it, headers included, where the listener knows (default: without the headers). */
  readonly size?: number | undefined
  /** The IP address that it came from, where the listener knows. */
  readonly address?: string | undefined
}

export interface WireAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
  /** The body as it comes, where it does not come at once; it throws where the connection breaks. */
  readonly pieces?: ((signal?: AbortSignal) => AsyncGenerator<Uint8Array<ArrayBuffer>, void>) | undefined
}

/** A server as two functions; a listener, MSW or a test brings the requests and the sockets. */
export interface FakeServer {
  /**
   * Answers as the server would, and rejects with a `TypeError` once the fake is closed.
   *
   * 426 means: this request may become a WebSocket. Accept it, and hand the socket to `upgrade`.
   */
  readonly fetch: typeof fetch
  /**
   * The same for listeners, without the cost of a `Request` and a `Response`, and with the target as it was sent. It
   * rejects with a `TypeError` whose cause has the code `ECONNRESET` where the connection shall end without an answer.
   */
  readonly exchange?: (request: WireRequest) => Promise<WireAnswer>
  /** Takes over an accepted socket; `request` is the one that asked for it. */
  upgrade(socket: FakeSocket, request: Request): void
  /** Forgets everything and cuts the open sockets, as a restart of the server would. */
  reset(): void
  /** Closes the open sockets and stops answering. */
  close(): Promise<void>
}
