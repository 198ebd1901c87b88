// Signed requests to any path, and signed URLs: for what the contract does not know, and for other HTTP clients.

import { readJson } from '../core/answer.ts'
import { checkOptions } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames, type Outgoing, send } from '../core/http.ts'
import { checkPath } from '../core/path.ts'
import type { Query } from '../core/query.ts'
import { encodeData } from '../protocol/encode-data.ts'
import { type Context, signedRequest } from './context.ts'

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface RequestContent {
  readonly query?: Query | undefined
  /** An object is sent as JSON, a string as it is. */
  readonly body?: object | string | undefined
}

export interface RequestOptions extends RequestContent, CallOptions {}

const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] satisfies Method[]

/** Sends a signed request and resolves to its JSON, to its text if that is what came, or to undefined if it is empty. */
export async function request(
  context: Context,
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<unknown> {
  checkOptions(options, [...callOptionNames, 'query', 'body'], 'options')
  const outgoing = anyRequest(context, method, path, options)
  const answer = await send(context.server, outgoing, options)
  if (answer.body.byteLength === 0) return undefined
  const isText = answer.headers['content-type']?.startsWith('text/plain')
  return isText ? new TextDecoder().decode(answer.body) : readJson(outgoing, answer)
}

/** The URL that a signed request goes to. It is a credential for ten minutes: keep it out of logs. */
export function signedUrl(
  context: Context,
  method: Method,
  path: string,
  content: RequestContent = {},
): string {
  checkOptions(content, ['query', 'body'], 'options')
  const outgoing = anyRequest(context, method, path, content)
  const { query = {}, body } = outgoing
  return `${context.server.origin}${outgoing.path}?${context.sign({ method, path: outgoing.path, query, body })}`
}

function anyRequest(
  context: Context,
  method: Method,
  path: string,
  { query, body }: RequestContent,
): Outgoing {
  if (!methods.includes(method)) {
    throw new ArgumentError('method', `must be one of ${methods.join(', ')}, received ${shapeOf(method)}`)
  }
  // A server refuses an MD5 outside of POST, and without it nothing would protect the body.
  if (body !== undefined && method !== 'POST') throw new ArgumentError('options.body', 'is for POST only')
  const checked = checkPath(path)
  const whole = checked.startsWith('/apps/')
    ? `${context.basePath}${checked}`
    : `${context.appPath}${checked}`
  const text = body === undefined ? undefined : encodeData(body, 'options.body')
  return signedRequest(context, `${method} ${checked}`, method, whole, { query, body: text })
}
