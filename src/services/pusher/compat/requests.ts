// One signed request: from path and body to a Response, or to the error that callers of the `pusher` package expect.

import { createTransport } from '#transport'
import { Deadline } from '../../../core/deadline.ts'
import { describeFault } from '../../../core/fault.ts'
import { checkPath } from '../../../core/path.ts'
import { redactor } from '../../../core/redact.ts'
import { version } from '../../../core/version.ts'
import { fetchTransport } from '../../../runtime/transport.fetch.ts'
import type { Transport, TransportRequest, TransportResponse } from '../../../runtime/transport.ts'
import type { Config, PusherOptions } from './config.ts'
import { RequestError } from './errors.ts'
import { type Params, signedQuery } from './signed-query.ts'

export interface RequestOptions {
  /** Below the app: `/channels`. */
  readonly path: string
  readonly params?: Params | undefined
}

export interface PostOptions extends RequestOptions {
  /** What is sent as JSON. */
  readonly body?: unknown
}

export type Send = (method: 'GET' | 'POST', options: PostOptions) => Promise<Response>

/** Prepares what the requests of one client share. */
export function createSend(config: Config, { agent, fetch, keepAlive = true }: PusherOptions): Send {
  const transport = fetch === undefined ? createTransport({ agent }) : fetchTransport(fetch)
  const redact = redactor([config.token.secret, config.token.key].filter((text) => typeof text === 'string'))
  const common = {
    'x-pusher-library': `channelkit ${version}`,
    ...(!keepAlive && { connection: 'close' }),
  }
  return (method, options) => {
    // Servers want the MD5 of a body with every POST, so that there is always one.
    const body = method === 'POST' ? JSON.stringify(options.body ?? {}) : undefined
    const path = checkPath(config.prefixPath(options.path))
    const query = signedQuery(config.token, { method, path, body, params: options.params }, config.clock())
    const headers = body === undefined ? common : { ...common, 'content-type': 'application/json' }
    const request = { method, origin: config.getBaseURL(), target: `${path}?${query}`, headers, body }
    return exchange(transport, request, config.timeout, redact)
  }
}

async function exchange(
  transport: Transport,
  request: Omit<TransportRequest, 'stop'>,
  timeout: number | undefined,
  redact: (text: string) => string,
): Promise<Response> {
  const url = `${request.origin}${request.target}`
  const deadline = new Deadline(timeout || Infinity, undefined)
  let answer: TransportResponse
  try {
    answer = await transport.send({ ...request, stop: deadline })
  } catch (fault) {
    const error = deadline.passed ? abortAfter(timeout) : describeFault(fault, redact).cause
    throw new RequestError('Request failed with an error', url, error)
  } finally {
    deadline.clear()
  }
  const { status, body } = answer
  // A redirect would carry the signature elsewhere, and lose the event.
  if (status < 200 || status >= 300) {
    const said = redact(new TextDecoder().decode(body))
    throw new RequestError(`Unexpected status code ${status}`, url, undefined, status, said)
  }
  return responseOf(answer)
}

function abortAfter(timeout: number | undefined): Error {
  return Object.assign(new Error(`no answer in ${timeout} ms`), { name: 'AbortError' })
}

/** Statuses that come without a body. */
const empty = new Set([204, 205])

function responseOf({ status, headers, body }: TransportResponse): Response {
  // It is decoded already, and so no longer as long or as packed as the headers say.
  const { 'content-encoding': _, 'content-length': __, ...rest } = headers
  return new Response(empty.has(status) ? null : body, { status, headers: rest })
}
