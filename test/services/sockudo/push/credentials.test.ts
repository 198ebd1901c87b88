import { describe, expect, it } from 'vitest'
import type { Sockudo } from '../../../../src/services/sockudo/index.ts'
import { bodiesOf, queriesOf, testClient } from '../../../support/client.ts'
import { refusalOf } from '../../../support/outcome.ts'
import { expectSigned } from '../../../support/signature.ts'
import { page } from './requests.ts'

const key = { teamId: 'A1B2', keyId: 'C3D4', privateKey: '-----BEGIN PRIVATE KEY-----\nMIG\n' }
const complete = {
  fcm: { serviceAccountJson: { type: 'service_account', private_key: 'x' } },
  apns: key,
  webPush: { publicKey: 'BB', privateKey: 'cc' },
  hms: { hmsAppId: '1', clientSecret: 's' },
  wns: { packageSid: 'ms-app://s-1', clientSecret: 's' },
} as const

type Provider = keyof typeof complete

function save(provider: string, credential: unknown): (client: Sockudo) => unknown {
  return ({ push }) => push.credentials.save(provider as Provider, credential as never)
}

describe('push.credentials.save', () => {
  it.each([
    ['fcm', 'fcm'],
    ['apns', 'apns'],
    ['webPush', 'webpush'],
    ['hms', 'hms'],
    ['wns', 'wns'],
  ] as const)('sends a credential for %s as it is, and gives the answer as it is', async (provider, path) => {
    const answer = { app_id: 'app-id', credential_id: 'main', provider, version: 2, added_in: '6.0' }
    const { client, fetch } = testClient({}, Response.json(answer, { status: 201 }))
    const credential = { credentialId: 'main', version: 2, ...complete[provider] }
    await expect(client.push.credentials.save(provider, credential as never)).resolves.toEqual(answer)
    expect(fetch.requests).toMatchObject([{ method: 'POST', path: `/apps/app-id/push/credentials/${path}` }])
    expect(bodiesOf(fetch)).toEqual([credential])
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['a key', key],
    ['a certificate', { pem: '-----BEGIN CERTIFICATE-----' }],
    ['a certificate in a bundle', { p12: 'MII=' }],
    ['a bundle with its password', { p12: 'MII=', p12Password: 'p' }],
    ['all of them', { ...key, pem: 'a', p12: 'b' }],
  ])('takes %s for apns', async (_, credential) => {
    const { client, fetch } = testClient()
    await save('apns', credential)(client)
    expect(bodiesOf(fetch)).toEqual([credential])
  })

  it.each(['ios', 'webpush', 'realtime', 'constructor', '', undefined])(
    'does not know the provider %s',
    async (provider) => {
      const error = await refusalOf(save(provider as string, key))
      expect(error.argument).toBe('provider')
      expect(error.message).toContain('must be one of fcm, apns, webPush, hms, wns')
      expect(error.operation).toBe('saveCredential')
    },
  )

  it('is a call like others, which a closed client refuses', async () => {
    const { client } = testClient()
    await client.close()
    for (const [provider, operation] of [
      ['hms', 'saveHmsCredential'],
      ['ios', 'saveCredential'],
    ] as const) {
      const saved = client.push.credentials.save(provider as 'hms', complete.hms)
      await expect(saved).rejects.toMatchObject({ code: 'client_closed', operation })
    }
  })

  it.each([
    ['hms', 'no object', 'credential', undefined],
    ['hms', 'a list', 'credential', []],
    ['hms', 'a blank name', 'credential.credentialId', { ...complete.hms, credentialId: ' ' }],
    ['hms', 'version 0', 'credential.version', { ...complete.hms, version: 0 }],
    ['hms', 'half a version', 'credential.version', { ...complete.hms, version: 1.5 }],
    ['hms', 'no secret', 'credential.clientSecret', { hmsAppId: '1' }],
    ['hms', 'a blank secret', 'credential.clientSecret', { hmsAppId: '1', clientSecret: '\n' }],
    ['hms', 'a blank app', 'credential.hmsAppId', { hmsAppId: '', clientSecret: 's' }],
    ['hms', 'a part of another provider', 'credential.packageSid', { ...complete.hms, packageSid: 'a' }],
    ['wns', 'no package', 'credential.packageSid', { clientSecret: 's' }],
    ['wns', 'a secret that is a number', 'credential.clientSecret', { ...complete.wns, clientSecret: 5 }],
    ['webPush', 'a misspelt key', 'credential.private_key', { publicKey: 'a', private_key: 'b' }],
    ['webPush', 'no private key', 'credential.privateKey', { publicKey: 'a' }],
    ['webPush', 'a blank public key', 'credential.publicKey', { publicKey: ' ', privateKey: 'b' }],
    ['fcm', 'no account', 'credential.serviceAccountJson', {}],
    ['fcm', 'the text of the file', 'credential.serviceAccountJson', { serviceAccountJson: '{"type":"a"}' }],
    ['fcm', 'null', 'credential.serviceAccountJson', { serviceAccountJson: null }],
    ['fcm', 'a list', 'credential.serviceAccountJson', { serviceAccountJson: [] }],
    ['fcm', 'no JSON', 'credential.serviceAccountJson.a', { serviceAccountJson: { a: Number.NaN } }],
    ['apns', 'nothing', 'credential', { credentialId: 'a' }],
    ['apns', 'a key without its id', 'credential.keyId', { ...key, keyId: undefined }],
    ['apns', 'a key alone', 'credential.teamId', { privateKey: 'a' }],
    [
      'apns',
      'a part of a key beside a certificate',
      'credential.keyId',
      { teamId: 'a', privateKey: 'b', pem: 'c' },
    ],
    ['apns', 'a blank team', 'credential.teamId', { ...key, teamId: ' ' }],
    ['apns', 'a blank certificate', 'credential.pem', { pem: ' ' }],
    ['apns', 'a password for nothing', 'credential.p12Password', { pem: 'a', p12Password: 'b' }],
  ])('refuses %s with %s before anything is sent', async (provider, _, argument, credential) => {
    expect((await refusalOf(save(provider, credential))).argument).toBe(argument)
  })

  it('says how to read the file of a service account', async () => {
    const error = await refusalOf(save('fcm', { serviceAccountJson: '{}' }))
    expect(error.message).toContain(
      'must be an object, received a string of 2 characters; parse the text of the file',
    )
    expect(error.operation).toBe('saveFcmCredential')
  })
})

describe('push.credentials.list', () => {
  it('lists the credentials of all pages', async () => {
    const { client, fetch } = testClient(
      {},
      page([{ credential_id: 'a' }], 'c1'),
      page([{ credential_id: 'b' }]),
    )
    const ids: string[] = []
    for await (const { credential_id: id } of client.push.credentials.list({ pageSize: 1 })) ids.push(id)
    expect(ids).toEqual(['a', 'b'])
    expect(queriesOf(fetch)).toEqual([{ limit: '1' }, { limit: '1', cursor: 'c1' }])
  })
})
