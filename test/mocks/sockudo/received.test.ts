import { describe, expect, it, vi } from 'vitest'
import type { FakeSockudo } from '../../../mocks/sockudo/index.ts'
import { isKitError } from '../../../src/errors.ts'
import { enter, join } from './authorized.ts'
import { connected } from './client.ts'
import { setup } from './setup.ts'
import { signed } from './signed.ts'

const soon = { timeout: 20 }

describe('fake.received', () => {
  it('resolves with an event that was there before, the first that fits', async () => {
    const { fake, publish } = setup()
    await publish({ name: 'a', data: '1' })
    await publish({ name: 'b', data: '2' })
    await publish({ name: 'b', data: '3' })
    const event = await fake.received({ channel: 'orders', name: 'b' })
    expect(event).toMatchObject({ app: 'app-id', channel: 'orders', name: 'b', data: '2', source: 'api' })
  })

  it('resolves with one that comes later', async () => {
    const { fake, publish } = setup()
    const waiting = fake.received({ name: 'b' })
    await publish({ name: 'a' })
    await publish({ name: 'b' })
    expect((await waiting).name).toBe('b')
  })

  it('without criteria waits for any event', async () => {
    const { fake, publish } = setup()
    const waiting = fake.received()
    await publish({ name: 'whatever' })
    expect((await waiting).name).toBe('whatever')
  })

  it('gives each of several who wait their own', async () => {
    const { fake, publish } = setup()
    const waiting = ['b', 'a'].map((name) => fake.received({ name }))
    await publish({ name: 'a' })
    await publish({ name: 'b' })
    expect((await Promise.all(waiting)).map(({ name }) => name)).toEqual(['b', 'a'])
  })

  it.each<[string, object]>([
    ['the data by content', { data: { total: 3, id: 1 } }],
    ['a matcher of the test runner', { data: expect.objectContaining({ id: 1 }) }],
    ['a matcher within the data', { data: { id: expect.any(Number), total: 3 } }],
    ['a function of the data', { data: (data: any) => data.id === 1 }],
    ['a regular expression on the data', { data: /"id":1/ }],
    ['the data as text', { data: '{"id":1,"total":3}' }],
    ['a regular expression on the channel', { channel: /^ord/g }],
    ['a function of the name', { name: (name: string) => name.startsWith('c') }],
    ['the socket that is left out', { socketId: '7.7' }],
    ['the app', { app: 'app-id', data: /^{/ }],
    ['where it came from', { source: 'api', data: /^{/ }],
    ['the message id', { messageId: 'm' }],
  ])('may ask for %s', async (_, wanted) => {
    const { fake, publish } = setup()
    const event = { data: '{"id":1,"total":3}', socket_id: '7.7', message_id: 'm' }
    await publish({ channel: 'other', name: 'other' })
    await publish(event)
    expect(await fake.received(wanted, soon)).toMatchObject({ name: 'created' })
  })

  it.each<[string, object]>([
    ['more in the data', { data: { id: 1 } }],
    ['less in the data', { data: { id: 1, total: 3, more: 1 } }],
    ['an array', { data: [1, 3] }],
    ['another type', { data: { id: '1', total: 3 } }],
    ['null', { data: null }],
    ['the name of another event', { name: 'created', channel: 'other' }],
  ])('does not take %s for the same', async (_, wanted) => {
    const { fake, publish } = setup()
    await publish({ data: '{"id":1,"total":3}' })
    await expect(fake.received(wanted, soon)).rejects.toMatchObject({ code: 'wait_timeout' })
  })

  it('reads data that is no JSON as the text that it is', async () => {
    const { fake, publish } = setup()
    await publish({ data: 'hello' })
    await publish({ data: '"quoted"' })
    await publish({ data: '5' })
    expect((await fake.received({ data: 'hello' }, soon)).data).toBe('hello')
    expect((await fake.received({ data: 'quoted' }, soon)).data).toBe('"quoted"')
    expect((await fake.received({ data: 5 }, soon)).data).toBe('5')
    expect((await fake.received({ data: '5' }, soon)).data).toBe('5')
  })

  it('may be asked with one function for the whole event', async () => {
    const { fake, publish } = setup()
    const waiting = fake.received((event) => event.channel === 'orders' && event.data.length === 3)
    await publish({ data: 'xx' })
    await publish({ data: 'xxx' })
    expect((await waiting).data).toBe('xxx')
  })

  it('finds what was sent to a user by the user', async () => {
    const { fake, publish } = setup()
    await publish({ channel: '#server-to-user-other' })
    await publish({ channel: '#server-to-user-u1', name: 'mine' })
    expect((await fake.received({ userId: 'u1' })).name).toBe('mine')
  })

  it('finds events of clients', async () => {
    const { fake, publish } = setup()
    const client = connected(fake)
    join(client, 'private-a')
    await publish({ channel: 'private-a', name: 'client-x' })
    const waiting = fake.received({ name: 'client-x', source: 'client', socketId: client.socketId })
    client.send({ event: 'client-x', channel: 'private-a', data: { id: 1 } })
    expect(await waiting).toMatchObject({ data: '{"id":1}', source: 'client' })
  })

  it('tells apps apart', async () => {
    const apps = ['a', 'b'].map((id) => ({ id, key: `key-${id}`, secret: `secret-${id}` }))
    const { fake, ask } = setup({ apps })
    const body = { name: 'created', channel: 'orders', data: 'x' }
    for (const { id, key, secret } of apps) {
      await ask(signed('POST', `/apps/${id}/events`, { key, secret, body }))
    }
    expect((await fake.received({ app: 'b' })).app).toBe('b')
    expect(fake.requests.map(({ app }) => app)).toEqual(['a', 'b'])
  })

  it('finds events while old ones are forgotten', async () => {
    const { fake, publish } = setup({ keep: 2 })
    const waiting = fake.received({ name: '9' })
    for (let count = 0; count < 10; count++) await publish({ name: String(count) })
    expect((await waiting).name).toBe('9')
  })
})

describe('who waited in vain', () => {
  it('reads what was wanted, what did arrive, the newest last, and what came closest', async () => {
    const { fake, publish } = setup()
    await publish({ name: 'order.created', data: '{"id":1}' })
    await publish({ name: 'order.created', data: '{"id":2}' })
    await publish({ channel: 'other', name: 'x', data: 'long '.repeat(100) })
    const message = await messageOf(
      fake.received({ channel: 'orders', name: 'order.created', data: { id: 3 } }, soon),
    )
    expect(message).toBe(
      [
        'waited 20 ms for event with channel "orders" and name "order.created" and data {"id":3}',
        'There are 3 events:',
        '  order.created on orders: {"id":1}',
        '  order.created on orders: {"id":2}',
        `  x on other: ${'long '.repeat(16)}…`,
        'Closest: order.created on orders: {"id":2}',
        '  but data is {"id":2}',
      ].join('\n'),
    )
  })

  it('reads of the newest ten alone', async () => {
    const { fake, publish } = setup()
    for (let count = 1; count <= 12; count++) await publish({ name: `n${count}` })
    const message = await messageOf(fake.received({ name: /^m/ }, soon))
    expect(message).toContain('name /^m/\nThere are 12 events, the last 10 of them:\n  n3 on orders: x\n')
    expect(message.endsWith('  n12 on orders: x')).toBe(true)
  })

  it('reads that there was nothing', async () => {
    const { fake } = setup()
    expect(await messageOf(fake.received({ name: 'a' }, soon))).toBe(
      'waited 20 ms for event with name "a"\nThere are no events.',
    )
  })

  it('reads the words that were given, and then what was looked for', async () => {
    const { fake } = setup()
    const options = { ...soon, message: 'the order to be told' }
    expect(await messageOf(fake.received({ name: () => false }, options))).toContain(
      'waited 20 ms for the order to be told (event with name what its function accepts)',
    )
  })

  it('reads nothing of what is encrypted', async () => {
    const { fake, publish } = setup()
    await publish({ channel: 'private-encrypted-a', data: '{"nonce":"AAAA","ciphertext":"BBBB"}' })
    expect(await messageOf(fake.received({ name: 'x' }, soon))).toContain(
      'created on private-encrypted-a: (encrypted)',
    )
  })

  it('finds the line of the test in the stack', async () => {
    const { fake } = setup()
    const error = await fake.received({ name: 'a' }, soon).catch((reason: unknown) => reason as Error)
    expect(isKitError(error)).toBe(true)
    expect((error as Error).stack).toContain('received.test.ts')
  })

  it('is not kept waiting by the fake timers of a test runner', async () => {
    vi.useFakeTimers()
    try {
      await expect(setup().fake.received({}, soon)).rejects.toMatchObject({ code: 'wait_timeout' })
    } finally {
      vi.useRealTimers()
    }
  })

  it.each(['reset', 'close'] as const)('hears at once of a %s', async (end) => {
    const { fake } = setup()
    const waiting = fake.received({ name: 'a' }, { timeout: Infinity })
    const rejected = expect(waiting).rejects.toMatchObject({
      code: 'wait_ended',
      message: `the fake was ${end === 'reset' ? 'reset' : 'closed'} while a test waited for event with name "a"`,
    })
    await fake[end]()
    await rejected
  })

  it('of a closed fake hears at once, too, but still finds what was there', async () => {
    const { fake, publish } = setup()
    await publish({ name: 'a' })
    await fake.close()
    expect((await fake.received({ name: 'a' })).name).toBe('a')
    await expect(fake.received({ name: 'b' }, { timeout: Infinity })).rejects.toMatchObject({
      code: 'wait_ended',
    })
  })

  it('may stop waiting, with a reason', async () => {
    const { fake, publish } = setup()
    const reason = new Error('enough')
    const controller = new AbortController()
    const waiting = fake.received({ name: 'a' }, { signal: controller.signal })
    controller.abort(reason)
    await expect(waiting).rejects.toBe(reason)
    await expect(fake.received({}, { signal: controller.signal })).rejects.toBe(reason)
    expect(await publish({ name: 'a' })).toMatchObject({ status: 200 })
  })

  it('because a function of the test throws gets its error, and the publisher an answer', async () => {
    const { fake, publish } = setup()
    const mistake = new TypeError('a mistake in the test')
    const waiting = fake.received(() => {
      throw mistake
    })
    const rejected = expect(waiting).rejects.toBe(mistake)
    expect(await publish({})).toMatchObject({ status: 200 })
    await rejected
  })

  it.each<[string, unknown, object, string]>([
    ['a misspelt criterion', { chanel: 'a' }, {}, 'criteria.chanel'],
    ['a text', 'orders', {}, 'criteria'],
    ['null', null, {}, 'criteria'],
    ['a misspelt option', {}, { timeOut: 1 }, 'options.timeOut'],
    ['a timeout of nothing', {}, { timeout: 0 }, 'options.timeout'],
    ['a timeout over what timers take', {}, { timeout: 2 ** 31 }, 'options.timeout'],
    ['a timeout that is text', {}, { timeout: '1' }, 'options.timeout'],
    ['a signal that is none', {}, { signal: {} }, 'options.signal'],
    ['a message that is none', {}, { message: 1 }, 'options.message'],
  ])('is told about %s', async (_, wanted, options, argument) => {
    const waiting = setup().fake.received(wanted as never, options as never)
    await expect(waiting).rejects.toMatchObject({ name: 'ArgumentError', argument })
  })
})

describe('fake.waitFor', () => {
  it('waits for a subscription and for its end', async () => {
    const { fake } = setup()
    const client = connected(fake)
    const subscribed = fake.waitFor('connections', { socketId: client.socketId, channel: 'orders' })
    const occupied = fake.waitFor('channels', { name: 'orders', subscriptionCount: 1 })
    client.subscribe('news')
    client.subscribe('orders')
    expect((await subscribed).channels).toEqual(['news', 'orders'])
    expect((await occupied).name).toBe('orders')
    const gone = fake.waitFor(() => fake.channels.length === 0)
    client.leave()
    expect(await gone).toBe(true)
  })

  it('waits for a connection', async () => {
    const { fake } = setup()
    const waiting = fake.waitFor('connections')
    const { socketId } = connected(fake)
    expect((await waiting).socketId).toBe(socketId)
  })

  it('waits for a member', async () => {
    const { fake } = setup()
    const waiting = fake.waitFor('members', { channel: 'presence-room', userId: 'u2' })
    for (const user of ['u1', 'u2']) enter(connected(fake), 'presence-room', user)
    expect(await waiting).toMatchObject({ userId: 'u2', socketIds: ['2.1'] })
  })

  it('waits for a request', async () => {
    const { fake, get, publish } = setup()
    const waiting = fake.waitFor('requests', { operation: 'listChannels', status: 200, method: 'GET' })
    await publish({})
    await get('/channels')
    expect((await waiting).path).toBe('/apps/app-id/channels')
  })

  it('waits until a webhook was taken, and for both of its criteria on the same event', async () => {
    const handler = () => new Response()
    const app = { id: 'app-id', key: 'app-key', secret: 'app-secret', webhooks: [{ handler }] }
    const { fake, time } = setup({ apps: [app], webhooks: { batching: { duration: 50 } } })
    const wanted = { name: 'channel_vacated', channel: 'orders', state: 'delivered' } as const
    const occupied = fake.waitFor('webhooks', { ...wanted, name: 'channel_occupied' })
    connected(fake).subscribe('orders')
    time.advance(50)
    expect(await occupied).toMatchObject({ state: 'delivered', attempts: [{ status: 200 }] })
    expect(await messageOf(fake.waitFor('webhooks', wanted, soon))).toContain(
      'channel_occupied of orders, subscription_count of orders: delivered, attempts: 1',
    )
  })

  it('waits for a push that needs no request', async () => {
    const { fake, post, time } = setup({ push: { providers: ['fcm'] } })
    const recipient = { transportType: 'gcm', registrationToken: 'the-token-of-a-device' }
    const body = {
      publishId: 'one',
      recipients: [{ type: 'recipient', recipient }],
      payload: { title: 'Hi' },
    }
    const waiting = fake.waitFor('pushes', { state: 'accepted', publishId: 'one' })
    await post('/push/publish', body)
    time.advance(0)
    expect(await waiting).toMatchObject({ state: 'accepted', provider: 'fcm' })
    const message = await messageOf(fake.waitFor('pushes', { publishId: 'two' }, soon))
    expect(message).toContain('one by fcm: accepted')
    expect(message).not.toContain('the-token-of-a-device')
  })

  it('shows what is there when a condition is not met', async () => {
    const { fake, publish } = setup()
    await publish({})
    const message = await messageOf(fake.waitFor(() => fake.events[1], { ...soon, message: 'two events' }))
    expect(message).toBe(
      'waited 20 ms for two events (its condition)\n' +
        'There are events: 1, channels: 0, members: 0, connections: 0, requests: 1, webhooks: 0, pushes: 0',
    )
  })

  it('asks a condition once more when the time is over', async () => {
    let asked = 0
    expect(await setup().fake.waitFor(() => ++asked === 2, soon)).toBe(true)
  })

  it.each<[string, (fake: FakeSockudo) => Promise<unknown>, string]>([
    ['a list that does not exist', (fake) => fake.waitFor('sockets' as never), 'list'],
    ['an asynchronous condition', (fake) => fake.waitFor(async () => true), 'condition'],
    [
      'a criterion of another list',
      (fake) => fake.waitFor('pushes', { name: 'x' } as never),
      'criteria.name',
    ],
  ])('is told about %s', async (_, act, argument) => {
    await expect(act(setup().fake)).rejects.toMatchObject({ name: 'ArgumentError', argument })
  })
})

async function messageOf(waiting: Promise<unknown>): Promise<string> {
  return waiting.then(
    () => 'it resolved',
    (error: Error) => error.message,
  )
}
