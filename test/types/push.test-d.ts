// Push notifications: who may do what, what bodies must hold, what calls resolve to. Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import {
  type ApnsCredential,
  type components,
  createSockudo,
  type Paged,
  type PushDevice,
  type PushDeviceOptions,
  type PushOptions,
  type PushPage,
  type PushTargets,
} from '../../src/services/sockudo/index.ts'

type Schemas = components['schemas']
declare const maybe: { text?: string; number?: number; yes?: boolean; signal?: AbortSignal }
const { push } = createSockudo('http://k:s@127.0.0.1/apps/1')

// Credentials, by provider.
const key = { teamId: 'A', keyId: 'B', privateKey: 'C' }
expectTypeOf(await push.credentials.save('apns', key)).toEqualTypeOf<Schemas['PushCredential']>()
void push.credentials.save('apns', { ...key, version: 2, credentialId: 'main' })
void push.credentials.save('apns', { pem: 'a' })
void push.credentials.save('apns', { p12: 'a', p12Password: 'b' }, { signal: maybe.signal })
void push.credentials.save('fcm', { serviceAccountJson: { type: 'service_account' } })
void push.credentials.save('webPush', { publicKey: 'a', privateKey: 'b' })
void push.credentials.save('hms', { hmsAppId: 'a', clientSecret: 'b' })
void push.credentials.save('wns', { packageSid: 'a', clientSecret: 'b' })
expectTypeOf<ApnsCredential>().not.toBeAny()
// @ts-expect-error no such provider
void push.credentials.save('ios', key)
// @ts-expect-error no credentials are needed for the server's own channels
void push.credentials.save('realtime', {})
// @ts-expect-error the credentials of another provider
void push.credentials.save('hms', key)
// @ts-expect-error a key is not complete without its id
void push.credentials.save('apns', { teamId: 'A', privateKey: 'C' })
// @ts-expect-error a password is no credential
void push.credentials.save('apns', { p12Password: 'b' })
// @ts-expect-error the file as text
void push.credentials.save('fcm', { serviceAccountJson: '{}' })

// Templates; the app is filled in.
const template = { templateId: 'a', defaultLocale: 'en', locales: { en: { title: 'A', body: 'B' } } }
expectTypeOf(await push.templates.save(template)).toEqualTypeOf<Schemas['StoredPushTemplate']>()
void push.templates.save({ ...template, appId: maybe.text })
void push.templates.save({ ...template, providerOverrides: { fcm: { provider: 'fcm', payload: {} } } })
expectTypeOf(await push.templates.get('a')).toEqualTypeOf<Schemas['StoredPushTemplate']>()
expectTypeOf(await push.templates.delete('a')).toBeVoid()
// @ts-expect-error a text without a body
void push.templates.save({ ...template, locales: { en: { title: 'A' } } })
// @ts-expect-error the key and the provider differ
void push.templates.save({ ...template, providerOverrides: { fcm: { provider: 'hms', payload: {} } } })

// Devices; the app and the secret are filled in.
const device = {
  id: 'a',
  formFactor: 'phone',
  platform: 'ios',
  timezone: 'Europe/Berlin',
  locale: 'de',
  push: { state: 'ACTIVE', recipient: { transportType: 'apns', deviceToken: 'a' } },
} as const satisfies PushDevice
const registered = await push.devices.register(device)
expectTypeOf(registered).toEqualTypeOf<Schemas['PushDeviceRegistration']>()
expectTypeOf(registered.deviceIdentityToken).toEqualTypeOf<string | undefined>()
void push.devices.register({ ...device, deviceSecret: maybe.text, metadata: { any: ['thing'] } })
void push.devices.register(device, { rotateIdentityToken: maybe.yes, timeout: maybe.number })
expectTypeOf(await push.devices.get('a')).toEqualTypeOf<Schemas['PushDevice']>()
expectTypeOf(await push.devices.delete('a')).toBeVoid()
expectTypeOf(await push.devices.deleteByClient('a')).toEqualTypeOf<Schemas['PushDevicesDeleted']>()
// @ts-expect-error no such state
void push.devices.register({ ...device, push: { ...device.push, state: 'active' } })
void push.devices.register({
  ...device,
  // @ts-expect-error the token of another transport
  push: { state: 'ACTIVE', recipient: { transportType: 'gcm', deviceToken: 'a' } },
})
// @ts-expect-error no way to reach it
void push.devices.register({ ...device, push: undefined })

