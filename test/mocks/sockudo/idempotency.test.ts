import { describe, expect, it } from 'vitest'
import { refusal, setup } from './setup.ts'
import { signed } from './signed.ts'

const busy = refusal(503, 'backpressure', 'Idempotent publish is still in progress')

describe('the key of a publish', () => {
  it('makes a second request get the first answer, whatever it says, and deliver nothing', async () => {
    const { fake, publish } = setup()
    const first = await publish({ idempotency_key: 'k', info: '' })
    const second = await publish({ idempotency_key: 'k', channel: 'other', name: 'other', info: undefined })
    expect(second).toMatchObject({ status: 200, body: first.body })
    expect(fake.events).toHaveLength(1)
  })

  it('may be in the header', async () => {
    const { fake, publish } = setup()
    const headers = { 'x-idempotency-key': 'k' }
    await publish({}, { headers })
    await publish({ idempotency_key: 'k' })
    expect(fake.events).toHaveLength(1)
  })

  it('is that of the body where both are given', async () => {
    const { publish } = setup()
    expect(await publish({ idempotency_key: 'k' }, { headers: { 'x-idempotency-key': '' } })).toMatchObject({
      status: 200,
    })
  })

  it('in a header that is not ASCII counts as none', async () => {
    const { fake, publish } = setup()
    const headers = { 'x-idempotency-key': 'caf\u00e9' }
    await publish({}, { headers })
    await publish({}, { headers })
    expect(fake.events).toHaveLength(2)
  })

  it('is forgotten after 120 seconds', async () => {
    const { fake, publish, time } = setup()
    await publish({ idempotency_key: 'k' })
    time.advance(119_999)
    await publish({ idempotency_key: 'k' })
    time.advance(1)
    await publish({ idempotency_key: 'k' })
    expect(fake.events).toHaveLength(2)
  })

  it('belongs to one app', async () => {
    const app = (id: string): object => ({ id, key: `${id}-key`, secret: 'app-secret' })
    const { fake, publish, ask } = setup({ apps: [app('app-id'), app('two')] as never })
    await publish({ idempotency_key: 'k' }, { key: 'app-id-key' })
    const body = { name: 'created', channel: 'orders', idempotency_key: 'k' }
    await ask(signed('POST', '/apps/two/events', { key: 'two-key', body }))
    expect(fake.events.map((event) => event.app)).toEqual(['app-id', 'two'])
  })

  it('of a failed request stays claimed: 503 until it is forgotten', async () => {
    const { fake, publish, time } = setup()
    await publish({ idempotency_key: 'k', channel: 'not allowed' })
    const second = await publish({ idempotency_key: 'k' })
    expect(second).toMatchObject(busy)
    expect(second.headers.get('retry-after')).toBe('1')
    time.advance(120_000)
    expect(await publish({ idempotency_key: 'k' })).toMatchObject({ status: 200 })
    expect(fake.events).toHaveLength(1)
  })

  it('is not claimed by a body that cannot be read', async () => {
    const { post, publish } = setup()
    await post('/events', '{"name":5,"idempotency_key":"k"}')
    expect(await publish({ idempotency_key: 'k' })).toMatchObject({ status: 200 })
  })

  it.each([
    ['', 'Idempotency key must not be empty'],
    ['é'.repeat(65), 'Idempotency key exceeds maximum length of 128 characters'],
  ])('%j is refused before the event is looked at', async (idempotency_key, error) => {
    expect(await setup().publish({ idempotency_key, name: undefined })).toMatchObject(
      refusal(400, 'invalid_input', error),
    )
  })

  it('is ignored where idempotency is off, even a wrong one', async () => {
    const { fake, publish } = setup({ idempotency: { enabled: false } })
    await publish({ idempotency_key: '', message_id: 'm' })
    await publish({ idempotency_key: '', message_id: 'm', data: 'other' })
    expect(fake.events).toHaveLength(2)
  })
})

describe('the message id', () => {
  const conflict = refusal(400, 'invalid_input', 'idempotency key was already used with a different payload')

  it('of the same message gives the same receipt and no second delivery', async () => {
    const { fake, publish } = setup()
    const first = await publish({ message_id: 'm' })
    const second = await publish({ message_id: 'm', socket_id: '1.2', delta: false, idempotency_key: 'k' })
    expect(second.body).toEqual(first.body)
    expect(fake.events).toHaveLength(1)
  })

  it.each([
    { data: 'y' },
    { name: 'y' },
    { tags: { a: 'b' } },
    { extras: {} },
    { extras: { ephemeral: true } },
  ])('of another message is refused: %o', async (change) => {
    const { fake, publish } = setup()
    await publish({ message_id: 'm' })
    expect(await publish({ message_id: 'm', ...change })).toMatchObject(conflict)
    expect(fake.events).toHaveLength(1)
  })

  it('does not mind the order of keys, nor JSON that is sent as text', async () => {
    const { publish } = setup()
    await publish({ message_id: 'm', data: { a: 1, b: 2 }, tags: { a: '1', b: '2' } })
    const again = { message_id: 'm', data: '{"a":1,"b":2}', tags: { b: '2', a: '1' } }
    expect(await publish(again)).toMatchObject({ status: 200 })
  })

  it('is compared within one channel', async () => {
    const { fake, publish } = setup()
    await publish({ message_id: 'm', channels: ['a', 'b', 'a'] })
    await publish({ message_id: 'm', channel: 'c', data: 'y' })
    expect(fake.events.map(({ channel }) => channel)).toEqual(['a', 'b', 'c'])
  })

  it('may be in extras', async () => {
    const { fake, publish } = setup()
    await publish({ extras: { idempotencyKey: 'm' } })
    await publish({ extras: { idempotencyKey: 'm' } })
    expect(fake.events).toHaveLength(1)
  })

  it('is free again after a failed publish', async () => {
    const { publish } = setup()
    await publish({ message_id: 'm', channels: ['a b'] })
    expect(await publish({ message_id: 'm', channels: ['a'] })).toMatchObject({ status: 200 })
  })

  it.each([
    [{ message_id: '' }, 'idempotency key must not be empty'],
    [{ message_id: 'm'.repeat(129) }, 'idempotency key exceeds 128 bytes'],
    [{ extras: { idempotencyKey: 'm'.repeat(129) } }, 'idempotency key exceeds 128 bytes'],
  ])('%o is refused', async (event, error) => {
    expect(await setup().publish(event)).toMatchObject(refusal(400, 'invalid_input', error))
  })

  it('shares its memory with the keys of publishes to the same channel', async () => {
    const { publish } = setup()
    await publish({ idempotency_key: 'k' })
    expect(await publish({ message_id: 'k' })).toMatchObject(conflict)
  })
})
