import { describe, expect, it } from 'vitest'
import type { Sockudo } from '../../../../src/services/sockudo/index.ts'
import { testClient } from '../../../support/client.ts'
import { refusalOf } from '../../../support/outcome.ts'
import { asDevice, device, notification, orders, subscription, template } from './requests.ts'

type Call = (client: Sockudo, options: any) => unknown

const forDevices: Record<string, Call> = {
  registerPushDevice: ({ push }, options) => push.devices.register(device, options),
  getPushDevice: ({ push }, options) => push.devices.get('phone-1', options),
  deletePushDevice: ({ push }, options) => push.devices.delete('phone-1', options),
  savePushSubscription: ({ push }, options) => push.subscriptions.save(subscription, options),
  listPushSubscriptions: ({ push }, options) =>
    push.subscriptions.list({ deviceId: 'phone-1', ...options }).page(),
  deletePushSubscriptions: ({ push }, options) => push.subscriptions.delete({ deviceId: 'phone-1' }, options),
}

const forServers: Record<string, Call> = {
  saveHmsCredential: ({ push }, options) =>
    push.credentials.save('hms', { hmsAppId: '1', clientSecret: 'hms-secret-1' }, options),
  listPushCredentials: ({ push }, options) => push.credentials.list(options).page(),
  savePushTemplate: ({ push }, options) => push.templates.save(template, options),
  getPushTemplate: ({ push }, options) => push.templates.get('a', options),
  listPushTemplates: ({ push }, options) => push.templates.list(options).page(),
  deletePushTemplate: ({ push }, options) => push.templates.delete('a', options),
  listPushDevices: ({ push }, options) => push.devices.list(options).page(),
  deletePushDevices: ({ push }, options) => push.devices.deleteByClient('user-1', options),
  listPushChannels: ({ push }, options) => push.subscriptions.channels(options).page(),
  publishPush: ({ push }, options) => push.publish(orders, {}, options),
  publishPushBatch: ({ push }, options) => push.publishBatch([notification], options),
  getPushStatus: ({ push }, options) => push.status('a', options),
  listPushDeadLetters: ({ push }, options) => push.deadLetters.list(options).page(),
  replayPushDeadLetter: ({ push }, options) => push.deadLetters.replay('a', options),
  cancelScheduledPush: ({ push }, options) => push.scheduled.cancel('a', options),
  reportPushDelivery: ({ push }, options) =>
    push.deliveryStatus.report(
      {
        publishId: 'a',
        eventId: 'b',
        occurredAtMs: 1,
        result: { provider: 'apns', batchId: 'c', outcome: 'accepted', attempt: 1 },
      },
      options,
    ),
  createLiveActivityChannel: ({ push }, options) => push.liveActivities.createChannel(options),
  listLiveActivityChannels: ({ push }, options) => push.liveActivities.listChannels(options),
  getLiveActivityChannel: ({ push }, options) => push.liveActivities.getChannel('a', options),
  deleteLiveActivityChannel: ({ push }, options) => push.liveActivities.deleteChannel('a', options),
}

const everything = { ...forDevices, ...forServers }

/** The headers of push that a call sends. */
async function headersOf(call: Call, options: object): Promise<object> {
  const { client, fetch } = testClient({}, Response.json({ items: [] }))
  await call(client, options)
  const [request] = fetch.requests
  const ofPush = ([name]: [string, string]): boolean => name.startsWith('x-sockudo-')
  return Object.fromEntries(Object.entries(request!.headers).filter(ofPush))
}

