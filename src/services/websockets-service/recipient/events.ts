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
  readonly message: Message
  /** An open connection ended, whoever ended it; not told after `close()`. */
  readonly close: RecipientClosing
  /** The next attempt: how many milliseconds from now, and which one since a connection was open. */
  readonly reconnecting: { readonly delay: number; readonly attempt: number }
  /**
   * An attempt to connect failed (ConnectionError, TimeoutError, or ArgumentError for what is no URI), a message could not
   * be read (UnreadableMessageError), or the connection is lost for good (ConnectionError). Printed where nobody listens.
   */
  readonly error: KitError
  /** It is over: after `close()` or the signal, or when no attempt is left. Told once. */
  readonly end: undefined
}

/** A recipient that listens. It never sends. */
export interface Recipient<Message> extends AsyncIterable<Message> {
  /** `waiting` is the time before the next attempt. */
  readonly state: 'connecting' | 'open' | 'waiting' | 'closed'
  /** @returns what ends the listening */
  on<Name extends keyof RecipientEvents<Message>>(
    name: Name,
    listener: (value: RecipientEvents<Message>[Name]) => void,
  ): () => void
  /** Ends it for good. Nothing comes afterwards. */
  close(): void
  /**
   * The messages from now on; the first iteration also gets those that came before it, unless somebody listens to
   * `message`. Lost connections do not end it. It ends after `close()`, and throws the last error when no attempt is left.
   * A message that cannot be read is left out, and told as `error`.
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<Message>
}
