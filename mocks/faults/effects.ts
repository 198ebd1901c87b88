// What may go wrong.

/** Milliseconds: so many, or any number between two, drawn with the seed. */
export type FaultDuration = number | readonly [least: number, most: number]

/** An answer in the place of the server's own; nothing is processed. */
export interface FaultAnswer {
  /** From 200 to 599. Where the server answers so, it is in the server's own words, unless `body` says otherwise. */
  readonly status: number
  /** The error code of the server, where a status has several: `draining`, `backpressure`. */
  readonly code?: string | undefined
  /** Milliseconds that `Retry-After` asks for; whole seconds, as the header has no other (default: as the server). */
  readonly retryAfter?: number | undefined
  /** Text, or anything else as JSON. */
  readonly body?: unknown
  /** Added to those of the answer. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** A body that trickles. */
export interface SlowBody {
  /** Milliseconds before each piece. */
  readonly pause: FaultDuration
  /** Bytes of a piece (default 1). */
  readonly bytes?: number | undefined
}

/** A node of a cluster that the node which answers does not reach. */
export interface UnreachableNode {
  /** The ids of the sockets that are on it, or a function of the id (default: all). */
  readonly sockets?: readonly string[] | ((socketId: string) => boolean) | undefined
  /** Milliseconds until its answer is not waited for any more (default: as the server). */
  readonly wait?: number | undefined
}

/**
 * `'refuse'`: the connection is dropped before it is a WebSocket. `'cut'`: it ends without a close frame, code 1006.
 * `'swallow'`: a frame is lost. `'duplicate'`: it comes twice. `close`: it ends with a code, as the server ends it.
 * `delay`: a frame comes so many milliseconds later, and those after it wait for it.
 *
 * `'cut'` and `close` meet a frame where `event` or `when` is there; else the sockets that are open when the fault is
 * made, and those that open later. `'swallow'`, `'duplicate'` and `delay` meet what the server sends, unless they say
 * `'client'`.
 */
export type SocketFault =
  | 'refuse'
  | 'cut'
  | 'swallow'
  | 'duplicate'
  | { readonly close: number; readonly reason?: string | undefined }
  | { readonly delay: FaultDuration; readonly from?: 'server' | 'client' | undefined }
  | { readonly swallow: 'server' | 'client' }
  | { readonly duplicate: 'server' | 'client' }

/**
 * Of a webhook: `'duplicate'`: it is sent twice. `'reorder'` or `behind`: it is held back until the next one, or the
 * next so many, were sent. `'lose'`: it is never sent. `delay`: it is sent so many milliseconds later.
 *
 * Of an attempt, after which the server's retries follow: `'refuse'`: nobody listens. `'hang'`: no answer until the
 * server gives up waiting. `'loseAnswer'`: the receiver gets it, its answer does not come back. `status`: somebody
 * answers with it in front of the receiver. `'forge'`: the signature is wrong.
 */
export type WebhookFault =
  | 'duplicate'
  | 'reorder'
  | 'lose'
  | 'refuse'
  | 'hang'
  | 'loseAnswer'
  | 'forge'
  | { readonly behind: number }
  | { readonly delay: FaultDuration }
  | { readonly status: number }

/** What goes wrong. A fault has exactly one of these. */
export interface FaultEffects extends FaultAnswer {
  /**
   * Milliseconds before the request is processed. A client that goes away meanwhile does not stop it: it is processed
   * all the same.
   */
  readonly latency: FaultDuration
  /** The connection breaks: `'before'` the request is processed, or `'after'`, when only the answer is lost. */
  readonly drop: 'before' | 'after'
  /** Milliseconds before each byte of the body, or before each piece. */
  readonly slowBody: FaultDuration | SlowBody
  /** The connection breaks after so many bytes of the body, at least one before its end; `true`: in its middle. */
  readonly truncateBody: number | true
  /** Milliseconds by which the server's clock is ahead, or behind if negative, when it checks the signature. */
  readonly clockSkew: number
  /** Answers are those of a cluster in which one node does not answer the others. */
  readonly unreachableNode: true | UnreachableNode
  readonly socket: SocketFault
  readonly webhook: WebhookFault
}
