// The options of createUsers(), and everything that is wrong with them said at construction.

import { checkFunction, checkHeaders, checkOptions, checkText, checkTimeout } from '../../core/check.ts'
import { isBrowser } from '../../core/browser.ts'
import { ArgumentError } from '../../core/errors/argument-error.ts'
import type { RequestInfo, ResponseInfo } from '../../core/http.ts'

export interface UsersOptions {
  /** Where the REST API begins, with the server's `apiPrefix`: `https://users.example.com/api`. */
  readonly baseUrl: string
  /** The value of the cookie `SID`, of a session that exists already. It is a secret. Not in browsers, which keep their own. */
  readonly session?: string | undefined
  /** Milliseconds for a call as a whole. Default: 30,000. */
  readonly timeout?: number | undefined
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Sends with this function instead of the runtime's best way. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** An `http.Agent` or `https.Agent`: proxy, private CA, pool limits. Node only. */
  readonly agent?: object | undefined
  /** Called before each request; what it throws, the call rejects with, and nothing is sent. */
  readonly onRequest?: ((request: RequestInfo) => void) | undefined
  /** Called with each answer; what it throws goes to the console, since the request was carried out. */
  readonly onResponse?: ((response: ResponseInfo) => void) | undefined
}

const names = ['baseUrl', 'session', 'timeout', 'headers', 'fetch', 'agent', 'onRequest', 'onResponse']

export interface Settings {
  readonly origin: string
  /** `/api`, or nothing. */
  readonly basePath: string
  readonly session: string | undefined
  readonly timeout: number
  readonly headers: Readonly<Record<string, string>>
}

/** @throws ArgumentError that names the option and the rule */
export function resolveOptions(options: UsersOptions): Settings {
  checkOptions(options, names, 'options')
  for (const name of ['fetch', 'onRequest', 'onResponse'] as const)
    checkFunction(options[name], `options.${name}`)
  return {
    ...checkBaseUrl(options.baseUrl),
    session: options.session === undefined ? undefined : checkSession(options.session),
    timeout: options.timeout === undefined ? 30_000 : checkTimeout(options.timeout, 'options.timeout'),
    headers: checkSentHeaders(options.headers ?? {}, 'options.headers'),
  }
}

/** Headers of a caller. The cookie is the client's own: a second one would hide who is asking. */
export function checkSentHeaders(
  headers: Readonly<Record<string, string>>,
  argument: string,
): Record<string, string> {
  const checked = checkHeaders(headers, argument)
  if (!('cookie' in checked)) return checked
  throw new ArgumentError(`${argument}.cookie`, 'is set by the client; pass the session as options.session')
}

function checkBaseUrl(value: unknown): { origin: string; basePath: string } {
  const text = checkText(value, 'options.baseUrl')
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ArgumentError('options.baseUrl', 'must be a URL that begins with http:// or https://')
  }
  if (url.username !== '' || url.password !== '') {
    throw new ArgumentError('options.baseUrl', 'must hold neither user nor password; call login()')
  }
  if (url.search !== '' || url.hash !== '') {
    throw new ArgumentError('options.baseUrl', 'must not hold a query or a fragment')
  }
  return { origin: url.origin, basePath: url.pathname.replace(/\/+$/, '') }
}

function checkSession(value: unknown): string {
  const session = checkText(value, 'options.session')
  if (isBrowser()) {
    throw new ArgumentError('options.session', 'cannot be set in a browser, which keeps the cookie itself')
  }
  if (session.startsWith('SID=')) {
    throw new ArgumentError('options.session', 'must be the value of the cookie alone, without "SID="')
  }
  // What ends the value for the server, and what breaks the header.
  if (!/^[\x21-\x7e]+$/.test(session) || /[,;]/.test(session)) {
    throw new ArgumentError('options.session', 'must be the value of a cookie, without ",", ";" and blanks')
  }
  return session
}
