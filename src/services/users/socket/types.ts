// What a connection to the event socket offers, in each dialect.

import type { ServerEvent, ServerToken } from '../contract.ts'
import type { SocketCallOptions } from './calls.ts'
import type { EchoEvent, EchoOptions } from './echo.ts'
import type { MetaStore } from './meta-store.ts'
import type { SocketSignals } from './signals.ts'

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
   * `end`. What a listener throws is printed and keeps nothing from the others.
   *
   * @example
   * ```ts
   * import { connectUsersEvents, EventType } from 'channelkit/users'
   * import { WebSocket } from 'ws'
   *
   * const headers = { origin: 'http://localhost' }
   * const events = connectUsersEvents({ url: 'ws://127.0.0.1:6011', headers, WebSocket })
   * const off = events.on(EventType.Login, ({ username }) => console.log(`${username} is here`))
   * events.on('close', ({ code }) => console.log(`lost (${code})`))
   * off()
   * events.close()
   * ```
   *
   * @param name - of the event: a number of `EventType`, a word of `TokenType`, or one of the above
   * @param listener - called with the event, in the order of the calls of `on`
   * @returns what ends the listening
   * @throws ArgumentError for a name that is none, and for a listener that is no function
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
   * `events`; in `tokens`, which has none, the question for the meta of a user that does not exist. It is sent until it
   * comes back, after pauses that grow from a quarter of a second to 16 seconds. Nothing else counts: the server tells news also
   * to those whom it does not listen to yet. A server of the other dialect never answers it.
   *
   * @example
   * ```ts
   * import { connectUsersEvents } from 'channelkit/users'
   * import { WebSocket } from 'ws'
   *
   * const headers = { origin: 'http://localhost' }
   * const events = connectUsersEvents({ url: 'ws://127.0.0.1:6011', headers, WebSocket })
   * await events.approved({ timeout: 5000 })
   * console.log(events.state) // open
   * events.close()
   * ```
   *
   * @param options - `signal`, `timeout` (milliseconds, the time to connect included)
   * @returns nothing
   * @throws OriginNotApprovedError when the connection is cut before anything came: at once for a client that was never
   * approved, else at the third time in a row, because a server that starts again looks the same
   * @throws TimeoutError when nothing came back in time, and says whether there was a connection
   * @throws ConnectionError when no attempt to connect is left, or the socket is closed
   * @throws ArgumentError for an option that is none
   */
  approved(options?: SocketCallOptions): Promise<void>

  /** The data that the server keeps for each user. In the dialect `tokens` it takes the API key. */
  readonly meta: MetaStore

  /** Ends it for good. Calls under way reject with ConnectionError, iterations end. */
  close(): void
  [Symbol.dispose](): void

  /**
   * The events from now on. The first iteration also gets those that came before it, the last thousand of them, unless
   * somebody listens to events. Lost connections do not end it, but what happened meanwhile is not told again. It ends after
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
   * @example
   * ```ts
   * import { connectUsersEvents } from 'channelkit/users'
   * import { WebSocket } from 'ws'
   *
   * const headers = { origin: 'http://localhost' }
   * const events = connectUsersEvents({ url: 'ws://127.0.0.1:6011', headers, WebSocket })
   * const { message } = await events.echo('Hello world?', { broadcast: true })
   * console.log(message) // Hello world?
   * events.close()
   * ```
   *
   * @param message - any text
   * @param options - `broadcast` sends it to every connection; `signal`, `timeout` (milliseconds, the time to connect
   * included)
   * @returns the echo
   * @throws OriginNotApprovedError when the server refuses the connection
   * @throws TimeoutError when no echo came in time, also because the server speaks the other dialect
   * @throws ConnectionError when the connection ended before the echo, or the socket is closed
   * @throws ArgumentError for a message that is no text, and an option that is none
   */
  echo(message: string, options?: EchoOptions): Promise<EchoEvent>
}

/** A connection to a server of release 0.3.3 or later. There is no echo. */
export interface UsersTokens extends EventSocket<ServerToken, TokensByType> {}

/** A connection whose dialect is known at run time alone. The names of the other dialect are refused by `on`. */
export interface UsersSocket extends EventSocket<ServerEvent | ServerToken, EventsByType & TokensByType> {
  /** Missing in the dialect `tokens`. */
  readonly echo?: UsersEvents['echo']
}
