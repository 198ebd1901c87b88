import { describe, expect, it } from 'vitest'
import type { Sockudo } from '../../../../src/services/sockudo/index.ts'
import { testClient } from '../../../support/client.ts'
import { rejectionOf } from '../../../support/outcome.ts'
import { expectNothingSecret } from '../../../support/secrets.ts'
import { asDevice, browser, device, subscription } from './requests.ts'

const privateKey = '-----BEGIN PRIVATE KEY-----\nMIGTAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----'
const endpoint = 'https://push.example.com/send/endpoint-1'
const web = { ...browser, endpoint }
const token = asDevice.deviceIdentityToken

/** Calls, and what is secret in each. */
const calls: Record<string, [(client: Sockudo) => Promise<unknown>, readonly string[]]> = {
  'a key of apns': [
    ({ push }) => push.credentials.save('apns', { teamId: 'team-id-1', keyId: 'key-id-1', privateKey }),
    [privateKey, 'key-id-1'],
  ],
  'a service account': [
    ({ push }) =>
      push.credentials.save('fcm', {
        serviceAccountJson: { private_key: privateKey, deep: ['nested-secret-1'] },
      }),
    [privateKey, 'nested-secret-1'],
  ],
  'the password of a certificate': [
    ({ push }) => push.credentials.save('apns', { p12: 'certificate-1', p12Password: 'password-1' }),
    ['certificate-1', 'password-1'],
  ],
  'a device with its secret': [
    ({ push }) => push.devices.register({ ...device, deviceSecret: 'device-secret-1' }),
    ['device-secret-1', 'device-token-1'],
  ],
  'a browser': [
    ({ push }) => push.devices.register({ ...device, push: { state: 'ACTIVE', recipient: web } }),
    [endpoint, web.p256dh, web.auth],
  ],
  'a device that replaces itself': [
    ({ push }) => push.devices.register(device, asDevice),
    [token, 'device-token-1'],
  ],
  'a device that reads itself': [({ push }) => push.devices.get('phone-1', asDevice), [token]],
  'a device that removes itself': [({ push }) => push.devices.delete('phone-1', asDevice), [token]],
  'a device that subscribes': [({ push }) => push.subscriptions.save(subscription, asDevice), [token]],
  'a device that lists': [
    ({ push }) => push.subscriptions.list({ deviceId: 'phone-1', ...asDevice }).page(),
    [token],
  ],
  'a device that leaves': [
    ({ push }) => push.subscriptions.delete({ deviceId: 'phone-1' }, asDevice),
    [token],
  ],
  'a publish to a browser': [
    ({ push }) => push.publish({ type: 'recipient', recipient: web }, { collapseKey: 'a' }),
    [endpoint, web.p256dh, web.auth],
  ],
  'a batch': [
    ({ push }) =>
      push.publishBatch([
        { recipients: { type: 'channel', channel: 'a' }, payload: {} },
        {
          recipients: [
            { type: 'recipient', recipient: { transportType: 'gcm', registrationToken: 'token-of-fcm' } },
          ],
          payload: {},
        },
      ]),
    ['token-of-fcm'],
  ],
}

describe.each(Object.entries(calls))('the errors of %s', (_, [call, secrets]) => {
  it('repeat nothing of it that a server or a proxy quotes', async () => {
    const quoted = secrets.join(' and ')
    const answers = [
      Response.json({ error: `no good: ${quoted}`, [secrets[0]!]: [quoted] }, { status: 400 }),
      new Response(`502 for ${quoted}`, { status: 502 }),
      Response.json({ error: `no good: ${JSON.stringify(quoted)}` }, { status: 500 }),
    ]
    for (const answer of answers) {
      const { client } = testClient({}, answer)
      const error = await rejectionOf(call(client))
      expect(error.name).toBe('ApiError')
      expectNothingSecret(error, secrets)
      expect(JSON.stringify(error.body)).toContain('[redacted]')
    }
  })

  it('repeat nothing of it when the connection fails with words of a proxy', async () => {
    const fetch = (): Promise<never> => Promise.reject(new TypeError(`cannot send ${secrets.join(' ')}`))
    const { client } = testClient({ fetch })
    const error = await rejectionOf(call(client))
    expect(error.name).toBe('ConnectionError')
    expectNothingSecret(error, secrets)
  })
})

describe('the errors of a body that the server cannot read', () => {
  it('leave out the part of the body that the server quotes, which may begin inside of a secret', async () => {
    const error =
      'invalid JSON body: missing field `privateKey` at line 1 column 66\n\n\tecret-1"}\n\t........^\n'
    const { client } = testClient(
      {},
      Response.json({ error, code: 'invalid_input', status: 400 }, { status: 400 }),
    )
    const credential = { hmsAppId: '1', clientSecret: 'hms-secret-1' }
    const thrown = await rejectionOf(client.push.credentials.save('hms', credential))
    expectNothingSecret(thrown, ['ecret-1'])
    expect(thrown.message).toContain('invalid JSON body: missing field `privateKey` at line 1 column 66')
  })

  it('leave out the text that stands where something else was expected', async () => {
    const error =
      'invalid JSON body: invalid type: string "some-secret", expected u64 at line 1 column 41\n\n\tx\n'
    const { client } = testClient(
      {},
      Response.json({ error, code: 'invalid_input', status: 400 }, { status: 400 }),
    )
    // Also where nobody told what is secret.
    const thrown = await rejectionOf(
      client.request('POST', '/push/credentials/apns', { body: { version: 'a' } }),
    )
    expectNothingSecret(thrown, ['some-secret'])
    expect(thrown.message).toContain('expected u64')
  })
})

describe('an argument that is refused', () => {
  it.each([
    [
      'a token of the wrong shape',
      {
        ...device,
        push: { state: 'ACTIVE', recipient: { transportType: 'apns', deviceToken: 'my secret token' } },
      },
    ],
    ['a token in the wrong place', { ...device, push: { state: 'ACTIVE', recipient: 'my secret token' } }],
    [
      'an endpoint with a password',
      {
        ...device,
        push: { state: 'ACTIVE', recipient: { ...web, endpoint: 'https://a:my secret token@b/' } },
      },
    ],
    ['a token for a platform', { ...device, platform: 'my secret token' }],
  ])('is not repeated: %s', async (_, given) => {
    const { client, fetch } = testClient()
    const error = await rejectionOf(client.push.devices.register(given as never))
    expect(error.name).toBe('ArgumentError')
    expect(fetch.requests).toEqual([])
    expectNothingSecret(error, ['my secret token'])
  })
})
