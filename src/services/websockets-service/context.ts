// What the calls of one client share.

import { refuseBrowser } from '../../core/browser.ts'
import { checkOptions } from '../../core/check.ts'
import {
  type AnswerInfo,
  type CallOptions,
  callOptionNames,
  type Outgoing,
  type Server,
} from '../../core/http.ts'
import { transportFor } from '../../core/own-transport.ts'
import { credentialsAmong, redactor } from '../../core/redact.ts'
import type { Documents } from './documents.ts'
import { checkOwnHeaders, resolveOptions, type WebSocketsServiceOptions } from './options.ts'

export interface Context {
  readonly server: Server
  /** `/graphql`, or where else the endpoint is. */
  readonly path: string
  readonly documents: Documents
  readonly validate: ((answer: AnswerInfo) => void) | undefined
}

/**
 * Makes the context of a new client. No network, no environment.
 *
 * @throws ArgumentError for options that cannot work
 */
export function createContext(options: WebSocketsServiceOptions): Context {
  const { accessKey, path, documents, headers, ...settings } = resolveOptions(options)
  refuseBrowser(options.dangerouslyAllowBrowser, 'options.accessKey')
  return {
    server: {
      ...settings,
      transport: transportFor(options, settings.origin),
      headers: { accept: 'application/json', ...headers, 'x-api-key': accessKey },
      redact: redactor([accessKey, ...credentialsAmong(headers)]),
      calls: new Set(),
      closed: false,
      wordsOf: wordsOfFirstError,
    },
    path,
    documents,
    validate: options.validate,
  }
}

/** An answer with another status than a success may be one of GraphQL nevertheless, and the first error says most. */
function wordsOfFirstError(body: unknown): string | undefined {
  const { errors } = Object(body) as { readonly errors?: unknown }
  const { message } = Object(Array.isArray(errors) ? errors[0] : undefined) as { readonly message?: unknown }
  return typeof message === 'string' ? message : undefined
}

/** The request with a GraphQL document in it. */
export function graphQLRequest(
  { path, validate }: Context,
  request: Pick<Outgoing, 'operation' | 'body' | 'readOnly'>,
): Outgoing {
  return { ...request, method: 'POST', path, headers: { 'content-type': 'application/json' }, validate }
}

/** The options of one call. */
export function checkCallOptions(options: CallOptions): void {
  checkOptions(options, callOptionNames, 'options')
  if (options.headers !== undefined) checkOwnHeaders(options.headers, 'options.headers')
}
