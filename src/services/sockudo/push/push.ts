// client.push: notifications to devices, and what the server keeps for them.

import type { Context } from '../../../channels/context.ts'
import { createCredentialStore, type PushCredentialStore } from './credentials.ts'
import { createDeliveries, type PushDeliveries } from './deliveries.ts'
import { createDevices, type PushDevices } from './devices.ts'
import { createLiveActivities, type LiveActivities } from './live-activity-channels.ts'
import { createPublisher, type PushPublisher } from './publish.ts'
import { createSubscriptions, type PushSubscriptions } from './subscriptions.ts'
import { createTemplates, type PushTemplates } from './templates.ts'

/**
 * Notifications to devices. Needs a server that is built with push.
 *
 * Your server may do everything. On behalf of a device, pass `capability: 'push-subscribe'` and its `deviceIdentityToken`:
 * the server then verifies the device, and lets it act on itself only.
 *
 * @example
 * ```ts
 * import { createSockudo } from 'channelkit/sockudo'
 *
 * const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1:6001/apps/app-id')
 * const { device } = await sockudo.push.devices.register({
 *   id: 'browser-1',
 *   clientId: 'user-1',
 *   formFactor: 'desktop',
 *   platform: 'browser',
 *   timezone: 'Europe/Berlin',
 *   locale: 'de',
 *   push: {
 *     state: 'ACTIVE',
 *     recipient: {
 *       transportType: 'web',
 *       endpoint: 'https://push.example.com/a',
 *       p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
 *       auth: 'BTBZMqHH6r4Tts7J_aSIgg',
 *     },
 *   },
 * })
 * const { provider, tokenHash } = device.recipient
 * await sockudo.push.subscriptions.save({ channel: 'orders', deviceId: device.id, provider, tokenHash })
 * const { publishId } = await sockudo.push.publish(
 *   { type: 'channel', channel: 'orders' },
 *   { title: 'Order {{data.order}}', body: 'It is on its way.', templateData: { order: 17 }, collapseKey: 'order-17' },
 *   { publishId: 'order-17-shipped', expiresAt: new Date(Date.now() + 3_600_000) },
 * )
 * console.log(await sockudo.push.status(publishId))
 * await sockudo.close()
 * ```
 */
export interface Push extends PushPublisher, PushDeliveries {
  /** What the server identifies itself with to the providers. */
  readonly credentials: PushCredentialStore
  /** Notifications in several languages. */
  readonly templates: PushTemplates
  readonly devices: PushDevices
  /** Which devices get what is pushed to which channels. */
  readonly subscriptions: PushSubscriptions
  /** Broadcast channels for live activities on devices of Apple. Needs Sockudo 5.2 with APNs. */
  readonly liveActivities: LiveActivities
}

export function createPush(context: Context): Push {
  return {
    ...createPublisher(context),
    ...createDeliveries(context),
    credentials: createCredentialStore(context),
    templates: createTemplates(context),
    devices: createDevices(context),
    subscriptions: createSubscriptions(context),
    liveActivities: createLiveActivities(context),
  }
}