// A device proves who it is, or your server acts for itself.
const asDevice = { capability: 'push-subscribe', deviceIdentityToken: 'token' } as const
void push.devices.register(device, asDevice)
void push.devices.get('a', asDevice)
void push.devices.get('a', { capability: 'push-admin' })
void push.devices.get('a', { capability: undefined, deviceIdentityToken: undefined })
expectTypeOf<typeof asDevice>().toExtend<PushDeviceOptions>()
// @ts-expect-error the token is missing
void push.devices.get('a', { capability: 'push-subscribe' })
// @ts-expect-error nobody would look at the token
void push.devices.get('a', { deviceIdentityToken: 'token' })
// @ts-expect-error nobody would look at the token
void push.devices.get('a', { capability: 'push-admin', deviceIdentityToken: 'token' })
// @ts-expect-error only your server can have a token replaced
void push.devices.register(device, { ...asDevice, rotateIdentityToken: true })
// @ts-expect-error a device cannot list all devices
void push.devices.list(asDevice)
// @ts-expect-error a device cannot publish
void push.publish({ type: 'channel', channel: 'a' }, {}, asDevice)
// @ts-expect-error a device cannot publish
void push.publish({ type: 'channel', channel: 'a' }, {}, { capability: 'push-subscribe' })

// Subscriptions: of a channel or of a device.
const { provider, tokenHash } = registered.device.recipient
const subscription = { channel: 'orders', deviceId: 'a', provider, tokenHash }
expectTypeOf(await push.subscriptions.save(subscription)).toEqualTypeOf<Schemas['PushSubscription']>()
expectTypeOf(await push.subscriptions.delete({ channel: 'orders' })).toEqualTypeOf<
  Schemas['PushSubscriptionsDeleted']
>()
void push.subscriptions.delete({ deviceId: 'a' }, { timeout: maybe.number })
void push.subscriptions.delete({ deviceId: 'a' }, asDevice)
void push.subscriptions.list({ channel: 'orders', pageSize: maybe.number })
void push.subscriptions.list({ deviceId: 'a', ...asDevice })
// @ts-expect-error both: the server would look at the channel only
void push.subscriptions.delete({ channel: 'orders', deviceId: 'a' })
// @ts-expect-error both: the server would look at the channel only
void push.subscriptions.list({ channel: 'orders', deviceId: 'a' })
// @ts-expect-error neither
void push.subscriptions.delete({})
// @ts-expect-error the channel is not the device's own
void push.subscriptions.delete({ channel: 'orders' }, asDevice)
// @ts-expect-error a device lists its own
void push.subscriptions.list(asDevice)
// @ts-expect-error the hash is missing
void push.subscriptions.save({ channel: 'orders', deviceId: 'a', provider })

// Lists are read item by item or page by page.
expectTypeOf(push.devices.list({ pageSize: 5 })).toEqualTypeOf<
  Paged<Schemas['PushDevice'], PushPage<Schemas['PushDevicePage']>>
>()
for await (const channel of push.subscriptions.channels()) expectTypeOf(channel).toBeString()
for await (const credential of push.credentials.list()) expectTypeOf(credential.credential_id).toBeString()
expectTypeOf((await push.templates.list().page()).answer).toEqualTypeOf<Schemas['PushTemplatePage']>()
for await (const letter of push.deadLetters.list({
  provider: 'apns',
  since: new Date(),
  until: maybe.number,
}))
  expectTypeOf(letter.replayable).toBeBoolean()
// @ts-expect-error realtime has no dead letters
void push.deadLetters.list({ provider: 'realtime' })
// @ts-expect-error a list has no channel
void push.devices.list({ channel: 'orders' })

