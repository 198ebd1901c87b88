import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { device, pushClient, subscribe } from './push-client.ts'
import { refusal } from './setup.ts'

const tokenHash = createHash('sha256').update('phone').digest('hex')

describe('a device', () => {
  it('gets its token when it is new, and is shown without its address', async () => {
    const { body, status } = await pushClient().register('phone', { clientId: 'ada' })
    expect(status).toBe(201)
    expect(body.deviceIdentityToken).toMatch(/^[\w-]{43}$/)
    expect(body).toMatchObject({
      change: 'inserted',
      tokenHash,
      device: {
        id: 'phone',
        clientId: 'ada',
        pushState: 'ACTIVE',
        recipient: { transportType: 'apns', provider: 'apns', tokenHash },
      },
    })
  })

  it('that registers again is unchanged or updated, and keeps its token', async () => {
    const { register } = pushClient()
    await register('phone', { metadata: { a: 1, b: 2 } })
    const again = await register('phone', { metadata: { b: 2, a: 1 } })
    expect(again.body).toMatchObject({ change: 'unchanged' })
    expect(again.body).not.toHaveProperty('deviceIdentityToken')
    expect((await register('phone', { locale: 'fr' })).body).toMatchObject({ change: 'updated' })
  })

  it('gets another token when that is asked for', async () => {
    const { post, register } = pushClient()
    const first = (await register('phone')).body.deviceIdentityToken
    const headers = { 'x-sockudo-rotate-device-identity-token': 'true' }
    const { body } = await post('/deviceRegistrations', device('phone'), headers)
    expect(body.change).toBe('updated')
    expect(body.deviceIdentityToken).not.toBe(first)
  })

  it.each([
    { id: ' ' },
    { locale: '' },
    { metadata: 'x'.repeat(4095) },
    { pushRatePolicy: { capacity: 0, refillPerSecond: 1 } },
    { id: '__sockudo_client_scope__:x' },
    {
      push: {
        recipient: { transportType: 'web', endpoint: 'http://x', p256dh: 'a', auth: 'a' },
        state: 'ACTIVE',
      },
    },
  ])('with %j is a 500', async (change) => {
    expect(await pushClient().register('phone', change)).toMatchObject({ status: 500 })
  })

  it('goes away with its subscriptions', async () => {
    const { get, post, register, send } = pushClient()
    await register('phone')
    await post('/channelSubscriptions', {
      ...{ appId: 'app-id', channel: 'news', deviceId: 'phone', provider: 'apns', tokenHash },
    })
    expect(await send('DELETE', '/deviceRegistrations/phone')).toMatchObject({ status: 204 })
    expect((await get('/channelSubscriptions')).body.items).toEqual([])
    expect(await get('/deviceRegistrations/phone')).toMatchObject(
      refusal(404, 'not_found', 'device not found'),
    )
  })

  it('goes away with all others of its client', async () => {
    const { register, send, get } = pushClient()
    await register('a', { clientId: 'ada' })
    await register('b', { clientId: 'ada' })
    await register('c', { clientId: 'bob' })
    const answer = await send('DELETE', '/deviceRegistrations', { query: { clientId: 'ada' } })
    expect(answer).toMatchObject({ status: 200, body: { deleted: 2, consistency: 'eventual' } })
    expect((await get('/deviceRegistrations')).body.items).toHaveLength(1)
  })

  it('is not removed without saying whose', async () => {
    expect(await pushClient().send('DELETE', '/deviceRegistrations')).toMatchObject(
      refusal(400, 'invalid_input', 'removeWhere requires clientId'),
    )
  })
})

describe('a device that acts for itself', () => {
  async function withToken(): Promise<{
    client: ReturnType<typeof pushClient>
    own: Record<string, string>
  }> {
    const client = pushClient()
    const { body } = await client.register('phone')
    return { client, own: { ...subscribe, 'x-sockudo-device-identity-token': body.deviceIdentityToken } }
  }

  it('reads and updates itself with its token', async () => {
    const { client, own } = await withToken()
    expect(await client.send('GET', '/deviceRegistrations/phone', { headers: own })).toMatchObject({
      status: 200,
    })
    const updated = await client.post('/deviceRegistrations', { ...device('phone'), locale: 'fr' }, own)
    expect(updated.body).toMatchObject({ change: 'updated', device: { locale: 'fr' } })
  })

  it('may send its token as a bearer', async () => {
    const { client, own } = await withToken()
    const headers = { ...subscribe, authorization: `Bearer ${own['x-sockudo-device-identity-token']}` }
    expect(await client.send('GET', '/deviceRegistrations/phone', { headers })).toMatchObject({ status: 200 })
  })

  it('does not register itself', async () => {
    const { client, own } = await withToken()
    expect(await client.post('/deviceRegistrations', device('other'), own)).toMatchObject(
      refusal(403, 'forbidden', 'device token registration requires an existing device'),
    )
  })

  it.each([
    [{}, 'deviceIdentityToken is required'],
    [{ authorization: 'Basic x' }, 'deviceIdentityToken bearer auth is required'],
    [{ 'x-sockudo-device-identity-token': 'x' }, 'invalid deviceIdentityToken'],
  ])('is refused with %j', async (headers, error) => {
    const { client } = await withToken()
    const options = { headers: { ...subscribe, ...headers } }
    expect(await client.send('DELETE', '/deviceRegistrations/phone', options)).toMatchObject(
      refusal(401, 'auth_failed', error),
    )
  })

  it('does not see the list of all', async () => {
    const { client, own } = await withToken()
    expect(await client.send('GET', '/deviceRegistrations', { headers: own })).toMatchObject({ status: 403 })
  })
})
