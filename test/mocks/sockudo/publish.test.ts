import { describe, expect, it } from 'vitest'
import { refusal, setup } from './setup.ts'

const invalid = (error: string): object => refusal(400, 'invalid_input', error)
const limit = (error: string): object => refusal(400, 'limit_exceeded', error)
const missing = refusal(
  400,
  'missing_channel_info',
  "Request must contain 'channels' (list) or 'channel' (string)",
)

describe('an accepted event', () => {
  it('is answered with ok and remembered', async () => {
    const { fake, publish, time } = setup()
    expect(await publish({ socket_id: '7.7' })).toMatchObject({ status: 200, body: { ok: true } })
    expect(fake.events).toEqual([
      {
        app: 'app-id',
        channel: 'orders',
        name: 'created',
        data: 'x',
        source: 'api',
        socketId: '7.7',
        at: time(),
      },
    ])
  })

  it('is remembered once for each of its channels', async () => {
    const { fake, publish } = setup()
    await publish({ channels: ['a', 'b', 'a'] })
    expect(fake.events.map(({ channel }) => channel)).toEqual(['a', 'b', 'a'])
  })

  it('goes to the list of channels where both a list and one channel are given', async () => {
    const { fake, publish } = setup()
    await publish({ channel: 'not allowed', channels: ['a'] })
    expect(fake.events.map(({ channel }) => channel)).toEqual(['a'])
  })

  it('may be for a user', async () => {
    const { fake, publish } = setup()
    expect(await publish({ channel: '#server-to-user-u1' })).toMatchObject({ status: 200 })
    expect(fake.events).toMatchObject([{ channel: '#server-to-user-u1' }])
  })

  it('keeps its tags and extras', async () => {
    const { fake, publish } = setup()
    const tags = { colour: 'red' }
    const extras = { headers: { a: 'x', b: 1, c: true }, echo: false, whatever: [1, { b: 2 }] }
    await publish({ tags, extras, message_id: 'm' })
    expect(fake.events).toMatchObject([{ tags, extras, messageId: 'm' }])
  })

  it.each([
    ['an object, with sorted keys', '{"b":1,"a":{"Z":1,"a":2}}', '{"a":{"Z":1,"a":2},"b":1}'],
    ['an object with a key twice, with the last value', '{"a":1,"a":2}', '{"a":2}'],
    ['an array, without spaces', '[ 1 , null ]', '[1,null]'],
    [
      'a double, as a double',
      '[1.0, 1.50, 1e3, 1e16, 0.00001, 1e-6, -0]',
      '[1.0,1.5,1000.0,1e+16,0.00001,1e-6,0.0]',
    ],
    ['a large whole number, exactly', '18446744073709551615', '18446744073709551615'],
    ['a number over 64 bits, as a double', '18446744073709551616', '1.8446744073709552e+19'],
    ['null', 'null', 'null'],
    ['text, as it is', '"{ \\"a\\": 1.0 }"', '{ "a": 1.0 }'],
  ])('carries data that is %s', async (_, data, text) => {
    const { fake, post } = setup()
    await post('/events', `{"name":"e","channel":"c","data":${data}}`)
    expect(fake.events.map((event) => event.data)).toEqual([text])
  })

  it('carries "null" where there is no data', async () => {
    const { fake, publish } = setup()
    await publish({ data: undefined })
    expect(fake.events.map((event) => event.data)).toEqual(['null'])
  })

  it.each(['pusher:x', 'pusher_internal:x', 'client-x', ''])('may have the name %j', async (name) => {
    expect(await setup().publish({ name })).toMatchObject({ status: 200 })
  })
})

describe('a refused event', () => {
  const many = Array.from({ length: 101 }, (_, index) => `c${index}`)
  it.each<[string, object, object]>([
    ['without a name', { name: undefined }, invalid('Event name is required')],
    [
      'with a name over 200 bytes',
      { name: 'é'.repeat(101) },
      limit(`Event name '${'é'.repeat(101)}' exceeds maximum length of 200`),
    ],
    [
      'with data over 100 kilobytes',
      { data: 'x'.repeat(102_401) },
      refusal(
        413,
        'payload_too_large',
        "Event payload size (102401 bytes) for event 'created' exceeds limit (100KB)",
      ),
    ],
    ['without a channel', { channel: undefined }, missing],
    ['with an empty list of channels, in spite of a channel', { channels: [] }, missing],
    ['with over 100 channels', { channels: many }, limit('Number of channels (101) exceeds limit (100)')],
    [
      'whose name and data are wrong',
      { name: undefined, data: 'x'.repeat(102_401) },
      invalid('Event name is required'),
    ],
    [
      'whose channels are too many and wrong',
      { channels: many.map(() => 'a b') },
      limit('Number of channels (101) exceeds limit (100)'),
    ],
  ])('%s', async (_, event, expected) => {
    const { fake, publish } = setup()
    expect(await publish(event)).toMatchObject(expected)
    expect(fake.events).toEqual([])
  })

  it('is refused for its first wrong channel, and still goes to the right ones', async () => {
    const { fake, publish } = setup()
    expect(await publish({ channels: ['a', 'unknown:x', 'b c', 'd'] })).toMatchObject(
      invalid("Unknown channel namespace 'unknown'"),
    )
    expect(fake.events.map(({ channel }) => channel)).toEqual(['a', 'd'])
  })
})

describe('a receipt', () => {
  const serial = (counter: number): string =>
    `00000001700000000000:uuid-1:${String(counter).padStart(20, '0')}`

  it.each([{ info: '' }, { message_id: 'm' }, { name: 'ai-output', channel: 'ai-orders' }])(
    'is given for %o',
    async (event) => {
      const { publish } = setup()
      const { body } = await publish(event)
      expect(Object.values(body.channels)).toEqual([
        {
          acknowledgement_id: serial(1),
          message_serial: serial(1),
          history_serial: 1,
          delivery_serial: 1,
          version_serial: serial(1),
        },
      ])
    },
  )

  it('counts the messages of each channel and of the server', async () => {
    const { publish } = setup()
    await publish({ channels: ['a', 'b'] })
    const { body } = await publish({ channel: 'b', info: '' })
    expect(body.channels.b).toMatchObject({
      history_serial: 2,
      delivery_serial: 2,
      message_serial: serial(3),
    })
  })

  it('has the subscriptions where they are asked for, and users only on presence channels', async () => {
    const { publish } = setup()
    const { body } = await publish({
      channels: ['a', 'presence-b'],
      info: 'user_count, subscription_count, other',
    })
    expect(body.channels.a).toMatchObject({ subscription_count: 0 })
    expect(body.channels.a).not.toHaveProperty('user_count')
    expect(body.channels['presence-b']).toMatchObject({ subscription_count: 0, user_count: 0 })
  })

  it('has no serial for an ephemeral event', async () => {
    const { publish } = setup()
    const extras = { ephemeral: true }
    expect((await publish({ info: '', extras })).body).toEqual({
      channels: { orders: { acknowledgement_id: 'uuid-2' } },
    })
    expect((await publish({ message_id: 'mine', extras })).body).toEqual({
      channels: { orders: { acknowledgement_id: 'mine' } },
    })
  })
})
