// What a connection to the event socket offers, in each dialect.

import type { ServerEvent, ServerToken } from '../contract.ts'
import type { SocketCallOptions } from './calls.ts'
import type { EchoEvent, EchoOptions } from './echo.ts'
import type { InvalidFrame, UnknownFrame } from './frames.ts'
import type { MetaStore } from './meta.ts'

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
   * The origin is refused (OriginNotApprovedError), an attempt to connect failed, or the connection is lost for good
   * (ConnectionError, TimeoutError). Printed where nobody is told in any other way.
   */
  readonly error: Error
  /** It is over: after `close()`, a refusal, or when no attempt is left. Told once. */
  readonly end: undefined
}

/** The events of the dialect `events`, by their numbers. */
export type EventsByType = {
  readonly [Type in ServerEvent['eventType']]: Extract<ServerEvent, { readonly eventType: Type }>
}

/** The events of the dialect `tokens`, by their words. */
export type TokensByType = {
  readonly [Type in ServerToken['type']]: Extract<ServerToken, { readonly type: Type }>
}

/** What both dialects have. */
export interface EventSocket<Event, ByType> extends AsyncIterable<Event> {
  /** `waiting` is the time before the next attempt. */
  readonly state: 'connecting' | 'open' | 'waiting' | 'closed'

  /**
   * Listens to one type of event, or to one of `event`, `unknown`, `invalid`, `open`, `close`, `reconnecting`, `error` and
   * `end`.
   *
   * @returns what ends the listening
   * @throws ArgumentError for a name that is none
   */
  on<Name extends keyof (ByType & SocketSignals<Event>)>(
    name: Name,
    listener: (value: (ByType & SocketSignals<Event>)[Name]) => void,
  ): () => void

  /**
   * Resolves when the server is known to take part. That a connection is open says nothing: the server opens every one,
   * and cuts it again when it does not approve of the origin.
   *
   * The client finds out by itself, with a frame that the server answers and that changes nothing: an echo in the dialect
   * `events`; in `tokens`, which has none, the question for the meta of a user that does not exist. A server of the other
   * dialect never answers it.
   *
   * @param options - `signal`, `timeout` (milliseconds, the time to connect included)
   * @throws OriginNotApprovedError, ConnectionError, TimeoutError
   */
  approved(options?: SocketCallOptions): Promise<void>

  /** The data that the server keeps for each user. In the dialect `tokens` it takes the API key. */
  readonly meta: MetaStore

  /** Ends it for good. Calls under way reject with ConnectionError, iterations end. */
  close(): void
  [Symbol.dispose](): void

  /**
   * The events from now on. The first iteration also gets those that came before it, up to a thousand, unless somebody
   * listens to events. Lost connections do not end it, but what happened meanwhile is not told again. It ends after
   * `close()`, and throws the last error when the origin is refused or no attempt is left.
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<Event>
}

/** A connection to a server of release 0.3.2 or before. */
export interface UsersEvents extends EventSocket<ServerEvent, EventsByType> {
  /**
   * Has the server send a message back. Other listeners to `EventType.Echo` hear of it, too.
   *
   * Nothing but the message tells whose echo it is, so that the same message from somebody else counts as the answer.
   *
   * @param message - any text
   * @param options - `broadcast` sends it to every connection; `signal`, `timeout` (milliseconds)
   * @returns the echo
   * @throws OriginNotApprovedError, ConnectionError, TimeoutError, ArgumentError
   */
  echo(message: string, options?: EchoOptions): Promise<EchoEvent>
}

/** A connection to a server of release 0.3.3 or later. There is no echo. */
export interface UsersTokens extends EventSocket<ServerToken, TokensByType> {}
