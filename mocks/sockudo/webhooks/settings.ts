// How webhooks are sent, with what the server is configured with.

import { requirePositive, requireSettings } from '../../check-settings.ts'
import type { FakeWebhookBatching, FakeWebhookRetry } from './types.ts'

export interface FakeWebhookSettings {
  /** Default: each event is a webhook of its own. */
  readonly batching?: FakeWebhookBatching | undefined
  readonly retry?: FakeWebhookRetry | undefined
  /** Milliseconds for which an answer is waited for (default 5000). */
  readonly timeout?: number | undefined
}

export interface WebhookSettings {
  readonly batching: { readonly duration: number; readonly size: number } | undefined
  readonly retry: { readonly maxAttempts: number; readonly initialBackoff: number }
  readonly timeout: number
}

/** @throws ArgumentError */
export function resolveWebhookSettings(settings: FakeWebhookSettings = {}): WebhookSettings {
  const path = 'options.webhooks'
  requireSettings(path, settings, ['batching', 'retry', 'timeout'])
  const { batching, retry = {}, timeout = 5000 } = settings
  requireSettings(`${path}.retry`, retry, ['maxAttempts', 'initialBackoff'])
  const { maxAttempts = 3, initialBackoff = 100 } = retry
  if (maxAttempts !== Infinity) requirePositive(`${path}.retry.maxAttempts`, maxAttempts)
  requirePositive(`${path}.retry.initialBackoff`, initialBackoff)
  requirePositive(`${path}.timeout`, timeout)
  return { batching: batching && resolveBatching(batching), retry: { maxAttempts, initialBackoff }, timeout }
}

function resolveBatching(batching: FakeWebhookBatching): { duration: number; size: number } {
  const path = 'options.webhooks.batching'
  requireSettings(path, batching, ['duration', 'size'])
  const { duration = 50, size = 100 } = batching
  requirePositive(`${path}.duration`, duration)
  requirePositive(`${path}.size`, size)
  return { duration, size }
}
