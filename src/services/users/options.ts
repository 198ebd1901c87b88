// The options of createUsers(), and everything that is wrong with them said at construction.

import { checkHeaders, checkOptions, checkText } from '../../core/check.ts'
import { isBrowser } from '../../core/browser.ts'
import { ArgumentError } from '../../core/errors/argument-error.ts'
import type { Server } from '../../core/http.ts'
import { type HttpOptions, httpOptionNames, resolveHttpOptions } from '../../core/http-options.ts'

export interface UsersOptions extends HttpOptions {
  /** Where the REST API begins, with the server's `apiPrefix`: `https://users.example.com/api`. */
  readonly baseUrl: string
  /**
   * The value of the cookie `SID`, of a session that exists already. It is a secret. Not in browsers, which keep their
   * own.
   */
  readonly session?: string | undefined
}

const names = ['baseUrl', 'session', ...httpOptionNames]

export interface Settings extends Pick<Server, 'timeout' | 'onRequest' | 'onResponse'> {
  readonly origin: string
  /** `/api`, or nothing. */
  readonly basePath: string
  readonly session: string | undefined
  readonly headers: Readonly<Record<string, string>>
}

/** @throws ArgumentError that names the option and the rule */
export function resolveOptions(options: UsersOptions): Settings {
  checkOptions(options, names, 'options')
  return {
    ...checkBaseUrl(options.baseUrl),
    session: options.session === undefined ? undefined : checkSession(options.session),
    ...resolveHttpOptions(options),
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
