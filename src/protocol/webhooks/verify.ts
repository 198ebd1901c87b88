// Webhooks: verified before they are parsed, over the very bytes that came.

import { constantTimeEqual, hmacSha256 } from '#crypto'
import { fromUtf8, utf8Length } from '../../core/bytes.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { WebhookError } from '../../core/errors/webhook-error.ts'
import type { Credentials } from '../sign-request.ts'
import { type HeaderSource, readSigner } from './headers.ts'

export interface ReceivedWebhook {
  /** An object of headers, names in any case, or `Headers`. */
  readonly headers: HeaderSource
  /** The body as it came, not parsed and written again. */
  readonly body: string | Uint8Array
  /** Milliseconds a webhook may be on its way; `Infinity` turns the check off. Default: five minutes. */
  readonly maxAge?: number | undefined
}

export interface WebhookBody<Event> {
  /** Milliseconds since the epoch: when the server sent it. */
  readonly timeMs: number
  readonly events: readonly Event[]
}

/** What the server retries for, so that its last attempt is still fresh. */
const defaultMaxAge = 300_000

/** A server's batch of a hundred events of the largest size stays below. */
export const longestWebhook: number = 16 * 1024 * 1024

export type WebhookVerifier = <Event>(webhook: ReceivedWebhook, now: number) => WebhookBody<Event>

/**
 * Prepares the keys once and returns the function that verifies webhooks with them.
 *
 * @param keys - every key that may sign: during a rotation the old and the new one
 * @returns a function of the webhook and the time in milliseconds since the epoch
 * @throws WebhookError (from the returned function) with a `reason`
 */
export function webhookVerifier(keys: readonly Credentials[]): WebhookVerifier {
  const signers = keys.map(({ key, secret }) => ({ key, hmac: hmacSha256(secret) }))
  return <Event>({ headers, body, maxAge = defaultMaxAge }: ReceivedWebhook, now: number) => {
    const { key, signature } = readSigner(headers)
    checkBody(body)
    // Two entries with one key are a rotation of its secret.
    const known = signers.filter((signer) => signer.key === key)
    if (known.length === 0)
      throw new WebhookError('unknown_key', 'is signed with a key that is not one of yours')
    if (!known.some(({ hmac }) => constantTimeEqual(hmac(body), signature))) {
      throw new WebhookError('invalid_signature', 'has a signature that does not fit its body')
    }
    const webhook = parse(body)
    const age = Math.abs(now - webhook.time_ms)
    // In this direction a clock that gives no number refuses, too.
    if (!(age <= maxAge))
      throw new WebhookError('stale', `is ${age} ms off your clock, allowed are ${maxAge}`)
    return { timeMs: webhook.time_ms, events: webhook.events as readonly Event[] }
  }
}

/** @throws ArgumentError for a time that cannot be */
export function checkMaxAge(maxAge: unknown, argument: string): void {
  if (maxAge === undefined || (typeof maxAge === 'number' && maxAge > 0)) return
  throw new ArgumentError(argument, `must be milliseconds above 0, or Infinity, received ${shapeOf(maxAge)}`)
}

function checkBody(body: unknown): void {
  if (typeof body !== 'string' && !isBytes(body)) {
    const rule = 'must be the raw text or bytes: turn the body parser off for this route'
    throw new ArgumentError('body', `${rule}; received ${shapeOf(body)}`)
  }
  // No text has more than three bytes per unit, which spares the counting of all but giants.
  const short = typeof body === 'string' && body.length * 3 <= longestWebhook
  const size = short ? 0 : typeof body === 'string' ? utf8Length(body) : body.byteLength
  if (size > longestWebhook)
    throw new WebhookError('too_large', `is ${size} bytes, allowed are ${longestWebhook}`)
}

/** By its tag and not by its class: test environments and workers hand over bytes of another realm. */
function isBytes(body: unknown): body is Uint8Array {
  return ArrayBuffer.isView(body) && Object.prototype.toString.call(body) === '[object Uint8Array]'
}

function parse(body: string | Uint8Array): { time_ms: number; events: readonly unknown[] } {
  const value = parseJson(textOf(body))
  const { time_ms, events } = (value ?? {}) as { time_ms?: unknown; events?: unknown }
  const timed = typeof time_ms === 'number' && Number.isFinite(time_ms)
  if (!timed || !Array.isArray(events) || !events.every(isEvent)) {
    throw new WebhookError(
      'not_a_webhook',
      `has a body that is ${shapeOf(value)} without time_ms and named events`,
    )
  }
  return { time_ms, events }
}

function textOf(body: string | Uint8Array): string {
  if (typeof body === 'string') return body
  try {
    return fromUtf8(body)
  } catch {
    throw new WebhookError('not_utf8', 'has a body that is not UTF-8')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new WebhookError('not_json', 'has a body that is not JSON')
  }
}

function isEvent(event: unknown): boolean {
  return typeof event === 'object' && event !== null && typeof (event as { name?: unknown }).name === 'string'
}
