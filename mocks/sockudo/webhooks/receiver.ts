// A webhook of an app, checked.

import { ArgumentError, shapeOf } from '../../../src/core/errors/argument-error.ts'
import { requireSettings } from '../../check-settings.ts'
import { requireEventTypes } from './event-types.ts'
import { type ChannelFilter, resolveFilter } from './filter.ts'
import type { FakeWebhook, FakeWebhookHandler } from './types.ts'

export interface Receiver {
  readonly url: string | undefined
  readonly handler: FakeWebhookHandler | undefined
  takes(eventType: string): boolean
  readonly takesChannel: ChannelFilter
  readonly headers: readonly (readonly [name: string, value: string])[]
}

const known: readonly string[] = ['url', 'handler', 'eventTypes', 'headers', 'filter']

/** @throws ArgumentError */
export function resolveReceivers(
  argument: string,
  webhooks: readonly FakeWebhook[] = [],
): readonly Receiver[] {
  if (!Array.isArray(webhooks))
    throw new ArgumentError(argument, `must be a list, received ${shapeOf(webhooks)}`)
  return webhooks.map((webhook, index) => resolveReceiver(`${argument}[${index}]`, webhook))
}

function resolveReceiver(argument: string, webhook: FakeWebhook): Receiver {
  requireSettings(argument, webhook, known)
  const { url, handler }: { url?: string; handler?: FakeWebhookHandler } = webhook
  if ((url === undefined) === (handler === undefined)) {
    throw new ArgumentError(argument, 'must have either url or handler')
  }
  if (handler !== undefined && typeof handler !== 'function') {
    throw new ArgumentError(`${argument}.handler`, `must be a function, received ${shapeOf(handler)}`)
  }
  if (url !== undefined) requireUrl(`${argument}.url`, url)
  const types = webhook.eventTypes && new Set(requireEventTypes(`${argument}.eventTypes`, webhook.eventTypes))
  return {
    url,
    handler,
    takes: (eventType) => types?.has(eventType) ?? true,
    takesChannel: resolveFilter(`${argument}.filter`, webhook.filter),
    headers: headersOf(`${argument}.headers`, webhook.headers),
  }
}

function requireUrl(argument: string, url: string): void {
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return
  throw new ArgumentError(argument, 'must be an http or https URL')
}

function headersOf(argument: string, headers: Readonly<Record<string, string>> = {}): Receiver['headers'] {
  const entries = Object.entries(headers)
  for (const [name, value] of entries) {
    try {
      new Headers([[name, value]])
    } catch (cause) {
      throw new ArgumentError(`${argument}.${name}`, 'is not a header', { cause })
    }
  }
  return entries
}
