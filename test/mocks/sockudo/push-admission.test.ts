import { describe, expect, it } from 'vitest'
import { createFakeSockudo } from '../../../mocks/sockudo/index.ts'
import { pushClient, toDevice, token } from './push-client.ts'
import { refusal, setup } from './setup.ts'

const unavailable = (reason: string): object => {
  return refusal(503, 'service_unavailable', `push admission unavailable: ${reason}`)
}
const named = (transportType: string, change: object): object => {
  return { type: 'recipient', recipient: { transportType, ...change } }
}

describe('a provider that is off', () => {
  it.each([
    ['FCM', named('gcm', { registrationToken: 'a' })],
    ['HMS', named('hms', { registrationToken: 'a' })],
    ['WNS', { type: 'providerTopic', provider: 'wns', topic: 't' }],
    ['Realtime', named('realtime', { channel: 'a' })],
  ])('refuses publishes that name %s', async (label, target) => {
    expect(await pushClient().publish({ recipients: [target] })).toMatchObject(
      unavailable(`${label} provider worker is disabled (provider disabled in config)`),
    )
  })

  it('leaves pushes to its devices undelivered', async () => {
    const { publish, register, status, time } = pushClient()
    const recipient = { transportType: 'gcm', registrationToken: 'a' }
    await register('phone', { push: { recipient, state: 'ACTIVE' } })
    await publish({ publishId: 'one', recipients: [toDevice('phone')] })
    time.advance(60_000)
    expect(await status('one')).toMatchObject({ state: 'dispatching', counters: { dispatched: 0 } })
  })

  it('is every provider: nothing is taken', async () => {
    const { publish } = pushClient({ providers: [] })
    expect(await publish({ recipients: [toDevice('a')] })).toMatchObject(
      unavailable('push providers are disabled'),
    )
  })
})

it('without any setting only Web Push is on', async () => {
  const { post } = setup()
  const body = { recipients: [token('a')], payload: {} }
  expect(await post('/push/publish', body)).toMatchObject(
    unavailable('APNs provider worker is disabled (provider disabled in config)'),
  )
})

describe('too many publishes', () => {
  it('in a second are refused until the next', async () => {
    const { publish, time } = pushClient({ acceptanceRate: 2 })
    expect(await publish()).toMatchObject({ status: 202 })
    expect(await publish()).toMatchObject({ status: 202 })
    const third = await publish()
    expect(third).toMatchObject(refusal(429, 'rate_limited', 'push.acceptance_rate_limit exceeded'))
    expect(third.headers.get('retry-after')).toBe('1')
    time.advance(1000)
    expect(await publish()).toMatchObject({ status: 202 })
  })

  it('are put off while the server says so', async () => {
    const answer = await pushClient({ backpressure: true }).publish()
    expect(answer).toMatchObject(refusal(429, 'rate_limited', 'push pipeline is applying backpressure'))
    expect(answer.headers.get('retry-after')).toBe('5')
  })
})

describe('a publish beyond a quota', () => {
  it.each([
    [{ fanoutMax: 1 }, 'fanout_max exceeded for app app-id'],
    [{ ceilings: { apns: 1 } }, 'provider ceiling exceeded for APNS'],
  ])('with %j is taken and goes nowhere', async (settings, errorReason) => {
    const { fake, publish, status, time } = pushClient(settings)
    const { body } = await publish({ publishId: 'one', recipients: [token('a'), token('b')] })
    expect(body).toMatchObject({ status: 'quota_exceeded', expectedRecipients: 2 })
    time.advance(1000)
    expect(await status('one')).toMatchObject({ state: 'quota_exceeded', errorReason })
    expect(fake.pushes).toEqual([])
  })

  it('is sent when the quota is overridden', async () => {
    const { fake, publish, time } = pushClient({ fanoutMax: 0 })
    await publish({}, { 'x-sockudo-push-quota-override': '' })
    time.advance(0)
    expect(fake.pushes).toHaveLength(1)
  })

  it('of a device is over in the next second', async () => {
    const { publish, register, time } = pushClient()
    await register('phone', { pushRatePolicy: { capacity: 1, refillPerSecond: 1 } })
    const recipients = [toDevice('phone')]
    const states = []
    for (const wait of [0, 0, 1000]) {
      time.advance(wait)
      states.push((await publish({ recipients })).body.status)
    }
    expect(states).toEqual(['accepted', 'quota_exceeded', 'accepted'])
  })
})

describe('the options of pushes', () => {
  it.each([
    [{ push: { provider: 'apns' } }, 'options.push.provider'],
    [{ push: { providers: ['apple'] } }, 'options.push.providers[0]'],
    [{ push: { providers: 'apns' } }, 'options.push.providers'],
    [{ push: { deliver: 'accepted' } }, 'options.push.deliver'],
    [{ push: { liveActivities: true } }, 'options.push.liveActivities'],
    [{ push: { fanoutMax: -1 } }, 'options.push.fanoutMax'],
    [{ push: { ceilings: { apple: 1 } } }, 'options.push.ceilings.apple'],
    [{ push: { backpressure: 1 } }, 'options.push.backpressure'],
    [{ push: 'apns' }, 'options.push'],
  ])('%j are refused', (options, argument) => {
    expect(() => createFakeSockudo(options as never)).toThrow(
      expect.objectContaining({ code: 'invalid_argument', message: expect.stringContaining(argument) }),
    )
  })
})
