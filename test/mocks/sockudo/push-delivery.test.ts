import { describe, expect, it } from 'vitest'
import type { FakePush } from '../../../mocks/sockudo/index.ts'
import { pushClient, toDevice, token } from './push-client.ts'
import { now } from './signed.ts'

describe('a push', () => {
  it('is handed to the seam with everything filled in', async () => {
    const seen: FakePush[] = []
    const { publish, register, time } = pushClient({
      deliver(push) {
        seen.push(push)
        return 'accepted'
      },
    })
    await register('phone')
    const payload = { title: 'Order {{data.id}}', templateData: { id: 7 } }
    await publish({ publishId: 'one', recipients: [toDevice('phone')], payload })
    time.advance(0)
    expect(seen).toEqual([
      {
        app: 'app-id',
        publishId: 'one',
        provider: 'apns',
        deviceId: 'phone',
        recipient: { transportType: 'apns', deviceToken: 'phone' },
        payload: {
          headers: { 'apns-push-type': 'alert', 'apns-priority': '10', 'apns-collapse-id': null },
          aps: { alert: { title: 'Order 7', body: null }, sound: null },
          data: { id: 7 },
        },
        state: 'waiting',
        attempts: [],
      },
    ])
  })

  it('is queued, then under way, then delivered', async () => {
    const { fake, publish, status, time } = pushClient()
    await publish({ publishId: 'one' })
    expect(await status('one')).toMatchObject({ state: 'queued', counters: { planned: 1 } })
    expect(fake.pushes).toEqual([])
    time.advance(0)
    expect(await status('one')).toEqual({
      appId: 'app-id',
      publishId: 'one',
      state: 'succeeded',
      counters: {
        ...{ planned: 1, dispatched: 1, succeeded: 1, failed: 0, expired: 0 },
        ...{ retryScheduled: 0, retryAttempted: 0, deadLettered: 0 },
      },
      fanoutRegime: 'fastPath',
    })
    expect(fake.pushes).toMatchObject([{ state: 'accepted', attempts: [{ at: now * 1000 }] }])
  })

  it('goes to every device of a client and of a channel', async () => {
    const { fake, post, publish, register, time } = pushClient()
    await register('b', { clientId: 'ada' })
    await register('a', { clientId: 'ada' })
    await register('c')
    await post('/channelSubscriptions', {
      ...{ appId: 'app-id', channel: 'news', deviceId: 'c', provider: 'apns', tokenHash: 'h' },
    })
    await publish({
      recipients: [
        { type: 'client', client_id: 'ada' },
        { type: 'channel', channel: 'news' },
      ],
    })
    time.advance(0)
    expect(fake.pushes.map(({ deviceId }) => deviceId)).toEqual(['a', 'b', 'c'])
  })

  it('makes its device active again', async () => {
    const { get, publish, register, time } = pushClient()
    const recipient = { transportType: 'apns', deviceToken: 'a' }
    await register('phone', { push: { recipient, state: 'FAILING', failureCount: 2 } })
    await publish({ recipients: [toDevice('phone')] })
    time.advance(0)
    expect((await get('/deviceRegistrations/phone')).body).toMatchObject({
      pushState: 'ACTIVE',
      pushFailureCount: 0,
      lastActiveAtMs: now * 1000,
    })
  })
})

