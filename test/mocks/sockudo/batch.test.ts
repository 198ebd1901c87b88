import { describe, expect, it } from 'vitest'
import { refusal, setup } from './setup.ts'

const event = (change: object = {}): object => ({ name: 'created', channel: 'orders', data: 'x', ...change })

describe('a batch', () => {
  it('without questions is answered with an empty object', async () => {
    const { batch, fake } = setup()
    expect(await batch([event(), event({ channel: 'b' })])).toMatchObject({ status: 200, body: {} })
    expect(fake.events.map(({ channel }) => channel)).toEqual(['orders', 'b'])
  })

  it('may be empty', async () => {
    expect(await setup().batch([])).toMatchObject({ status: 200, body: {} })
  })

  it('gives one entry for each event as soon as one asks, filled only for those that ask', async () => {
    const { batch } = setup()
    const { body } = await batch([event(), event({ info: 'subscription_count' }), event({ message_id: 'm' })])
    expect(body.batch).toEqual([
      {},
      expect.objectContaining({ history_serial: 2, subscription_count: 0 }),
      expect.objectContaining({ history_serial: 3 }),
    ])
  })

  it('reports the first of several channels', async () => {
    const { batch } = setup()
    const { body } = await batch([
      event({ channel: undefined, channels: ['a', 'b'], info: '' }),
      event({ channel: 'a' }),
    ])
    expect(body.batch).toEqual([expect.objectContaining({ history_serial: 1 }), {}])
  })

  it('reports nothing where `channel` is not among the `channels`', async () => {
    expect((await setup().batch([event({ channel: 'z', channels: ['a'], info: '' })])).body).toEqual({
      batch: [{}],
    })
  })

  it('of 11 is refused, before keys are looked at', async () => {
    const events = Array.from({ length: 11 }, () => event({ idempotency_key: '' }))
    const { batch, fake } = setup()
    expect(await batch(events)).toMatchObject(
      refusal(400, 'limit_exceeded', 'Batch size (11) exceeds limit (10)'),
    )
    expect(fake.events).toEqual([])
  })

  it('stops at the first wrong event and keeps those before it', async () => {
    const { batch, fake } = setup()
    expect(await batch([event(), event({ name: undefined }), event()])).toMatchObject(
      refusal(400, 'invalid_input', 'Event name is required'),
    )
    expect(fake.events).toHaveLength(1)
  })
})

describe('the key of an event in a batch', () => {
  it('makes a second event be skipped, with an empty entry', async () => {
    const { batch, fake } = setup()
    const asking = event({ idempotency_key: 'k', info: '' })
    const { body } = await batch([asking, asking])
    expect(body.batch).toEqual([expect.objectContaining({ history_serial: 1 }), {}])
    expect(fake.events).toHaveLength(1)
  })

  it('stays claimed when the batch fails: a retry answers 200 and delivers nothing', async () => {
    const { batch, fake } = setup()
    await batch([event({ idempotency_key: 'k', channel: 'a b' })])
    expect(await batch([event({ idempotency_key: 'k' })])).toMatchObject({ status: 200, body: {} })
    expect(fake.events).toEqual([])
  })

  it('answers a single publish with the same key with the number 1', async () => {
    const { batch, publish } = setup()
    await batch([event({ idempotency_key: 'k' })])
    expect(await publish({ idempotency_key: 'k' })).toMatchObject({ status: 200, body: 1 })
  })

  it('of a single publish makes the event be skipped', async () => {
    const { batch, fake, publish } = setup()
    await publish({ idempotency_key: 'k' })
    await batch([event({ idempotency_key: 'k' })])
    expect(fake.events).toHaveLength(1)
  })

  it.each([
    ['', 'Idempotency key must not be empty'],
    ['k'.repeat(129), 'Idempotency key exceeds maximum length of 128 characters'],
  ])('%j refuses the whole batch', async (idempotency_key, error) => {
    const { batch, fake } = setup()
    expect(await batch([event(), event({ idempotency_key })])).toMatchObject(
      refusal(400, 'invalid_input', error),
    )
    expect(fake.events).toEqual([])
  })
})

describe('the key in the header of a batch', () => {
  const headers = { 'x-idempotency-key': 'k' }

  it('repeats the whole answer', async () => {
    const { batch, fake } = setup()
    const first = await batch([event({ info: '' })], { headers })
    expect((await batch([event(), event()], { headers })).body).toEqual(first.body)
    expect(fake.events).toHaveLength(1)
  })

  it('has nothing to do with the keys of events', async () => {
    const { batch, fake, publish } = setup()
    await batch([event({ idempotency_key: 'k' })], { headers })
    await publish({}, { headers: { 'x-idempotency-key': 'other' } })
    expect(fake.events).toHaveLength(2)
  })

  it('stays claimed when the batch fails', async () => {
    const { batch } = setup()
    await batch([event({ channel: 'a b' })], { headers })
    const second = await batch([event()], { headers })
    expect(second).toMatchObject(
      refusal(503, 'backpressure', 'Idempotent batch publish is still in progress'),
    )
    expect(second.headers.get('retry-after')).toBe('1')
  })

  it('is not claimed by a batch that is too long', async () => {
    const { batch } = setup()
    await batch(
      Array.from({ length: 11 }, () => event()),
      { headers },
    )
    expect(await batch([event()], { headers })).toMatchObject({ status: 200 })
  })
})
