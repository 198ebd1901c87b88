// What a connection to the event socket tells besides the events of the server.

import type { InvalidFrame, UnknownFrame } from './frames.ts'

/** How an open connection ended. */
export interface SocketClosing {
  /** Of the WebSocket protocol; 1006 when the connection was cut. */
  readonly code: number
  readonly reason: string
  readonly wasClean: boolean
}

/** What is told besides the events of the server. */
export interface SocketSignals<Event> {
  /** Every event of the server, whichever it is: a union to switch over. */
  readonly event: Event
  /** A frame of a type that is not known: the set differs between releases. Other fields of it are as they came. */
  readonly unknown: UnknownFrame
  /** A frame that cannot be read: not JSON, or without what its type needs. */
  readonly invalid: InvalidFrame
  /** A connection is open, which does not mean that it is approved: see `approved()`. */
  readonly open: undefined
  /** An open connection ended, whoever ended it; not told after `close()`. */
  readonly close: SocketClosing
  /** The next attempt: how many milliseconds from now, and which one since a connection was open. */
  readonly reconnecting: { readonly delay: number; readonly attempt: number }
  /**
   * The origin is refused (OriginNotApprovedError), an attempt to connect failed or the connection is lost for good
   * (ConnectionError, TimeoutError), or the server speaks the other dialect (ArgumentError, told once). Printed where nobody
   * is told in any other way.
   */
  readonly error: Error
  /** It is over: after `close()`, a refusal, or when no attempt is left. Told once. */
  readonly end: undefined
}
