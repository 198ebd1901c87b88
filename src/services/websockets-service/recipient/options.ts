// The options of a recipient, checked before anything is connected.

import { checkFunction, checkOptions, checkSignal, checkTimeout, optional } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { type BackOff, checkReconnect, type ReconnectOptions } from '../../../core/socket/back-off.ts'
import type { Schedule } from '../../../core/socket/connection.ts'
import { checkWebSocket, type WebSocketConstructor } from '../../../core/socket/web-socket.ts'
import { isSocketUri } from './uri.ts'

/** Gives the URI for one attempt to connect. `signal` is aborted when that attempt is over before there is a URI. */
export type UriSource = (options: { readonly signal: AbortSignal }) => string | Promise<string>

/** What can be set when a recipient connects. Only the URI is required. */
export interface RecipientOptions {
  /**
   * The `connectionUri` that your backend got from `registerRecipient()`, or better a function that asks for a new one: it
   * is called for the first connection and again for each that follows. Have it throw when the answer is an error: whatever
   * it throws, and whatever is no URI, is told as `error`, and it is asked again as after any attempt that failed. Its
   * `signal` ends a request that nobody waits for any more: `async ({ signal }) => (await fetch(route, { signal })).text()`.
   */
  readonly uri: string | UriSource
  /**
   * Makes something else of the text of each message: `(text): Report => JSON.parse(text)`. What it returns is the type of
   * the messages, so `JSON.parse` alone would make them `any`. It cannot be asynchronous.
   */
  readonly parse?: ((text: string) => unknown) | undefined
  /** The class of the connection: that of `ws` on Node 20. Default: the global one. */
  readonly WebSocket?: WebSocketConstructor | undefined
  /** When a lost connection is made again; `false` for never. */
  readonly reconnect?: ReconnectOptions | false | undefined
  /** Milliseconds that one attempt to connect may take, with the call of `uri`. Default: 30,000. */
  readonly timeout?: number | undefined
  /** Runs a task after so many milliseconds, and returns what cancels it. Default: timers. */
  readonly schedule?: Schedule | undefined
  /** Closes the connection for good when it is aborted, as `close()` does. */
  readonly signal?: AbortSignal | undefined
}

const names: readonly (keyof RecipientOptions)[] = [
  'uri',
  'parse',
  'WebSocket',
  'reconnect',
  'timeout',
  'schedule',
  'signal',
]

/** The options with every default filled in. */
export interface Settings extends Omit<RecipientOptions, 'reconnect' | 'timeout'> {
  readonly reconnect: BackOff
  readonly timeout: number
}

/** @throws ArgumentError that names the option and the rule, and never repeats a URI */
export function resolveOptions(options: RecipientOptions): Settings {
  checkOptions(options, names, 'options')
  const { uri, timeout = 30_000, reconnect, signal } = options
  if (typeof uri !== 'function' && !isSocketUri(uri)) {
    const rule = 'must be a ws:// or wss:// URL without #, or a function that gives one'
    throw new ArgumentError('options.uri', `${rule}; received ${shapeOf(uri)}`)
  }
  checkFunction(options.parse, 'options.parse')
  checkFunction(options.schedule, 'options.schedule')
  checkWebSocket(options.WebSocket, 'options.WebSocket')
  optional(checkSignal, signal, 'options.signal')
  return {
    ...options,
    timeout: checkTimeout(timeout, 'options.timeout'),
    reconnect: checkReconnect(reconnect, 'options.reconnect'),
  }
}
