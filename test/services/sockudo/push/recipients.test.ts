import { describe, expect, it } from 'vitest'
import { bodiesOf, testClient } from '../../../support/client.ts'
import { refusalOf } from '../../../support/outcome.ts'
import { browser as web, device } from './requests.ts'

function withRecipient(recipient: unknown): never {
  return { ...device, push: { state: 'ACTIVE', recipient } } as never
}

describe('a recipient', () => {
  it.each([
    { transportType: 'gcm', registrationToken: 'any:thing at all' },
    { transportType: 'apns', deviceToken: 'x'.repeat(512) },
    { transportType: 'apnsLiveActivity', activityToken: 'aZ09-_' },
    { transportType: 'apnsLiveActivityBroadcast', channelId: 'dHN0LXNyY2gtY2hubA==' },
    {
      transportType: 'apnsLiveActivityBroadcast',
      channelId: 'a+/-_='.repeat(682),
      storagePolicy: 'mostRecent',
    },
    { transportType: 'apnsLiveActivityBroadcast', channelId: 'x'.repeat(4096), storagePolicy: 'noStorage' },
    web,
    { ...web, p256dh: `Ag${'x'.repeat(42)}` },
    { ...web, p256dh: `A_${'x'.repeat(42)}` },
    { ...web, endpoint: 'HTTPS://127.0.0.1:8443/?a=b' },
    { transportType: 'hms', registrationToken: 'a' },
    { transportType: 'wns', channelUri: 'https://db5.notify.windows.com/?token=abc' },
    { transportType: 'realtime', channel: 'any channel' },
  ])('is sent as it is: %#', async (recipient) => {
    const { client, fetch } = testClient()
    await client.push.devices.register(withRecipient(recipient))
    expect(bodiesOf(fetch)[0]!['push'].recipient).toEqual(recipient)
  })

  it.each([
    ['no object', '', 'device-token-1'],
    ['null', '', null],
    ['no transport', '.transportType', {}],
    [
      'the transport fcm, which is called gcm',
      '.transportType',
      { transportType: 'fcm', registrationToken: 'a' },
    ],
    ['the transport webPush', '.transportType', { ...web, transportType: 'webPush' }],
    ['a transport that every object has', '.transportType', { transportType: 'toString' }],
    ['no token', '.registrationToken', { transportType: 'gcm' }],
    ['a blank token', '.registrationToken', { transportType: 'hms', registrationToken: ' \n' }],
    ['the token of another transport', '.deviceToken', { transportType: 'gcm', deviceToken: 'a' }],
    ['two tokens', '.deviceToken', { transportType: 'gcm', registrationToken: 'a', deviceToken: 'b' }],
    ['a token of 513 characters', '.deviceToken', { transportType: 'apns', deviceToken: 'x'.repeat(513) }],
    ['a token with a blank', '.deviceToken', { transportType: 'apns', deviceToken: 'a b' }],
    ['a token in angle brackets', '.deviceToken', { transportType: 'apns', deviceToken: '<ab12>' }],
    ['a token with a plus', '.activityToken', { transportType: 'apnsLiveActivity', activityToken: 'a+b' }],
    [
      'a channel id with a blank',
      '.channelId',
      { transportType: 'apnsLiveActivityBroadcast', channelId: 'a b' },
    ],
    [
      'a channel id of 4097 characters',
      '.channelId',
      { transportType: 'apnsLiveActivityBroadcast', channelId: 'x'.repeat(4097) },
    ],
    [
      'an unknown policy',
      '.storagePolicy',
      { transportType: 'apnsLiveActivityBroadcast', channelId: 'a', storagePolicy: 'all' },
    ],
    ['no endpoint', '.endpoint', { ...web, endpoint: undefined }],
    ['an endpoint without https', '.endpoint', { ...web, endpoint: 'http://push.example.com/a' }],
    ['an endpoint that is no URL', '.endpoint', { ...web, endpoint: 'push.example.com' }],
    ['an endpoint with a user', '.endpoint', { ...web, endpoint: 'https://user@push.example.com/a' }],
    ['an endpoint with a password', '.endpoint', { ...web, endpoint: 'https://:pass@push.example.com/a' }],
    ['a channel URI without https', '.channelUri', { transportType: 'wns', channelUri: 'http://a.example/' }],
    ['no key', '.p256dh', { ...web, p256dh: undefined }],
    ['a key in the other base64', '.p256dh', { ...web, p256dh: web.p256dh.replaceAll('_', '/') }],
    ['a padded key', '.p256dh', { ...web, p256dh: `${web.p256dh}=` }],
    ['a key that is too short', '.p256dh', { ...web, p256dh: web.p256dh.slice(0, -1) }],
    ['a key that is too long', '.p256dh', { ...web, p256dh: `${web.p256dh}A` }],
    ['a key of another format', '.p256dh', { ...web, p256dh: `C${web.p256dh.slice(1)}` }],
    ['a short key of another format', '.p256dh', { ...web, p256dh: `Af${'x'.repeat(42)}` }],
    ['a long key with the start of a short one', '.p256dh', { ...web, p256dh: `Ag${'x'.repeat(85)}` }],
    ['a secret that is too short', '.auth', { ...web, auth: web.auth.slice(1) }],
    ['a secret that is too long', '.auth', { ...web, auth: `${web.auth}A` }],
    ['a secret in the other base64', '.auth', { ...web, auth: web.auth.replace('_', '/') }],
    ['a padded secret', '.auth', { ...web, auth: `${web.auth}==` }],
    [
      'the keys of a browser as they are',
      '.keys',
      { transportType: 'web', endpoint: 'https://a.example', keys: {} },
    ],
    ['no channel', '.channel', { transportType: 'realtime', channel: '' }],
  ])('is refused with %s before anything is sent', async (_, part, recipient) => {
    const error = await refusalOf(({ push }) => push.devices.register(withRecipient(recipient)))
    expect(error.argument).toBe(`device.push.recipient${part}`)
  })
})
