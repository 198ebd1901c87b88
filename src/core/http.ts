// One request to one server: deadline, abort, hooks, and a typed error for everything that can go wrong on the way.

import type { Transport, TransportResponse } from '../runtime/transport.ts'
import { answerError, type ErrorReading } from './answer.ts'
import { checkHeaders, checkSignal, checkTimeout } from './check.ts'
import { Deadline } from './deadline.ts'
import { ArgumentError } from './errors/argument-error.ts'
import { ConnectionError } from './errors/connection-error.ts'
import { type Effect, effectOfSilence } from './errors/request-error.ts'
import { TimeoutError } from './errors/timeout-error.ts'
import { describeFault, neverConnected } from './fault.ts'
import { encodeQuery } from './query.ts'
import { redactingAlso } from './redact.ts'

/** What every call takes. */
export interface CallOptions {
  /** Aborts the call, which then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds from the call to the last byte of the answer; `Infinity` waits for ever. */
  readonly timeout?: number | undefined
  /** Sent besides the client's own; never signed. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

export const callOptionNames = ['signal', 'timeout', 'headers'] as const

/** Where a part of a call finds what the caller allowed for the whole, for the error. */
const wholeTimeout = Symbol('wholeTimeout')

/**
 * The options for each request of a call that takes several: `timeout` is for all of them together.
 *
 * @throws TimeoutError (from the returned function) when nothing is left of it
 */
export function sharedTimeout(server: Server, operation: string, options: CallOptions): () => CallOptions {
  const { timeout = server.timeout } = options
  const started = Date.now()
  return () => {
    const left = timeout - (Date.now() - started)
    if (left <= 0) throw new TimeoutError(timeout, { operation, effect: 'none' })
    return { ...options, timeout: left, [wholeTimeout]: timeout } as CallOptions
  }
}

/** Where requests go and what they have in common. */
export interface Server extends ErrorReading {
  /** `http://127.0.0.1:6001` */
  readonly origin: string
  readonly transport: Transport
  readonly timeout: number
  readonly headers: Readonly<Record<string, string>>
  readonly redact: (text: string) => string
  /** The calls under way, which may take several requests each. */
  readonly calls: Set<Promise<unknown>>
  closed: boolean
  readonly onRequest?: ((request: RequestInfo) => void) | undefined
  readonly onResponse?: ((response: ResponseInfo) => void) | undefined
}

/** What the hooks are told; nothing in it is secret. */
export interface RequestInfo {
  readonly operation: string
  readonly method: string
  /** Without the query, which holds the signature, and with `[redacted]` for a secret in the path. */
  readonly path: string
}

export interface ResponseInfo extends RequestInfo {
  readonly status: number
  /** Milliseconds since the request was started. */
  readonly duration: number
}

export interface Outgoing {
  readonly operation: string
  readonly method: string
  /** Percent-encoded. */
  readonly path: string
  /** What the hooks are told in its place, where it holds a secret. */
  readonly shownPath?: string | undefined
  readonly query?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  /** A body that is no text, instead of one that is; never signed. */
  readonly bytes?: Uint8Array<ArrayBuffer> | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** What this request holds and no error may: tokens, keys. Redacted wherever others quote it. */
  readonly secrets?: readonly string[] | undefined
  /** Another origin than the server's, for what listens on its own port. */
  readonly origin?: string | undefined
  /** Turns the query into the one that goes out. Called last, when path and body are final. */
  readonly sign?: ((request: Signable) => string) | undefined
  /** A part of the request may have been carried out although its answer is a 4xx. */
  readonly divisible?: boolean | undefined
  /** Whether it changes nothing, where the method does not tell: a query of GraphQL, a GET that sends mail. */
  readonly readOnly?: boolean | undefined
  /** Looks at the JSON of a success before anybody else; what it throws makes the call a ProtocolError. */
  readonly validate?: ((answer: AnswerInfo) => void) | undefined
}

/** A success, as the `validate` hook gets it. */
export interface AnswerInfo {
  readonly operation: string
  readonly status: number
  /** Parsed JSON, as it came. */
  readonly body: unknown
}

export interface Signable {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

/**
 * Runs one call of a client, so that `close()` waits for all of it.
 *
 * @throws ConnectionError `client_closed` after `close()`
 */
export function runCall<Result>(
  server: Server,
  operation: string,
  call: () => Promise<Result>,
): Promise<Result> {
  if (server.closed) {
    const options = { operation, effect: 'none', code: 'client_closed' } as const
    return Promise.reject(new ConnectionError('the client is closed', options))
  }
  const running = call().catch((error: unknown) => {
    throw error instanceof ArgumentError ? error.in(operation) : error
  })
  const end = (): void => void server.calls.delete(running)
  server.calls.add(running)
  running.then(end, end)
  return running
}

/** Lets the calls under way end, then releases the connections. Calls after it are refused. */
export async function closeServer(server: Server): Promise<void> {
  server.closed = true
  await Promise.allSettled(server.calls)
  server.transport.close()
}

/**
 * Sends a request and resolves to its answer, whatever the status.
 *
 * @throws `signal.reason` when the caller aborts, {@link TimeoutError}, {@link ConnectionError}
 */
export async function exchange(
  server: Server,
  request: Outgoing,
  options: CallOptions = {},
): Promise<TransportResponse> {
  const { signal, timeout = server.timeout, headers } = options
  const { operation, method, path, shownPath = path, query = {}, body } = request
  if (timeout !== server.timeout) checkTimeout(timeout, 'options.timeout')
  const extraHeaders = headers === undefined ? {} : checkHeaders(headers, 'options.headers')
  if (signal !== undefined) checkSignal(signal, 'options.signal')
  signal?.throwIfAborted()
  const search = request.sign ? request.sign({ method, path, query, body }) : encodeQuery(query)
  const target = search === '' ? path : `${path}?${search}`
  server.onRequest?.({ operation, method, path: shownPath })
  // The hook may have aborted.
  signal?.throwIfAborted()
  const deadline = new Deadline(timeout, signal)
  const started = Date.now()
  let response: TransportResponse
  try {
    response = await server.transport.send({
      method,
      origin: request.origin ?? server.origin,
      target,
      headers: { ...server.headers, ...request.headers, ...extraHeaders },
      body: request.bytes ?? body,
      stop: deadline,
    })
  } catch (error) {
    signal?.throwIfAborted()
    const effect = effectOfFault(request, error)
    const allowed = (options as { [wholeTimeout]?: number })[wholeTimeout] ?? timeout
    if (deadline.passed) throw new TimeoutError(allowed, { operation, effect })
    const { message, cause } = describeFault(error, redactorFor(server, request))
    throw new ConnectionError(message, { operation, effect, cause })
  } finally {
    deadline.clear()
  }
  try {
    const { status } = response
    server.onResponse?.({ operation, method, path: shownPath, status, duration: Date.now() - started })
  } catch (error) {
    // The request was carried out: a mistake in a hook must neither lose its answer nor stay hidden.
    // oxlint-disable-next-line no-console -- there is nobody else to tell
    console.error('channelkit: onResponse threw', error)
  }
  return response
}

/**
 * Sends a request and resolves to its answer if that is a success.
 *
 * @throws what {@link exchange} throws, and ApiError for a status of 300 and above
 */
export async function send(
  server: Server,
  request: Outgoing,
  options?: CallOptions,
): Promise<TransportResponse> {
  const response = await exchange(server, request, options)
  if (response.status >= 200 && response.status < 300) return response
  throw answerError(request, response, redactorFor(server, request), server)
}

function redactorFor({ redact }: Server, { secrets = [] }: Outgoing): (text: string) => string {
  return secrets.length === 0 ? redact : redactingAlso(redact, secrets)
}

function effectOfFault({ method, readOnly }: Outgoing, error: unknown): Effect {
  return neverConnected(error) ? 'none' : effectOfSilence(method, readOnly)
}
