import { describe, expect, it } from 'vitest'
import { connect, connected, problem } from './client.ts'
import { setup } from './setup.ts'

const succeeded = (channel: string): object => ({
  event: 'pusher_internal:subscription_succeeded',
  channel,
  data: '{}',
})
const delivered = (data: string, channel = 'orders'): object => ({ event: 'created', channel, data })
const badMessage = (message: string): object => problem(4000, `Invalid message format: ${message}`)

describe('a connection', () => {
  it('begins with the id of the socket', () => {
    const client = connect(setup().fake)
    const data = '{"socket_id":"1.1","activity_timeout":120}'
    expect(client.frames()).toEqual([{ event: 'pusher:connection_established', data }])
  })

  it.each(['/app/app-key', '/app/app-key/?protocol=7', '/app/app%2Dkey?protocol=99'])(
    'may be at %s',
    (target) => {
      expect(connect(setup().fake, target).socketId).toBe('1.1')
    },
  )

  it.each([
    ['an unknown key', '/app/nobody?protocol=7'],
    ['a disabled app', '/app/off-key?protocol=7'],
    ['a key that is not UTF-8', '/app/%ff'],
  ])('to %s is cut without a word', (_, target) => {
    const off = { id: 'off', key: 'off-key', secret: 's', enabled: false }
    const { fake } = setup({ apps: [{ id: 'app-id', key: 'app-key', secret: 's' }, off] })
    const client = connect(fake, target)
    expect(client.frames()).toEqual([])
    expect(client.ended).toBe('cut')
    expect(fake.connections).toEqual([])
  })

  it('over the limit of the app is cut without a word', () => {
    const { fake } = setup({ limits: { connections: 1 } })
    const first = connected(fake)
    expect(connect(fake).ended).toBe('cut')
    first.leave()
    expect(connect(fake).socketId).toBe('2.1')
  })

  it('with a capability token is refused', () => {
    const client = connect(setup().fake, '/app/app-key?protocol=7&token=x')
    const message = 'Authentication error: capability tokens require protocol V2'
    expect(client.frames()).toEqual([problem(4009, message), problem(4009, message)])
    expect(client.ended).toEqual({ code: 4009, reason: message })
  })

  it('is listed with its channels', () => {
    const { fake } = setup()
    const client = connected(fake)
    client.subscribe('b')
    client.subscribe('a')
    expect(fake.connections).toEqual([{ app: 'app-id', socketId: '1.1', channels: ['b', 'a'] }])
    expect(fake.channels).toEqual([
      { app: 'app-id', name: 'b', subscriptionCount: 1 },
      { app: 'app-id', name: 'a', subscriptionCount: 1 },
    ])
  })

  it('is told when the server shuts down', async () => {
    const { fake } = setup()
    const client = connected(fake)
    await fake.close()
    expect(client.frames()).toEqual([problem(4200, 'Server shutting down')])
    expect(client.ended).toEqual({ code: 4200, reason: 'Server shutting down' })
    expect(connect(fake).ended).toBe('cut')
  })

  it('is cut by a reset', () => {
    const { fake } = setup()
    const client = connected(fake)
    fake.reset()
    expect(client.ended).toBe('cut')
  })

  it('ends alone when its socket throws, and the error is told', async () => {
    const errors: unknown[] = []
    const { fake, publish } = setup({ onError: (error) => errors.push(error) })
    const broken = connected(fake)
    const whole = connected(fake)
    for (const client of [broken, whole]) client.subscribe('orders')
    broken.breakDown()
    expect(await publish({})).toMatchObject({ status: 200 })
    expect(whole.frames()).toContainEqual(delivered('x'))
    expect(fake.connections).toMatchObject([{ socketId: whole.socketId }])
    expect(errors).toMatchObject([{ message: 'this socket is broken' }])
  })
})

