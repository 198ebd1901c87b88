// Reading answers: JSON for a success, the right error for everything else.

import type { TransportResponse } from '../runtime/transport.ts'
import { fromUtf8 } from './bytes.ts'
import { ApiError } from './errors/api-error.ts'
import { ArgumentError, shapeOf } from './errors/argument-error.ts'
import { ProtocolError } from './errors/protocol-error.ts'
import { type Effect, effectOfSilence } from './errors/request-error.ts'
import type { Outgoing } from './http.ts'

/** Codes for answers that bring none of their own. */
const codes: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  409: 'conflict',
  413: 'payload_too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  422: 'unprocessable',
  429: 'rate_limited',
  501: 'not_implemented',
  502: 'bad_gateway',
  503: 'service_unavailable',
  504: 'gateway_timeout',
}

/** Statuses of refusals that may come while a request is being carried out, not only before. */
const refusedMidway = new Set([400, 403, 408, 413, 429])

/** What only a service knows of its errors. */
export interface ErrorReading {
  /** A code for an answer that brings none, from its status and its words. */
  readonly codeOf?: ((status: number, said: string) => string | undefined) | undefined
  /** The words of an answer that has no `message` and no `error`, from its JSON. */
  readonly wordsOf?: ((body: unknown) => string | undefined) | undefined
}

/** The error for an answer that is not a success. */
export function answerError(
  { operation, method, divisible, readOnly }: Outgoing,
  { status, headers, body }: TransportResponse,
  redact: (text: string) => string,
  { codeOf, wordsOf }: ErrorReading = {},
): ApiError {
  const raw = new TextDecoder().decode(body)
  // Redacted once it is parsed, when no escape hides anything.
  const parsed = isJson(headers) ? parse(raw, redact) : undefined
  const text = redact(raw)
  const { error, message, code } = fieldsOf(parsed)
  // Parsers quote what they could not read, line ends and all.
  const said = (message ?? error ?? wordsOf?.(parsed) ?? summary(text))
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, 300)
  return new ApiError(`the server answered ${status}${said && `: ${said}`}`, {
    operation,
    status,
    code:
      code ?? codeOf?.(status, said) ?? codes[status] ?? (status >= 500 ? 'server_error' : 'request_failed'),
    retryAfter: retryAfter(headers['retry-after']),
    body: parsed ?? text,
    effect:
      effectOfSilence(method, readOnly) === 'none'
        ? 'none'
        : effectOf(status, divisible === true && code !== undefined),
  })
}

/** What of a request matters when its answer is read. */
type Reading = Pick<Outgoing, 'operation' | 'method' | 'readOnly' | 'validate'>

/**
 * The JSON of a success.
 *
 * @throws ProtocolError when the answer is something else
 */
export function readJson(
  { operation, method, readOnly, validate }: Reading,
  { status, headers, body }: TransportResponse,
): unknown {
  const problem = (message: string, cause?: unknown): ProtocolError =>
    new ProtocolError(status, message, { operation, effect: effectOfSilence(method, readOnly), cause })
  if (!isJson(headers)) {
    const type = headers['content-type']?.split(';')[0]?.slice(0, 60)
    throw problem(
      `the server answered ${status} with ${type ?? 'no content type'}, expected application/json`,
    )
  }
  const value = parseBody(body)
  if (value === undefined)
    throw problem(`the server answered ${status} with JSON that does not parse (${body.byteLength} bytes)`)
  try {
    refusePromise(validate?.({ operation, status, body: value }))
  } catch (error) {
    throw problem(`the server answered ${status} with JSON that options.validate refuses`, error)
  }
  return value
}

/** Nobody would wait for it, and a rejection would end the process. */
function refusePromise(verdict: unknown): void {
  if (typeof (verdict as PromiseLike<unknown> | undefined)?.then !== 'function') return
  Promise.resolve(verdict).catch(() => {})
  throw new ArgumentError('options.validate', 'must not return a promise: it is called where nobody can wait')
}

function parseBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body))
  } catch {
    return undefined
  }
}

/**
 * The JSON object of a success; every operation of these servers answers with one.
 *
 * @throws ProtocolError when the answer is something else
 */
export function readObject(request: Reading, response: TransportResponse): object {
  const value = readJson(request, response)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  const { operation, method, readOnly } = request
  const message = `the server answered ${response.status} with JSON that is ${shapeOf(value)}, expected an object`
  throw new ProtocolError(response.status, message, { operation, effect: effectOfSilence(method, readOnly) })
}

/** Whether an answer says that it is JSON. */
export function isJson(headers: TransportResponse['headers']): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(headers['content-type'] ?? '')
}

function parse(text: string, redact: (text: string) => string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => redactValue(value, redact))
  } catch {
    return undefined
  }
}

/** Texts, and the names of properties. */
function redactValue(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [redact(name), item]))
}

function fieldsOf(parsed: unknown): { error?: string; message?: string; code?: string } {
  if (typeof parsed !== 'object' || parsed === null) return {}
  return Object.fromEntries(
    Object.entries(parsed).filter(
      ([name, value]) => /^(error|message|code)$/.test(name) && typeof value === 'string',
    ),
  )
}

/** The beginning of a text answer; a page of markup says nothing in a message. */
function summary(text: string): string {
  return text.trimStart().startsWith('<') ? '' : text.trim()
}

/** Milliseconds, from seconds or an HTTP date. */
function retryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  // Date.parse() finds a date in almost anything, and the one in "-1" is long past.
  const date = /\d\d:\d\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

/**
 * @param begun - whether a part may have been carried out before a refusal: several events or channels in one request,
 * and a refusal with a code, which comes from the operation itself and not from what stands before it
 */
function effectOf(status: number, begun: boolean): Effect {
  return status >= 500 || (begun && refusedMidway.has(status)) ? 'unknown' : 'none'
}

/** The error for a part of a success that is not what the operation reads. */
export function unreadablePart(
  status: number,
  what: string,
  found: unknown,
  expected: string,
  options: { readonly operation: string; readonly effect: 'none' | 'unknown' },
): ProtocolError {
  const message = `the server answered ${status} with ${shapeOf(found)} as ${what}, expected ${expected}`
  return new ProtocolError(status, message, options)
}