describe('a publish', () => {
  it('to two of whom one is gone succeeds partially', async () => {
    const { publish, status, time } = pushClient({
      deliver: ({ deviceId, recipient }) =>
        deviceId === undefined && JSON.stringify(recipient).includes('gone') ? 'invalid_token' : 'accepted',
    })
    await publish({ publishId: 'one', recipients: [token('a'), token('gone')] })
    time.advance(0)
    expect(await status('one')).toMatchObject({
      state: 'partiallySucceeded',
      counters: { planned: 2, succeeded: 1, failed: 1 },
    })
    expect((await publish({ publishId: 'one' })).body.status).toBe('partially_succeeded')
  })

  it('that names a recipient twice never ends: the second one is not counted', async () => {
    const { fake, publish, status, time } = pushClient()
    await publish({ publishId: 'one', recipients: [token('a'), token('a')] })
    time.advance(3_600_000)
    expect(await status('one')).toMatchObject({
      state: 'dispatching',
      counters: { planned: 2, succeeded: 1 },
    })
    expect(fake.pushes).toHaveLength(2)
  })

  it.each([
    [[{ type: 'channel', channel: 'empty' }], 0],
    [[{ type: 'registeredTopic', topic: 't' }], 1],
  ])('to %j never ends', async (recipients, planned) => {
    const { publish, status, time } = pushClient()
    await publish({ publishId: 'one', recipients })
    time.advance(3_600_000)
    expect(await status('one')).toMatchObject({ state: 'dispatching', counters: { planned } })
  })

  it('waits for its time, which no cancelling changes', async () => {
    const { fake, publish, send, status, time } = pushClient()
    const notBeforeMs = now * 1000 + 5000
    await publish({ publishId: 'one', notBeforeMs })
    time.advance(4999)
    expect(await status('one')).toMatchObject({ state: 'dispatching', retryAfterMs: notBeforeMs })
    await send('DELETE', '/scheduled/one')
    time.advance(1)
    expect(fake.pushes).toMatchObject([{ state: 'accepted', attempts: [{ at: notBeforeMs }] }])
  })

  it('may wait for longer than timers last', async () => {
    const { fake, publish, time } = pushClient()
    const month = 40 * 86_400_000
    await publish({ notBeforeMs: now * 1000 + month })
    time.advance(month - 1)
    expect(fake.pushes).toMatchObject([{ state: 'waiting' }])
    time.advance(1)
    expect(fake.pushes).toMatchObject([{ state: 'accepted' }])
  })

  it.each([{ expiresAtMs: now * 1000 }, { notBeforeMs: now * 1000 + 5000, expiresAtMs: now * 1000 + 4000 }])(
    'with %j expires',
    async (change) => {
      const { fake, publish, status, time } = pushClient()
      await publish({ publishId: 'one', ...change })
      time.advance(5000)
      expect(await status('one')).toMatchObject({ state: 'expired', counters: { dispatched: 1, expired: 1 } })
      expect(fake.pushes).toMatchObject([{ state: 'expired', attempts: [] }])
    },
  )
})

describe('a refusal of the provider', () => {
  it('for good fails the publish and leaves a dead letter', async () => {
    const { get, pushTo } = pushClient({ deliver: () => 'auth_failure' })
    expect(await pushTo('a')).toMatchObject({ state: 'failed', counters: { failed: 1 } })
    expect((await get('/deadLetters')).body.items).toMatchObject([
      {
        publishId: 'one',
        stage: 'delivery_result',
        key: 'fast-batch-apns-1',
        reason: 'auth_failure',
        replayable: false,
      },
    ])
  })

  it('of the token removes the device and leaves no dead letter', async () => {
    const { get, publish, register, time } = pushClient({ deliver: () => 'invalid_token' })
    await register('phone')
    await publish({ recipients: [toDevice('phone')] })
    time.advance(0)
    expect(await get('/deviceRegistrations/phone')).toMatchObject({ status: 404 })
    expect((await get('/deadLetters')).body.items).toEqual([])
  })
})

describe('a push that Apple would refuse', () => {
  it.each([
    ['a b', {}, 'APNs device token has an invalid format'],
    ['a', { headers: { 'apns-priority': '1' } }, 'APNs device priority must be 5 or 10'],
    ['a', { aps: { alert: 'x'.repeat(4200) } }, 'APNs device payload exceeds 4096 bytes'],
    [
      'a',
      { headers: { 'apns-push-type': 'liveactivity' } },
      'liveactivity payload requires an APNs Live Activity recipient',
    ],
  ])('is not sent: case %#', async (to, payload, reason) => {
    const { fake, publish, time } = pushClient()
    const providerOverrides = Object.keys(payload).length > 0 ? [{ provider: 'apns', payload }] : []
    await publish({ recipients: [token(to)], providerOverrides })
    time.advance(0)
    expect(fake.pushes).toMatchObject([{ state: 'rejected', attempts: [{ reason }] }])
  })
})

it('a reset forgets devices, publishes and what was to be sent', async () => {
  const { fake, get, publish, register, time } = pushClient()
  await register('phone')
  await publish({ publishId: 'one', recipients: [toDevice('phone')] })
  fake.reset()
  time.advance(1000)
  expect(fake.pushes).toEqual([])
  expect((await get('/deviceRegistrations')).body.items).toEqual([])
  expect(await get('/publish/one/status')).toMatchObject({ status: 404 })
})