describe('a subscription', () => {
  it.each([
    ['an object', { channel: 'orders' }],
    ['text', '{"channel":"orders"}'],
  ])('is confirmed, its data being %s', (_, data) => {
    const client = connected(setup().fake)
    client.send({ event: 'pusher:subscribe', data })
    expect(client.frames()).toEqual([succeeded('orders')])
  })

  it('may be repeated, and counts once', () => {
    const { fake } = setup()
    const client = connected(fake)
    client.subscribe('orders')
    client.subscribe('orders')
    expect(client.frames()).toEqual([succeeded('orders'), succeeded('orders')])
    expect(fake.channels).toMatchObject([{ subscriptionCount: 1 }])
  })

  it.each([
    ['without data', undefined, badMessage('Invalid subscription data format')],
    ['with null', null, badMessage('Invalid subscription data format')],
    ['without a channel', {}, badMessage('Missing channel field')],
    ['with an array', [1], badMessage('Missing channel field')],
    ['whose channel is a number', { channel: 5 }, badMessage('Missing channel field')],
    ['with text that is no JSON', 'orders', badMessage('Failed to parse subscription data')],
    ['with text without a channel', '{}', badMessage('Missing channel field in string data')],
  ])('%s is refused', (_, data, expected) => {
    const client = connected(setup().fake)
    client.send({ event: 'pusher:subscribe', data })
    expect(client.frames()).toEqual([expected])
    expect(client.ended).toBeUndefined()
  })

  const unsigned = problem(4009, 'Authentication error: Authentication signature required for this channel')
  it.each([
    [
      'a b',
      problem(4300, "Channel error: Channel name contains invalid characters: 'a b' (invalid chars: [' '])"),
    ],
    ['unknown:x', problem(4300, "Channel error: Unknown channel namespace 'unknown'")],
    ['a*', problem(4300, 'Channel error: Wildcard subscriptions are only supported on protocol V2')],
    ['[meta]a', problem(4300, 'Channel error: Metachannel subscriptions are only supported on protocol V2')],
    ['private-x', unsigned],
    ['private-encrypted-x', unsigned],
    ['private-cache-x', unsigned],
    ['presence-cache-x', unsigned],
  ])('to %s is refused', (channel, expected) => {
    const { fake } = setup()
    const client = connected(fake)
    client.subscribe(channel)
    expect(client.frames()).toEqual([expected])
    expect(fake.channels).toEqual([])
  })

  it('to a presence channel is refused without a signature', () => {
    const client = connected(setup().fake)
    client.send({ event: 'pusher:subscribe', data: { channel: 'presence-x', channel_data: '{}' } })
    expect(client.frames()).toEqual([unsigned])
  })

  it('to a presence channel without channel_data ends the connection, as on the server', () => {
    const client = connected(setup().fake)
    client.subscribe('presence-x')
    expect(client.frames()).toEqual([])
    expect(client.ended).toBe('cut')
  })

  it('to a cache channel brings its last event, or tells that there is none', async () => {
    const { fake, publish } = setup()
    const client = connected(fake)
    client.subscribe('cache-x')
    expect(client.frames()).toEqual([
      succeeded('cache-x'),
      { event: 'pusher:cache_miss', channel: 'cache-x', data: '{}' },
    ])
    await publish({ channel: 'cache-x' })
    const late = connected(fake)
    late.subscribe('cache-x')
    expect(late.frames()).toEqual([succeeded('cache-x'), delivered('x', 'cache-x')])
  })
})

describe('the end of a subscription', () => {
  it.each([
    ['an object', { channel: 'orders' }],
    ['the name', 'orders'],
  ])('is not answered, its data being %s', async (_, data) => {
    const { fake, publish } = setup()
    const client = connected(fake)
    client.subscribe('orders')
    client.send({ event: 'pusher:unsubscribe', data })
    await publish({})
    expect(client.frames()).toEqual([succeeded('orders')])
    expect(fake.channels).toEqual([])
  })

  it('that never began is fine', () => {
    const client = connected(setup().fake)
    client.send({ event: 'pusher:unsubscribe', data: { channel: 'orders' } })
    expect(client.frames()).toEqual([])
  })

  it.each([
    [undefined, 'Missing data in unsubscribe message'],
    [{}, 'Missing channel in unsubscribe message'],
  ])('with %o is refused', (data, message) => {
    const client = connected(setup().fake)
    client.send({ event: 'pusher:unsubscribe', data })
    expect(client.frames()).toEqual([badMessage(message)])
  })
})

