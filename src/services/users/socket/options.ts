// The options of connectUsersEvents(), and everything that is wrong with them said at construction.

import { isBrowser } from '../../../core/browser.ts'
import { checkFunction, checkHeaders, checkOptions, checkText, checkTimeout } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { redactingAlso, redactor } from '../../../core/redact.ts'
import { type BackOff, checkReconnect, type ReconnectOptions } from '../../../core/socket/back-off.ts'
import type { Schedule } from '../../../core/socket/connection.ts'
import { checkWebSocket, type WebSocketConstructor } from '../../../core/socket/web-socket.ts'
import { canBeSent } from './api-key.ts'
import { headersInBrowser } from './browser.ts'
import { type Dialect, dialects } from './dialect.ts'

interface SharedOptions {
  /** Where the socket of the server listens, which has a port of its own: `ws://127.0.0.1:8080`. */
  readonly url: string
  /**
   * Headers of the handshake: `origin`, which a server compares with its `approvedSocketDomains`, and `cookie`. Outside of
   * browsers only, which send their own.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** The class of the connections, such as that of `ws`. Default: the global one. */
  readonly WebSocket?: WebSocketConstructor | undefined
  /**
   * When a lost connection is made again; `false` for never. A refused one never is, but that it is refused counts only at
   * the third time in a row once the client was approved.
   */
  readonly reconnect?: ReconnectOptions | false | undefined
  /** Milliseconds for a call, and for one attempt to connect. Default: 30,000. */
  readonly timeout?: number | undefined
  /** Runs a task after so many milliseconds and returns what cancels it: `fixedClock(…).schedule`. Default: timers. */
  readonly schedule?: Schedule | undefined
}

export interface EventsOptions extends SharedOptions {
  /** What the server speaks: `events` up to release 0.3.2, which is the default, and `tokens` from 0.3.3 on. */
  readonly dialect?: 'events' | undefined
}

export interface TokensOptions extends SharedOptions {
  readonly dialect: 'tokens'
  /** The server's `socketApiKey`: makes up for the origin, shows the events of all users and opens the meta store. */
  readonly apiKey?: string | undefined
}

const names = ['url', 'dialect', 'headers', 'apiKey', 'WebSocket', 'reconnect', 'timeout', 'schedule']
const keyHeader = 'users-api-key'

export interface Settings {
  readonly url: string
  readonly dialect: Dialect
  /** Undefined when there are none: then the WebSocket is made without them. */
  readonly headers: Readonly<Record<string, string>> | undefined
  readonly hasKey: boolean
  readonly reconnect: BackOff
  readonly timeout: number
  /** Takes out of the words of others what nobody may read. */
  readonly redact: (text: string) => string
}

/**
 * @throws ArgumentError that names the option and the rule
 * @throws TypeError for headers in a browser
 */
export function resolveOptions(options: EventsOptions | TokensOptions): Settings {
  checkOptions(options, names, 'options')
  const dialect = checkDialect(options.dialect)
  const { apiKey } = options as Partial<TokensOptions>
  const url = checkUrl(options.url)
  const headers = checkHandshake(options.headers ?? {})
  if (apiKey !== undefined) headers[keyHeader] = checkKey(apiKey, dialect)
  if (isBrowser()) {
    if (apiKey !== undefined) throw headersInBrowser('options.apiKey')
    if (options.headers !== undefined) throw headersInBrowser('options.headers')
  }
  checkWebSocket(options.WebSocket, 'options.WebSocket')
  checkFunction(options.schedule, 'options.schedule')
  return {
    url,
    dialect,
    headers: Object.keys(headers).length === 0 ? undefined : headers,
    hasKey: apiKey !== undefined,
    reconnect: checkReconnect(options.reconnect, 'options.reconnect'),
    timeout: options.timeout === undefined ? 30_000 : checkTimeout(options.timeout, 'options.timeout'),
    redact: redactorFor(url, headers),
  }
}

function checkDialect(value: unknown): Dialect {
  if (value === undefined) return dialects.events
  if (value === 'events' || value === 'tokens') return dialects[value]
  throw new ArgumentError('options.dialect', `must be "events" or "tokens", received ${shapeOf(value)}`)
}

function checkUrl(value: unknown): string {
  const text = checkText(value, 'options.url')
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^wss?:$/.test(url.protocol)) {
    throw new ArgumentError('options.url', 'must be a URL that begins with ws:// or wss://')
  }
  if (url.username !== '' || url.password !== '') {
    throw new ArgumentError('options.url', 'must hold neither user nor password')
  }
  if (url.hash !== '') throw new ArgumentError('options.url', 'must not hold a fragment ("#")')
  return url.href
}

function checkHandshake(headers: Readonly<Record<string, string>>): Record<string, string> {
  const checked = checkHeaders(headers, 'options.headers')
  for (const name of Object.keys(checked)) {
    if (name === keyHeader) {
      throw new ArgumentError(`options.headers.${name}`, 'is made from options.apiKey; pass the key there')
    }
    if (name.startsWith('sec-websocket-')) {
      throw new ArgumentError(`options.headers.${name}`, 'is set by the connection and cannot be passed')
    }
  }
  return checked
}

function checkKey(value: unknown, { name }: Dialect): string {
  if (name !== 'tokens') {
    const rule = 'is for the dialect "tokens"; servers of the dialect "events" know no key'
    throw new ArgumentError('options.apiKey', rule)
  }
  const key = checkText(value, 'options.apiKey')
  if (canBeSent(key)) return key
  throw new ArgumentError('options.apiKey', 'must consist of characters that a header can carry')
}

function redactorFor(url: string, headers: Readonly<Record<string, string>>): (text: string) => string {
  const { search } = new URL(url)
  const named = Object.entries(headers).filter(([name]) => /^cookie$|authorization$|token|key/.test(name))
  const parts = named.flatMap(([, value]) => value.split(/[ ;=]/))
  const session = /(?:^|[;,\s])SID=([^ ,;]*)/.exec(headers['cookie'] ?? '')?.[1] ?? ''
  const secrets = [...named.map(([, value]) => value), session, ...(search === '' ? [] : [url, search])]
  const mask = redactingAlso(redactor([]), [...secrets, ...parts])
  // One of a letter or two cannot be masked, because it is in every other word: nothing is left of such a text.
  const short = secrets.filter((secret) => secret !== '' && secret.length <= 3)
  return (text) => (short.some((secret) => text.includes(secret)) ? '[redacted]' : mask(text))
}