// Publishing.
const orders = { type: 'channel', channel: 'orders' } as const
expectTypeOf(
  await push.publish(orders, { title: 'A' }, { publishId: maybe.text, expiresAt: new Date() }),
).toEqualTypeOf<Schemas['PushAccepted']>()
void push.publish([orders, { type: 'device', device_id: 'a' }] as const, {}, { publishId: true })
void push.publish(orders, {}, { publishId: false, notBefore: maybe.number, quotaOverride: maybe.yes })
void push.publish(orders, {}, { providerOverrides: [{ provider: 'apns', payload: { aps: { badge: 1 } } }] })
expectTypeOf(await push.publishBatch([{ recipients: orders, payload: {} }])).toEqualTypeOf<
  Schemas['PushBatchAccepted']
>()
expectTypeOf<PushOptions>().toHaveProperty('liveActivity')
expectTypeOf<Schemas['PushTarget']>().toExtend<PushTargets>()
// @ts-expect-error these two are snake case
void push.publish({ type: 'device', deviceId: 'a' }, {})
// @ts-expect-error the part of another type
void push.publish({ type: 'client', channel: 'a' }, {})
// @ts-expect-error the texts are missing
void push.publish(orders)
// @ts-expect-error the docs of the server say so, the server does not
void push.publish(orders, { data: {} })
const headers = { 'apns-priority': '2' } as const
// @ts-expect-error no priority of APNs
void push.publish(orders, {}, { providerOverrides: [{ provider: 'apns', payload: { headers } }] })
// @ts-expect-error times are options
void push.publish(orders, {}, { notBeforeMs: 5 })
// @ts-expect-error a text is no time
void push.publish(orders, {}, { expiresAt: '2030-01-01' })
// @ts-expect-error quotas are those of the request
void push.publishBatch([{ recipients: orders, payload: {}, quotaOverride: true }])

// Live activities narrow by their event.
const contentState = { home: 1 }
const start = {
  event: 'start',
  timestamp: 1,
  contentState,
  attributesType: 'A',
  attributes: {},
  alert: {},
} as const
void push.publish(orders, {}, { liveActivity: { ...start, inputPushToken: true } })
void push.publish(orders, {}, { liveActivity: { event: 'update', timestamp: 1, contentState, staleDate: 5 } })
void push.publish(
  orders,
  {},
  { liveActivity: { event: 'end', timestamp: 1, contentState, dismissalDate: 5 } },
)
// @ts-expect-error a start needs attributes
void push.publish(orders, {}, { liveActivity: { event: 'start', timestamp: 1, contentState } })
const at = { timestamp: 1, contentState }
// @ts-expect-error an update has no dismissal
void push.publish(orders, {}, { liveActivity: { event: 'update', ...at, dismissalDate: 5 } })
// @ts-expect-error an end is not stale
void push.publish(orders, {}, { liveActivity: { event: 'end', timestamp: 1, contentState, staleDate: 5 } })
// @ts-expect-error a start is not for broadcasts
void push.publish(orders, {}, { liveActivity: { ...start, priority: 'lowPower' } })
expectTypeOf(await push.liveActivities.createChannel({ storagePolicy: 'mostRecent' })).toEqualTypeOf<
  Schemas['LiveActivityChannel']
>()
expectTypeOf((await push.liveActivities.listChannels()).channels).toEqualTypeOf<string[]>()
expectTypeOf(await push.liveActivities.deleteChannel('a')).toBeVoid()
// @ts-expect-error no such policy
void push.liveActivities.createChannel({ storagePolicy: 'all' })

// What becomes of it.
const { state, counters } = await push.status('a')
expectTypeOf(counters.deadLettered).toBeNumber()
// @ts-expect-error no such state
void (state === 'delivered')
expectTypeOf(await push.scheduled.cancel('a')).toBeVoid()
expectTypeOf(await push.deadLetters.replay('a')).toEqualTypeOf<Schemas['DeadLetterReplay']>()
const result = { provider: 'apns', batchId: 'a', outcome: 'accepted', attempt: 1 } as const
expectTypeOf(
  await push.deliveryStatus.report({ publishId: 'a', eventId: 'b', occurredAtMs: 5, result }),
).toEqualTypeOf<Schemas['DeliveryEvent']>()
void push.deliveryStatus.report({
  publishId: 'a',
  eventId: 'b',
  occurredAtMs: 5,
  // @ts-expect-error no such outcome
  result: { ...result, outcome: 'ok' },
})