describe('an event', () => {
  it('reaches everybody who is subscribed, once', async () => {
    const { fake, publish } = setup()
    const clients = [connected(fake), connected(fake), connected(fake)]
    for (const client of clients.slice(0, 2)) client.subscribe('orders')
    for (const client of clients) client.frames()
    await publish({ data: { id: 1 } })
    expect(clients.map((client) => client.frames())).toEqual([
      [delivered('{"id":1}')],
      [delivered('{"id":1}')],
      [],
    ])
  })

  it.each(['1.1', '01.001', '+1.1'])('does not reach the socket %s that is excluded', async (socket_id) => {
    const { fake, publish } = setup()
    const [client, other] = [connected(fake), connected(fake)]
    for (const each of [client, other]) each.subscribe('orders')
    await publish({ socket_id })
    expect(client.frames()).toEqual([succeeded('orders')])
    expect(other.frames()).toEqual([succeeded('orders'), delivered('x')])
  })

  it('does not reach subscribers of another app', async () => {
    const apps = ['app', 'other'].map((name) => ({
      id: `${name}-id`,
      key: `${name}-key`,
      secret: 'app-secret',
    }))
    const { fake, publish } = setup({ apps })
    const stranger = connect(fake, '/app/other-key?protocol=7')
    stranger.subscribe('orders')
    stranger.frames()
    await publish({})
    expect(stranger.frames()).toEqual([])
  })

  it('for a user does not reach a subscriber of a channel with that name', async () => {
    const { fake, publish } = setup()
    const client = connected(fake)
    client.subscribe('#server-to-user-u1')
    await publish({ channel: '#server-to-user-u1' })
    expect(client.frames()).toEqual([succeeded('#server-to-user-u1')])
  })

  it.each([
    ['sockudo:x', 'pusher:x'],
    ['sockudo_internal:x', 'pusher_internal:x'],
    ['pusher:x', 'pusher:x'],
  ])('%s arrives as %s', async (name, event) => {
    const { fake, publish } = setup()
    const client = connected(fake)
    client.subscribe('orders')
    await publish({ name })
    expect(client.frames()).toContainEqual({ event, channel: 'orders', data: 'x' })
  })

  it('shows its name, channel and data only', async () => {
    const { fake, publish } = setup()
    const client = connected(fake)
    client.subscribe('orders')
    await publish({ message_id: 'm', tags: { a: 'b' }, extras: { headers: { a: 1 } } })
    expect(client.frames()[1]).toEqual(delivered('x'))
  })
})

describe('a frame', () => {
  it.each(['pusher:ping', 'sockudo:ping', 'pusher_internal:ping'])('%s is answered with a pong', (event) => {
    const client = connected(setup().fake)
    client.send({ event })
    expect(client.frames()).toEqual([{ event: 'pusher:pong' }])
  })

  it.each(['pusher:pong', 'pusher:nothing', 'nothing', 'pusher:constructor'])(
    '%s is not answered',
    (event) => {
      const client = connected(setup().fake)
      client.send({ event })
      expect(client.frames()).toEqual([])
    },
  )

  it('may be binary', () => {
    const { fake } = setup()
    const listeners: ((event: { data: unknown }) => void)[] = []
    const sent: string[] = []
    const addEventListener = (_: string, listener: (event: any) => void): void =>
      void listeners.push(listener)
    fake.upgrade(
      { send: (text) => void sent.push(text), close() {}, addEventListener },
      new Request('http://x/app/app-key'),
    )
    const bytes = new TextEncoder().encode('{"event":"pusher:ping"}')
    for (const data of [bytes, bytes.buffer]) listeners[1]!({ data })
    expect(sent.slice(1)).toEqual(['{"event":"pusher:pong"}', '{"event":"pusher:pong"}'])
  })

  it.each([
    ['{"data":1}', 'Invalid event name: Event name is required'],
    [
      'hello',
      'Invalid message format: Decode failed: JSON deserialization failed: expected value at line 1 column 1',
    ],
    [
      '{"event":5}',
      'Invalid message format: Decode failed: JSON deserialization failed: invalid type: integer `5`, expected a string at line 1 column 10',
    ],
    [
      '[]',
      'Invalid message format: Decode failed: JSON deserialization failed: invalid length 0, expected struct PusherMessage with 15 elements at line 1 column 2',
    ],
  ])('%s is refused, and the connection stays', (text, message) => {
    const client = connected(setup().fake)
    client.send(text)
    expect(client.frames()).toEqual([problem(4000, message)])
    expect(client.ended).toBeUndefined()
  })
})
