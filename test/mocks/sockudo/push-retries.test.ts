import { describe, expect, it } from 'vitest'
import type { FakePushOutcome } from '../../../mocks/sockudo/index.ts'
import { pushClient, type PushClient, token } from './push-client.ts'
import { now, signed } from './signed.ts'
import { refusal } from './setup.ts'

/** Answers with each outcome once, and then with the last for ever. */
function withOutcomes(...outcomes: FakePushOutcome[]): PushClient {
  return pushClient({ deliver: () => (outcomes.length > 1 ? outcomes.shift()! : outcomes[0]!) })
}

/** Milliseconds from one attempt to the next. */
function waits({ fake }: PushClient): readonly number[] {
  const at = fake.pushes[0]!.attempts.map((attempt) => attempt.at)
  return at.slice(1).map((time, index) => time - at[index]!)
}

describe('a push that is tried again', () => {
  it.each(['quota', 'unavailable', 'network_transport'] as const)('after %s succeeds', async (error) => {
    const client = withOutcomes(error, 'accepted')
    expect(await client.pushTo('a')).toMatchObject({
      state: 'dispatching',
      counters: { dispatched: 0, retryScheduled: 1, retryAttempted: 0 },
      retryAfterMs: expect.any(Number),
    })
    client.time.advance(900_000)
    const status = await client.status('one')
    expect(status).toMatchObject({
      state: 'succeeded',
      counters: { succeeded: 1, retryScheduled: 1, retryAttempted: 1 },
    })
    expect(status).not.toHaveProperty('retryAfterMs')
    expect(client.fake.pushes[0]!.attempts).toMatchObject([{ error }, {}])
  })

  it('waits twice as long each time, a fifth more or less', async () => {
    const client = withOutcomes('quota')
    await client.pushTo('a')
    client.time.advance(60_000)
    const ratios = waits(client).map((wait, index) => wait / (1000 * 2 ** index))
    expect(ratios).toHaveLength(4)
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThanOrEqual(0.2)
  })

  it('waits as long as the provider asks for', async () => {
    const client = withOutcomes({ error: 'quota', retryAfter: 7000 }, 'accepted')
    expect(await client.pushTo('a')).toMatchObject({ retryAfterMs: now * 1000 + 7000 })
    client.time.advance(7000)
    expect(waits(client)).toEqual([7000])
  })

  it('waits a quarter of an hour after a failure of Apple', async () => {
    const client = withOutcomes('unavailable', 'accepted')
    await client.pushTo('a')
    client.time.advance(900_000)
    expect(waits(client)).toEqual([900_000])
  })

  it('counts what the seam throws as a network that failed', async () => {
    const { fake, pushTo } = pushClient({
      deliver() {
        throw new Error('broken')
      },
    })
    await pushTo('a')
    expect(fake.pushes).toMatchObject([{ state: 'waiting', attempts: [{ error: 'network_transport' }] }])
  })

  it('expires between two attempts', async () => {
    const { publish, status, time } = withOutcomes('quota')
    await publish({ publishId: 'one', expiresAtMs: now * 1000 + 500 })
    time.advance(500)
    expect(await status('one')).toMatchObject({
      state: 'expired',
      errorReason: 'delivery expired before retry: quota',
    })
  })
})

