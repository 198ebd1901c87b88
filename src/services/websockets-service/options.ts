// The options of a client: what they mean, and everything that is wrong with them said at construction.

import { checkFunction, checkHeaders, checkOptions, checkText } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import type { AnswerInfo, Server } from '../../core/http.ts'
import { type HttpOptions, httpOptionNames, resolveHttpOptions } from '../../core/http-options.ts'
import { isLoopback } from '../../core/loopback.ts'
import type { Documents } from './documents.ts'
import { chooseDocuments, type OwnDocuments } from './own-documents.ts'

/** Where the service is, unless `endpoint` says something else. */
const defaultEndpoint = 'https://websockets-manager-api.socrate.io/graphql'

/** Everything that can be set when a client is made. Only the access key is required. */
export interface WebSocketsServiceOptions extends HttpOptions {
  /** The tenant-level service access key, whose scope has to cover what is called. Keep it on the server. */
  readonly accessKey: string
  /** Default: `https://websockets-manager-api.socrate.io/graphql`. Plain `http` is for this machine. */
  readonly endpoint?: string | undefined
  /** GraphQL documents in place of the built-in `documents`, for a service that differs from its document. */
  readonly documents?: OwnDocuments | undefined
  /**
   * Called with the JSON of each success of a named method, `run()` or `query()`, before it is read: to check it against
   * the contract. What it throws is the cause of the ProtocolError that the call rejects with. It cannot be asynchronous.
   */
  readonly validate?: ((answer: AnswerInfo) => void) | undefined
  /** Allows a client in a browser, where everybody can read the access key. */
  readonly dangerouslyAllowBrowser?: boolean | undefined
  /** Allows an `http` endpoint on another machine, to which the access key goes in clear text: for a fake in a test network. */
  readonly dangerouslyAllowHttp?: boolean | undefined
}

const names = [
  'accessKey',
  'endpoint',
  'documents',
  ...httpOptionNames,
  'validate',
  'dangerouslyAllowBrowser',
  'dangerouslyAllowHttp',
] as const satisfies readonly (keyof WebSocketsServiceOptions)[]

/** The options with every default filled in. */
export interface Settings extends Pick<Server, 'timeout' | 'onRequest' | 'onResponse'> {
  readonly accessKey: string
  readonly origin: string
  readonly path: string
  readonly documents: Documents
  readonly headers: Readonly<Record<string, string>>
}

/** @throws ArgumentError that names the option and the rule */
export function resolveOptions(options: WebSocketsServiceOptions): Settings {
  checkOptions(options, names, 'options')
  const { endpoint = defaultEndpoint, dangerouslyAllowHttp } = options
  checkFunction(options.validate, 'options.validate')
  for (const name of ['dangerouslyAllowBrowser', 'dangerouslyAllowHttp'] as const)
    checkFlag(options[name], `options.${name}`)
  return {
    accessKey: checkAccessKey(options.accessKey),
    ...checkEndpoint(endpoint, dangerouslyAllowHttp === true),
    documents: chooseDocuments(options.documents),
    ...resolveHttpOptions(options),
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

function checkFlag(value: unknown, argument: string): void {
  if (value === undefined || typeof value === 'boolean') return
  throw new ArgumentError(argument, `must be true or false, received ${shapeOf(value)}`)
}

function checkEndpoint(value: unknown, allowHttp: boolean): Pick<Settings, 'origin' | 'path'> {
  const text = checkText(value, 'options.endpoint')
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    const rule = 'must be the whole URL of the GraphQL endpoint, https://host/graphql'
    throw new ArgumentError('options.endpoint', rule)
  }
  if (url.username || url.password)
    throw new ArgumentError('options.endpoint', 'must not hold a user or a password')
  if (/[?#]/.test(text)) throw new ArgumentError('options.endpoint', 'must not hold a query or a fragment')
  if (url.protocol === 'http:' && !allowHttp && !isLoopback(url.hostname)) {
    const rule = 'must be https, or the access key can be read on its way; http is for this machine'
    throw new ArgumentError('options.endpoint', `${rule} (dangerouslyAllowHttp: true overrides this)`)
  }
  if (url.pathname === '/') throw new ArgumentError('options.endpoint', 'has no path; is it /graphql?')
  return { origin: url.origin, path: url.pathname }
}
