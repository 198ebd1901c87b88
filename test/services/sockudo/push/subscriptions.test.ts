import { describe, expect, it } from 'vitest'
import { bodiesOf, queriesOf, testClient } from '../../../support/client.ts'
import { refusalOf } from '../../../support/outcome.ts'
import { expectSigned } from '../../../support/signature.ts'
import { asDevice, page, subscription } from './requests.ts'

describe('push.subscriptions.save', () => {
  it('sends the subscription with the app of the client, and gives the answer as it is', async () => {
    const { client, fetch } = testClient({}, Response.json({ saved: true }, { status: 201 }))
    const given = { ...subscription, channel: 'no channel name', clientId: 'user-1', credentialVersion: 2 }
    await expect(client.push.subscriptions.save(given)).resolves.toEqual({ saved: true })
    expect(fetch.requests).toMatchObject([{ method: 'POST', path: '/apps/app-id/push/channelSubscriptions' }])
    expect(bodiesOf(fetch)).toEqual([{ ...given, appId: 'app-id' }])
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['another app', 'appId', { appId: 'other' }],
    ['a blank channel', 'channel', { channel: ' ' }],
    ['no device', 'deviceId', { deviceId: undefined }],
    ['an unknown provider', 'provider', { provider: 'ios' }],
    ['a transport for a provider', 'provider', { provider: 'gcm' }],
    ['a blank hash', 'tokenHash', { tokenHash: '' }],
    ['a client that is a number', 'clientId', { clientId: 5 }],
    ['a version below 0', 'credentialVersion', { credentialVersion: -1 }],
    ['a misspelt part', 'device_id', { device_id: 'a' }],
  ])('refuses %s before anything is sent', async (_, name, more) => {
    const given = { ...subscription, ...more } as never
    const error = await refusalOf(({ push }) => push.subscriptions.save(given))
    expect(error).toMatchObject({ argument: `subscription.${name}`, operation: 'savePushSubscription' })
  })
})

describe('push.subscriptions.list', () => {
  it.each([
    ['a channel', { channel: 'orders' }, { channel: 'orders' }],
    ['a device', { deviceId: 'phone 1' }, { deviceId: 'phone 1' }],
    ['a device, by itself', { deviceId: 'phone-1', ...asDevice }, { deviceId: 'phone-1' }],
    ['all', {}, {}],
  ] as const)('lists those of %s', async (_, options, query) => {
    const { client, fetch } = testClient({}, page([subscription]))
    const { items } = await client.push.subscriptions.list(options).page()
    expect(items).toEqual([subscription])
    expect(queriesOf(fetch)).toEqual([query])
    expectSigned(fetch.requests[0])
  })

  it('tells with each page who asks', async () => {
    const { client, fetch } = testClient({}, page([{}], 'next'), page([{}]))
    for await (const _ of client.push.subscriptions.list({ deviceId: 'phone-1', ...asDevice })) continue
    for (const { headers } of fetch.requests)
      expect(headers).toMatchObject({ 'x-sockudo-device-identity-token': 'identity-token-1' })
    expect(fetch.requests).toHaveLength(2)
  })

  it.each([
    ['of a channel and a device at once', 'options.channel', { channel: 'orders', deviceId: 'phone-1' }],
    ['of a blank channel', 'options.channel', { channel: ' ' }],
    ['of an empty device', 'options.deviceId', { deviceId: '' }],
    ['of all, asked for by a device', 'options.deviceId', asDevice],
    ['of a channel, asked for by a device', 'options.deviceId', { channel: 'orders', ...asDevice }],
    [
      'of a channel and a device, asked for by the device',
      'options.channel',
      { channel: 'orders', deviceId: 'phone-1', ...asDevice },
    ],
  ])('refuses those %s', async (_, argument, options) => {
    const error = await refusalOf(({ push }) => push.subscriptions.list(options as never).page())
    expect(error).toMatchObject({ argument, operation: 'listPushSubscriptions' })
  })
})

describe('push.subscriptions.delete', () => {
  it.each([
    [{ channel: 'orders' }, { capability: 'push-admin' }],
    [{ deviceId: 'phone-1' }, undefined],
    [{ deviceId: 'phone-1' }, asDevice],
  ])('removes those of %j', async (of, options) => {
    const { client, fetch } = testClient({}, Response.json({ deleted: 3 }))
    const removed = client.push.subscriptions.delete(of as never, options as never)
    await expect(removed).resolves.toEqual({ deleted: 3 })
    expect(fetch.requests).toMatchObject([
      { method: 'DELETE', path: '/apps/app-id/push/channelSubscriptions', body: '' },
    ])
    expect(queriesOf(fetch)).toEqual([of])
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['of nobody', 'of', {}, {}],
    ['that are not named', 'of', undefined, {}],
    ['of a channel and a device at once', 'of.channel', { channel: 'orders', deviceId: 'phone-1' }, {}],
    ['of a channel, for a device', 'of.deviceId', { channel: 'orders' }, asDevice],
    ['of nobody, for a device', 'of.deviceId', {}, asDevice],
    ['of a blank channel', 'of.channel', { channel: ' ' }, {}],
    ['of a client, which cannot be named', 'of.clientId', { clientId: 'a' }, {}],
    ['with options in the wrong place', 'of.timeout', { channel: 'orders', timeout: 5 }, {}],
  ])('refuses those %s: they would be more than was meant, or none', async (_, argument, of, options) => {
    const error = await refusalOf(({ push }) => push.subscriptions.delete(of as never, options as never))
    expect(error).toMatchObject({ argument, operation: 'deletePushSubscriptions' })
  })
})
