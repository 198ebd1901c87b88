import { describe, expect, it } from 'vitest'
import { pushClient, subscribe } from './push-client.ts'
import { refusal } from './setup.ts'

const blankSecret = refusal(400, 'invalid_input', 'secret must not be empty')
const refused = refusal(500, 'internal_error', 'Internal server error')

describe('a credential', () => {
  it.each([
    ['fcm', 'fcm', { serviceAccountJson: { project_id: 'p' } }],
    ['apns', 'apns', { teamId: 'T', keyId: 'K', privateKey: 'P' }],
    ['webpush', 'webPush', { publicKey: 'a', privateKey: 'b' }],
    ['hms', 'hms', { hmsAppId: '1', clientSecret: 's' }],
    ['wns', 'wns', { packageSid: 'ms-app://x', clientSecret: 's' }],
  ])('of %s is shown without its secrets', async (path, provider, body) => {
    const { post } = pushClient()
    expect(await post(`/credentials/${path}`, body)).toMatchObject({ status: 201 })
    const answer = await post(`/credentials/${path}`, { ...body, credentialId: 'own', version: 3 })
    expect(answer.body).toEqual({ app_id: 'app-id', credential_id: 'own', provider, version: 3 })
  })

  it('takes the place of one with its id', async () => {
    const { get, post } = pushClient()
    await post('/credentials/fcm', { serviceAccountJson: {}, version: 1 })
    await post('/credentials/fcm', { serviceAccountJson: {}, version: 2 })
    expect((await get('/credentials')).body.items).toEqual([
      { app_id: 'app-id', credential_id: 'fcm', provider: 'fcm', version: 2 },
    ])
  })

  it.each([
    ['apns', { pem: '' }, blankSecret],
    ['webpush', { publicKey: 'a', privateKey: ' ' }, blankSecret],
    ['hms', { hmsAppId: '1', clientSecret: '' }, blankSecret],
    ['apns', {}, refused],
    ['apns', { teamId: ' ', keyId: 'K', privateKey: 'P' }, refused],
    ['webpush', { publicKey: '', privateKey: 'b' }, refused],
    ['wns', { packageSid: ' ', clientSecret: 's' }, refused],
    ['fcm', { serviceAccountJson: {}, credentialId: ' ' }, refused],
    ['fcm', { serviceAccountJson: {}, version: 0 }, refused],
  ])('of %s with %j is refused', async (path, body, expected) => {
    expect(await pushClient().post(`/credentials/${path}`, body)).toMatchObject(expected)
  })

  it('of FCM may be any JSON, even an empty text', async () => {
    const { post } = pushClient()
    expect(await post('/credentials/fcm', { serviceAccountJson: '' })).toMatchObject({ status: 201 })
    expect(await post('/credentials/fcm', { serviceAccountJson: null })).toMatchObject({ status: 201 })
  })

  it('does not switch its provider on', async () => {
    const { post, publish } = pushClient()
    await post('/credentials/fcm', { serviceAccountJson: {} })
    const recipients = [{ type: 'recipient', recipient: { transportType: 'gcm', registrationToken: 'a' } }]
    expect(await publish({ recipients })).toMatchObject({ status: 503 })
  })
})

describe('whoever only subscribes', () => {
  it('saves no credential', async () => {
    const { post } = pushClient()
    expect(await post('/credentials/fcm', { serviceAccountJson: {} }, subscribe)).toMatchObject(
      refusal(403, 'forbidden', 'push-admin capability is required'),
    )
  })

  it('is told first that the body cannot be read', async () => {
    const { post } = pushClient()
    expect(await post('/credentials/fcm', '{', subscribe)).toMatchObject({ status: 400 })
  })
})

it('a capability that does not exist is refused', async () => {
  const { post } = pushClient()
  const headers = { 'x-sockudo-push-capability': 'push-everything' }
  expect(await post('/credentials/fcm', { serviceAccountJson: {} }, headers)).toMatchObject(
    refusal(403, 'forbidden', 'unknown push capability requested'),
  )
})
