// What every client over HTTP can be told about sending, and what is wrong with that said at construction.

import { checkFunction, checkTimeout } from './check.ts'
import type { RequestInfo, ResponseInfo, Server } from './http.ts'
import type { TransportChoice } from './own-transport.ts'

export interface HttpOptions extends TransportChoice {
  /** Milliseconds for a call as a whole, `Infinity` for none. Default: 30,000. */
  readonly timeout?: number | undefined
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Called before each request; what it throws, the call rejects with, and nothing is sent. */
  readonly onRequest?: ((request: RequestInfo) => void) | undefined
  /** Called with each answer; what it throws goes to the console, since the request was carried out. */
  readonly onResponse?: ((response: ResponseInfo) => void) | undefined
}

export const httpOptionNames = ['timeout', 'headers', 'fetch', 'agent', 'onRequest', 'onResponse'] as const

/**
 * Headers are checked by each client: which are its own is known there.
 *
 * @returns what a server of these options has from them
 * @throws ArgumentError that names the option and the rule
 */
export function resolveHttpOptions({
  timeout = 30_000,
  fetch,
  onRequest,
  onResponse,
}: HttpOptions): Pick<Server, 'timeout' | 'onRequest' | 'onResponse'> {
  checkFunction(fetch, 'options.fetch')
  checkFunction(onRequest, 'options.onRequest')
  checkFunction(onResponse, 'options.onResponse')
  return { timeout: checkTimeout(timeout, 'options.timeout'), onRequest, onResponse }
}