describe('the access of push calls', () => {
  it.each(Object.entries(everything))('is everything when nothing is said: %s', async (_, call) => {
    expect(await headersOf(call, {})).toEqual({})
    const absent = { capability: undefined, headers: { 'x-tenant': 'a' } }
    expect(await headersOf(call, absent)).toEqual({})
  })

  it.each(Object.entries(everything))('can be named: %s', async (_, call) => {
    const asked = { capability: 'push-admin' }
    expect(await headersOf(call, asked)).toEqual({ 'x-sockudo-push-capability': 'push-admin' })
  })

  it.each(Object.entries(forDevices))('can be that of a device: %s', async (_, call) => {
    expect(await headersOf(call, asDevice)).toEqual({
      'x-sockudo-push-capability': 'push-subscribe',
      'x-sockudo-device-identity-token': 'identity-token-1',
    })
  })

  it.each(Object.entries(forServers))('cannot be that of a device: %s', async (operation, call) => {
    const error = await refusalOf((client) => call(client, { capability: 'push-subscribe' }))
    expect(error).toMatchObject({ argument: 'options.capability', operation })
    expect(error.message).toContain('push-admin capability is required')
    const token = await refusalOf((client) => call(client, { deviceIdentityToken: 'identity-token-1' }))
    expect(token).toMatchObject({ argument: 'options.deviceIdentityToken', operation })
  })

  it.each([
    ['another capability', 'capability', { capability: 'push-root' }],
    ['a capability that is true', 'capability', { capability: true }],
    ['a device without its token', 'deviceIdentityToken', { capability: 'push-subscribe' }],
    ['an empty token', 'deviceIdentityToken', { ...asDevice, deviceIdentityToken: '' }],
    ['a token with a line end', 'deviceIdentityToken', { ...asDevice, deviceIdentityToken: 'a\nb' }],
    ['a token that is no text', 'deviceIdentityToken', { ...asDevice, deviceIdentityToken: 5 }],
    ['a token that nobody looks at', 'deviceIdentityToken', { deviceIdentityToken: 'identity-token-1' }],
    ['a token of an admin', 'deviceIdentityToken', { ...asDevice, capability: 'push-admin' }],
    ['a misspelt option', 'device_identity_token', { device_identity_token: 'a' }],
  ])('refuses %s, wherever a device may call', async (_, name, options) => {
    for (const [operation, call] of Object.entries(forDevices)) {
      const argument = `options.${name}`
      expect(await refusalOf((client) => call(client, options))).toMatchObject({ argument, operation })
    }
  })

  it.each([
    ['X-Sockudo-Push-Capability', 'capability'],
    ['x-sockudo-device-identity-token', 'deviceIdentityToken'],
    ['x-sockudo-rotate-device-identity-token', 'rotateIdentityToken'],
    ['x-sockudo-push-quota-override', 'quotaOverride'],
  ])('does not take the header %s, which has an option', async (name, option) => {
    for (const [operation, call] of Object.entries(everything)) {
      const error = await refusalOf((client) => call(client, { headers: { [name]: 'hidden-value-1' } }))
      expect(error.operation).toBe(operation)
      expect(error.message).toMatch(new RegExp(`headers\\.${name} is set by the option ${option}; use that`))
    }
  })
})

describe('rotateIdentityToken', () => {
  it('is a header of the registration', async () => {
    const { registerPushDevice: register } = forDevices
    expect(await headersOf(register!, { rotateIdentityToken: true })).toEqual({
      'x-sockudo-rotate-device-identity-token': 'true',
    })
    expect(await headersOf(register!, { rotateIdentityToken: false })).toEqual({})
  })

  it.each([
    ['of a device', { ...asDevice, rotateIdentityToken: true }],
    ['that is text', { rotateIdentityToken: 'yes' }],
  ])('%s is refused', async (_, options) => {
    const error = await refusalOf((client) => forDevices['registerPushDevice']!(client, options))
    expect(error.argument).toBe('options.rotateIdentityToken')
  })
})

describe('quotaOverride', () => {
  it.each(['publishPush', 'publishPushBatch'])('is a header of %s', async (operation) => {
    const call = forServers[operation]!
    expect(await headersOf(call, { quotaOverride: true })).toEqual({
      'x-sockudo-push-quota-override': 'true',
    })
    // The server takes any value for a yes, also "false".
    expect(await headersOf(call, { quotaOverride: false })).toEqual({})
    const error = await refusalOf((client) => call(client, { quotaOverride: 'false' }))
    expect(error).toMatchObject({ argument: 'options.quotaOverride', operation })
  })
})

describe('headers of the client', () => {
  it('cannot say what a push may do or who asks for it: each call does', () => {
    const headers = { 'X-Sockudo-Device-Identity-Token': 'token-of-a-device' }
    expect(() => testClient({ headers })).toThrow(/options\.headers\.X-Sockudo-Device-Identity-Token/)
  })

  it('that identify somebody are masked in what a server repeats of them', async () => {
    const answer = Response.json({ error: 'no access for s3cr3t-of-a-proxy' }, { status: 403 })
    const { client } = testClient({ headers: { Authorization: 'Bearer s3cr3t-of-a-proxy' } }, answer)
    const error = await client.push.status('a').catch((reason: unknown) => reason)
    expect(JSON.stringify([String(error), error])).not.toContain('s3cr3t')
  })
})
