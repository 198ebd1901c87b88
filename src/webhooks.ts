// channelkit/webhooks: receiving webhooks without a client, and without what only clients need.

import type { components } from '../generated/sockudo/types.ts'
import {
  createWebhookReceiver as createReceiver,
  type NamedEvent,
  type WebhookReceiver,
  type WebhookReceiverOptions,
} from './protocol/webhooks/receiver.ts'

/** Every event that a server of this kit sends; a later server may send others. */
export type WebhookEvent = components['schemas']['WebhookEvent']

/**
 * Makes a receiver of webhooks without a client.
 *
 * @example
 * ```ts
 * import { createWebhookReceiver } from 'channelkit/webhooks'
 * import { signedWebhook } from 'channelkit/testing'
 *
 * const keys = [{ key: 'app-key', secret: 'app-secret' }]
 * const receiver = createWebhookReceiver({ keys })
 * const request = signedWebhook({ name: 'channel_occupied', channel: 'orders' }, keys[0]!)
 * const { events } = await receiver.webhook(request)
 * console.log(events[0]?.name)
 * ```
 *
 * @throws ArgumentError for keys that cannot be
 */
export const createWebhookReceiver: <Event extends NamedEvent = WebhookEvent>(
  options: WebhookReceiverOptions,
) => WebhookReceiver<Event> = createReceiver

export type { Webhook, WebhookReceiver, WebhookReceiverOptions } from './protocol/webhooks/receiver.ts'
export type { WebhookHandlerOptions, WebhookListeners } from './protocol/webhooks/handler.ts'
export type { ReceivedWebhook } from './protocol/webhooks/verify.ts'
export { WebhookError, type WebhookReason } from './core/errors/webhook-error.ts'