describe('a push that fails for the fifth time', () => {
  async function exhausted(): Promise<PushClient> {
    const client = withOutcomes('quota')
    await client.pushTo('a')
    client.time.advance(20_000)
    return client
  }

  it('is given up and becomes a dead letter', async () => {
    const { fake, get, status } = await exhausted()
    expect(await status('one')).toMatchObject({
      state: 'dead_lettered',
      counters: { dispatched: 0, retryScheduled: 5, retryAttempted: 4, deadLettered: 1 },
      errorReason: 'retry attempts exhausted: quota',
    })
    expect(fake.pushes).toMatchObject([{ state: 'dead_lettered' }])
    expect((await get('/deadLetters', { provider: 'apns' })).body.items).toMatchObject([
      {
        publishId: 'one',
        provider: 'apns',
        stage: 'RetrySchedule',
        reason: 'retry attempts exhausted',
        replayable: true,
      },
    ])
    expect((await get('/deadLetters', { provider: 'fcm' })).body.items).toEqual([])
  })

  it('can be replayed, which changes nothing', async () => {
    const { fake, get, send, time } = await exhausted()
    const [letter] = (await get('/deadLetters')).body.items
    const answer = await send('POST', `/deadLetters/${letter.deadLetterId}/replay`)
    expect(answer).toMatchObject({ status: 202, body: { replayed: true, messageId: expect.any(String) } })
    time.advance(3_600_000)
    expect(fake.pushes[0]!.attempts).toHaveLength(5)
    expect((await get('/deadLetters')).body.items).toHaveLength(1)
  })

  it('keeps its provider from sending anything for half a minute', async () => {
    const { fake, publish, time } = await exhausted()
    await publish({ recipients: [token('b')] })
    time.advance(1000)
    expect(fake.pushes).toMatchObject([{}, { state: 'waiting', attempts: [] }])
    time.advance(30_000)
    expect(fake.pushes[1]!.attempts).not.toEqual([])
  })
})

describe('a dead letter', () => {
  it('a minute old keeps every app from publishing, until the server starts anew', async () => {
    const { fake, publish, pushTo, time } = pushClient({ deliver: () => 'invalid_payload' })
    await pushTo('a')
    time.advance(59_999)
    expect(await publish()).toMatchObject({ status: 202 })
    time.advance(1)
    const refused = await publish()
    expect(refused).toMatchObject(refusal(429, 'rate_limited', 'push dead_letters age exceeded'))
    expect(refused.headers.get('retry-after')).toBe('5')
    fake.reset()
    expect(await publish()).toMatchObject({ status: 202 })
  })

  it('of a refusal is kept only once for all publishes', async () => {
    const { get, pushTo } = pushClient({ deliver: () => 'invalid_payload' })
    await pushTo('a', 'one')
    await pushTo('b', 'two')
    expect((await get('/deadLetters')).body.items).toMatchObject([{ publishId: 'one' }])
  })

  it('of a refusal cannot be replayed', async () => {
    const { get, pushTo, send } = pushClient({ deliver: () => 'invalid_payload' })
    await pushTo('a')
    const [letter] = (await get('/deadLetters')).body.items
    expect(await send('POST', `/deadLetters/${letter.deadLetterId}/replay`)).toMatchObject(
      refusal(400, 'invalid_input', 'dead-letter does not retain an original queue payload'),
    )
  })

  it('that does not exist is not found', async () => {
    expect(await pushClient().send('POST', '/deadLetters/none/replay')).toMatchObject(
      refusal(404, 'not_found', 'dead letter not found'),
    )
  })

  it.each([
    [{ sinceMs: String(now * 1000) }, 1],
    [{ sinceMs: String(now * 1000 + 1) }, 0],
    [{ untilMs: String(now * 1000 - 1) }, 0],
  ])('is listed by its time: %j shows %i', async (query, count) => {
    const { get, pushTo } = pushClient({ deliver: () => 'invalid_payload' })
    await pushTo('a')
    expect((await get('/deadLetters', query)).body.items).toHaveLength(count)
  })

  it.each([
    [{ sinceMs: '2', untilMs: '1' }, 'sinceMs must be less than or equal to untilMs'],
    [{ provider: 'apple' }, 'provider must be one of fcm, apns, webpush, hms, or wns'],
  ])('is not listed for %j', async (query, error) => {
    const { fake } = pushClient()
    const answer = await fake.fetch(signed('GET', '/apps/app-id/push/deadLetters', { query }))
    expect({ status: answer.status, body: await answer.json() }).toEqual(refusal(400, 'invalid_input', error))
  })
})
