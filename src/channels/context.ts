// What the calls of one client share, and how a signed request of it is made.

import type { AnswerInfo, Outgoing, Server, Signable } from '../core/http.ts'
import { fillPath } from '../core/path.ts'
import { type Query, queryText } from '../core/query.ts'
import type { Limits } from '../protocol/limits.ts'
import type { NameRules } from '../protocol/names.ts'
import type { Dialect, PublishOptionNames } from './dialect.ts'
import type { Encryption } from './encryption.ts'

/** One entry of a generated operations table. */
export interface Operation {
  readonly method: string
  /** `/apps/{appId}/channels/{channelName}` */
  readonly path: string
  /** Whether the request needs a signature. */
  readonly signed: boolean
  /** Whether a success is plain text instead of JSON. */
  readonly text: boolean
}

export type Operations = Readonly<Record<string, Operation>>

export interface Context {
  readonly server: Server
  readonly operations: Operations
  readonly limits: Limits
  readonly names: NameRules
  readonly dialect: Dialect
  readonly optionNames: PublishOptionNames
  readonly appId: string
  /** `/apps/app-id`, behind the base path if there is one. */
  readonly appPath: string
  readonly basePath: string
  readonly sign: (request: Signable) => string
  readonly autoIdempotency: boolean
  readonly encryption: Encryption
  readonly validate: ((answer: AnswerInfo) => void) | undefined
  /** Milliseconds since the epoch, by the caller's clock. */
  readonly now: () => number
}

export interface RequestParts {
  readonly path?: Readonly<Record<string, unknown>> | undefined
  readonly query?: Query | undefined
  readonly body?: unknown
  /** Names in lower case, values that are checked. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** What must not be found in an error of this request. */
  readonly secrets?: readonly string[] | undefined
  /** A part of the request may have been carried out although its answer is a 4xx. */
  readonly divisible?: boolean | undefined
}

const json = { 'content-type': 'application/json' }

/** The request for an operation of the contract. A POST without a body gets `{}`, because its MD5 is signed. */
export function requestFor(context: Context, operation: string, parts: RequestParts = {}): Outgoing {
  context.dialect.checkOperation?.(operation)
  const { method, path } = context.operations[operation]!
  return signedRequest(context, operation, method, fillPath(inApp(context, path), parts.path), parts)
}

/** The request for any path below the app. */
export function signedRequest(
  context: Context,
  operation: string,
  method: string,
  path: string,
  { query, body, headers, secrets, divisible }: RequestParts,
): Outgoing {
  const content = body === undefined && method === 'POST' ? {} : body
  return {
    operation,
    method,
    path,
    query: queryText(query),
    body: content === undefined || typeof content === 'string' ? content : JSON.stringify(content),
    headers: content === undefined ? { ...headers } : { ...json, ...headers },
    secrets,
    divisible,
    sign: context.sign,
    validate: context.validate,
  }
}

/** A path of the contract with the client's own app in it. */
function inApp({ appPath, basePath }: Pick<Context, 'appPath' | 'basePath'>, path: string): string {
  const prefix = '/apps/{appId}'
  return path.startsWith(prefix) ? `${appPath}${path.slice(prefix.length)}` : `${basePath}${path}`
}
