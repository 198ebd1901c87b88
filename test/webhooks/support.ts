// Webhooks as they come, put together by hand: body, signature, headers.

import { createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import { expect } from 'vitest'
import { WebhookError, type WebhookReason } from '../../src/errors.ts'
import {
  createWebhookReceiver,
  type WebhookReceiver,
  type WebhookReceiverOptions,
} from '../../src/webhooks.ts'

export const own = { key: 'hook-key-1f6a', secret: 'hook-secret-93bd' } as const
export const now = 1_700_000_000_000
export const event = { name: 'channel_occupied', channel: 'orders' } as const

export function signature(body: string | Uint8Array, secret: string = own.secret): string {
  return createHmac('sha256', secret).update(body).digest('hex')
}

export function bodyOf(events: readonly unknown[] = [event], timeMs: number = now): string {
  return JSON.stringify({ time_ms: timeMs, events })
}

/** The headers of a webhook that is right. */
export function headersFor(
  body: string | Uint8Array,
  { key, secret }: { key: string; secret: string } = own,
) {
  return { 'x-pusher-key': key, 'x-pusher-signature': signature(body, secret) }
}

export function receiverOf(options: Partial<WebhookReceiverOptions> = {}): WebhookReceiver<never> {
  return createWebhookReceiver({ keys: [own], clock: () => now, ...options })
}

/** Checks that an action throws a WebhookError that tells nothing of what was expected, and returns its reason. */
export async function reasonOf(action: () => unknown, body?: string | Uint8Array): Promise<WebhookReason> {
  const error = await (async () => action())().then(
    (value) => expect.unreachable(`expected a refusal, got ${inspect(value)}`),
    (reason: unknown) => reason as WebhookError,
  )
  expect(error).toBeInstanceOf(WebhookError)
  expect(error.code).toBe('invalid_webhook')
  expectNoHint(error, body)
  return error.reason
}

/** Looks everywhere in an error, also where `inspect` and JSON do not, for a secret, a key or a right signature. */
function expectNoHint(error: unknown, body?: string | Uint8Array): void {
  const forbidden = [own.secret, own.key, ...(body === undefined ? [] : [signature(body)])]
  for (const text of textsIn(error, new Set())) {
    for (const hint of forbidden) expect(text).not.toContain(hint)
    expect(text).not.toMatch(/[0-9a-f]{64}/i)
  }
}

function textsIn(value: unknown, seen: Set<unknown>): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || seen.has(value)) return [String(value)]
  seen.add(value)
  const own = Reflect.ownKeys(value).flatMap((key) => [
    String(key),
    ...textsIn((value as Record<PropertyKey, unknown>)[key], seen),
  ])
  return [String(value), ...own]
}
