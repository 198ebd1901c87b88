// What a recipient tells, and what can be done with it.

import type { KitError } from '../../../core/errors/kit-error.ts'

/** How an open connection ended. */
export interface RecipientClosing {
  /** Of the WebSocket protocol; 1006 when the connection was cut. */
  readonly code: number
  readonly reason: string
  readonly wasClean: boolean
}

/** What a recipient tells. */
export interface RecipientEvents<Message> {
  /** A connection is open: the first one, or the one after another was lost. */
  readonly open: undefined
  /** Whoever listens first is told in a microtask of what came before, too, unless an iteration gave it. */
  readonly message: Message
  /** An open connection ended, whoever ended it; not told after `close()`. */
  readonly close: RecipientClosing
  /** The next attempt: how many milliseconds from now, and which one since a connection was open. */
  readonly reconnecting: { readonly delay: number; readonly attempt: number }
  /**
   * An attempt to connect failed (ConnectionError, TimeoutError, or ArgumentError for what is no URI), a message could not
   * be read (UnreadableMessageError), or the connection is lost for good (ConnectionError, with `state` `closed`). Printed
   * where nobody listens, but for the last one where an iteration throws it.
   */
  readonly error: KitError
  /** It is over: after `close()` or the signal, or when no attempt is left. Told once. */
  readonly end: undefined
}

export const eventNames = ['open', 'message', 'close', 'reconnecting', 'error', 'end'] as const

/** A recipient that listens. It never sends. */
export interface Recipient<Message> extends AsyncIterable<Message> {
  /** `waiting` is the time before the next attempt. */
  readonly state: 'connecting' | 'open' | 'waiting' | 'closed'
  /** @returns what ends the listening */
  on<Name extends keyof RecipientEvents<Message>>(
    name: Name,
    listener: (value: RecipientEvents<Message>[Name]) => void,
  ): () => void
  /**
   * Ends it for good. Listeners are told nothing afterwards but `end`; an iteration, also one that begins later, still gives
   * what had come and nobody got.
   */
  close(): void
  /** `close()`, for `using`. */
  [Symbol.dispose](): void
  /**
   * The messages that nobody got, and those that come. What comes while nobody iterates and nobody listens to `message` is
   * kept for whoever does so next, and so is what an iteration had not given yet when it was left: nothing is lost, and
   * there is no limit, so `close()` when you want no more.
   *
   * Lost connections do not end it. It ends after `close()`, and throws the last error when no attempt is left. A message
   * that cannot be read is left out, and told as `error`.
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<Message>
}
