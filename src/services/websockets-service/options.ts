// The options of a client: what they mean, and everything that is wrong with them said at construction.

import { checkFunction, checkHeaders, checkOptions, checkText, checkTimeout } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import type { AnswerInfo, RequestInfo, ResponseInfo } from '../../core/http.ts'
import type { Documents } from './documents.ts'
import { chooseDocuments, type OwnDocuments } from './own-documents.ts'

/** Where the service is, unless `endpoint` says something else. */
const defaultEndpoint = 'https://websockets-manager-api.socrate.io/graphql'

/** Everything that can be set when a client is made. Only the access key is required. */
export interface WebSocketsServiceOptions {
  /** The tenant-level service access key, whose scope has to cover what is called. Keep it on the server. */
  readonly accessKey: string
  /** Default: `https://websockets-manager-api.socrate.io/graphql`. */
  readonly endpoint?: string | undefined
  /** GraphQL documents in place of the built-in ones, for a service that differs from its document. */
  readonly documents?: OwnDocuments | undefined
  /** Milliseconds for a call as a whole, `Infinity` for none. Default: 30,000. */
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
  /**
   * Called with the JSON of each success of a named method, `run()` or `query()`, before it is read: to check it against
   * the contract. What it throws is the cause of the ProtocolError that the call rejects with. It cannot be asynchronous.
   */
  readonly validate?: ((answer: AnswerInfo) => void) | undefined
  /** Allows a client in a browser, where everybody can read the access key. */
  readonly dangerouslyAllowBrowser?: boolean | undefined
}

const names = [
  'accessKey',
  'endpoint',
  'documents',
  'timeout',
  'headers',
  'fetch',
  'agent',
  'onRequest',
  'onResponse',
  'validate',
  'dangerouslyAllowBrowser',
] as const satisfies readonly (keyof WebSocketsServiceOptions)[]

/** The options with every default filled in. */
export interface Settings {
  readonly accessKey: string
  readonly origin: string
  readonly path: string
  readonly documents: Documents
  readonly timeout: number
  readonly headers: Readonly<Record<string, string>>
}

/** @throws ArgumentError that names the option and the rule */
export function resolveOptions(options: WebSocketsServiceOptions): Settings {
  checkOptions(options, names, 'options')
  const { endpoint = defaultEndpoint, timeout, dangerouslyAllowBrowser: browser } = options
  for (const name of ['onRequest', 'onResponse', 'validate'] as const)
    checkFunction(options[name], `options.${name}`)
  if (browser !== undefined && typeof browser !== 'boolean') {
    const rule = `must be true or false, received ${shapeOf(browser)}`
    throw new ArgumentError('options.dangerouslyAllowBrowser', rule)
  }
  return {
    accessKey: checkAccessKey(options.accessKey),
    ...checkEndpoint(endpoint),
    documents: chooseDocuments(options.documents),
    timeout: timeout === undefined ? 30_000 : checkTimeout(timeout, 'options.timeout'),
    headers: checkOwnHeaders(options.headers ?? {}, 'options.headers'),
  }
}

/** Headers of a caller, who cannot change what makes a request one of this client. */
export function checkOwnHeaders(
  headers: Readonly<Record<string, string>>,
  argument: string,
): Record<string, string> {
  const checked = checkHeaders(headers, argument)
  const found = Object.keys(checked).find((name) => name === 'x-api-key' || name === 'content-type')
  if (found === undefined) return checked
  const rule =
    found === 'x-api-key' ? 'comes from options.accessKey; leave it out' : 'is always application/json'
  throw new ArgumentError(`${argument}.${found}`, rule)
}

function checkAccessKey(value: unknown): string {
  const key = checkText(value, 'options.accessKey')
  if (/^[\x20-\x7e]+$/.test(key)) return key
  throw new ArgumentError('options.accessKey', 'holds characters that no header can carry')
}

function checkEndpoint(value: unknown): Pick<Settings, 'origin' | 'path'> {
  const text = checkText(value, 'options.endpoint')
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    const rule = 'must be the whole URL of the GraphQL endpoint, https://host/graphql'
    throw new ArgumentError('options.endpoint', rule)
  }
  if (url.username || url.password)
    throw new ArgumentError('options.endpoint', 'must not hold a user or a password')
  if (/[?#]/.test(text)) throw new ArgumentError('options.endpoint', 'must not hold a query or a fragment')
  if (url.pathname === '/') throw new ArgumentError('options.endpoint', 'has no path; is it /graphql?')
  return { origin: url.origin, path: url.pathname }
}
