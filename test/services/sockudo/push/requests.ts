// Bodies that the tests of push share, each one that the server takes.

import type {
  PushDevice,
  PushNotification,
  PushSubscription,
  PushTargets,
  PushTemplate,
} from '../../../../src/services/sockudo/index.ts'

export const device = {
  id: 'phone-1',
  clientId: 'user-1',
  formFactor: 'phone',
  platform: 'ios',
  timezone: 'Europe/Berlin',
  locale: 'de',
  push: { state: 'ACTIVE', recipient: { transportType: 'apns', deviceToken: 'device-token-1' } },
} satisfies PushDevice

export const subscription = {
  channel: 'orders',
  deviceId: 'phone-1',
  provider: 'apns',
  tokenHash: 'hash-1',
} satisfies PushSubscription

export const template = {
  templateId: 'order-shipped',
  defaultLocale: 'en',
  locales: { en: { title: 'Order {{data.order}}', body: 'It is on its way.' } },
} satisfies PushTemplate

export const orders = { type: 'channel', channel: 'orders' } satisfies PushTargets

export const notification = { recipients: orders, payload: { title: 'Hello' } } satisfies PushNotification

/** A browser, with the keys of RFC 8291. */
export const browser = {
  transportType: 'web',
  endpoint: 'https://push.example.com/a',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
} as const

/** What a device sends besides its request, to prove that it is itself. */
export const asDevice = { capability: 'push-subscribe', deviceIdentityToken: 'identity-token-1' } as const

/** A list that ends here, or goes on behind a cursor. */
export function page(items: readonly unknown[], next: string | null = null): Response {
  return Response.json({ items, next_cursor: next, has_more: next !== null })
}
