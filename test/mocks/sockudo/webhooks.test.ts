import { describe, expect, it } from 'vitest'
import { createFakeSockudo } from '../../../mocks/sockudo/index.ts'
import contract from '../../../generated/sockudo/openapi.json' with { type: 'json' }
import { refusedBy } from '../../support/outcome.ts'
import { enter } from './authorized.ts'
import { connected } from './client.ts'
import { settled, withReceiver } from './receiver.ts'
import { setup } from './setup.ts'
import { hmac, now } from './signed.ts'

const eventTypes = ['channel_occupied']
const { schemas } = contract.components
const webhookNames = schemas.WebhookEvent.oneOf.map(({ $ref }) => {
  const schema = schemas[$ref.split('/').at(-1) as 'ChannelOccupiedWebhook']
  return schema.properties.name.const
})

describe('a webhook about events that do not exist', () => {
  it('is refused, with the names that there are', () => {
    const app = { id: 'a', key: 'k', secret: 's' }
    const webhook = { url: 'http://127.0.0.1:9', eventTypes: ['channel_vacated', 'chanel_ocupied'] }
    const create = (): unknown => createFakeSockudo({ apps: [{ ...app, webhooks: [webhook] }] })
    const names = webhookNames.join(', ')
    expect(refusedBy(create)).toMatchObject({
      argument: 'options.apps[0].webhooks[0].eventTypes',
      message: expect.stringContaining(`has no "chanel_ocupied"; there are ${names}`),
    })
  })
})

describe('a webhook', () => {
  it('is signed with the secret of the app, over its bytes', async () => {
    const { fake, arrived } = withReceiver({ eventTypes })
    connected(fake).subscribe('orders')
    const [{ headers, body } = { headers: new Headers(), body: '' }] = await arrived()
    expect(body).toBe(`{"time_ms":${now * 1000},"events":[{"name":"channel_occupied","channel":"orders"}]}`)
    expect(Object.fromEntries(headers)).toEqual({
      accept: '*/*',
      'content-type': 'application/json',
      'x-pusher-key': 'app-key',
      'x-pusher-signature': hmac('app-secret', body),
    })
  })

  it('has the headers of its receiver, next to its own', async () => {
    const headers = { 'x-shard': '7', 'X-Pusher-Key': 'again' }
    const { fake, arrived } = withReceiver({ eventTypes, headers })
    connected(fake).subscribe('orders')
    const [first] = await arrived()
    expect(first?.headers.get('x-shard')).toBe('7')
    expect(first?.headers.get('x-pusher-key')).toBe('app-key, again')
  })

  it.each([
    [{ channelPrefix: 'chat:' }, ['chat:1', 'chat:2']],
    [{ channelSuffix: '1' }, ['chat:1', 'orders-1']],
    [{ channelPattern: '^o' }, ['orders-1']],
    [{ channelNamespace: 'chat' }, ['chat:1', 'chat:2']],
    [{ channelNamespaces: ['chat', 'x'], channelSuffix: '2' }, ['chat:2']],
    [{ channelNamespaces: [] }, []],
  ])('with filter %j tells of %j', async (filter, channels) => {
    const { fake, told } = withReceiver({ eventTypes, filter })
    for (const channel of ['chat:1', 'chat:2', 'orders-1']) connected(fake).subscribe(channel)
    expect((await told()).map(({ channel }) => channel)).toEqual(channels)
  })

  it('of two receivers with one URL goes to the last that takes the event', async () => {
    const requests: Request[] = []
    const fetch = async (input: unknown): Promise<Response> => {
      requests.push(input as Request)
      return new Response()
    }
    const url = 'http://127.0.0.1:9/hook'
    const webhooks = [
      { url, headers: { 'x-from': 'first' } },
      { url, headers: { 'x-from': 'second' }, eventTypes },
    ]
    const app = { id: 'app-id', key: 'app-key', secret: 'app-secret', webhooks }
    connected(setup({ apps: [app], fetch }).fake).subscribe('orders')
    await settled()
    expect(requests.map(({ headers, method }) => [method, headers.get('x-from')])).toEqual([
      ['POST', 'second'],
      ['POST', 'first'],
    ])
    expect(requests[0]?.url).toBe(url)
  })

  it('is kept with its attempts for a test to look at', async () => {
    const { fake, arrived } = withReceiver({ eventTypes })
    connected(fake).subscribe('orders')
    expect(fake.webhooks).toMatchObject([{ state: 'pending', attempts: [] }])
    const [first] = await arrived()
    expect(fake.webhooks).toEqual([
      {
        app: 'app-id',
        url: undefined,
        events: [{ name: 'channel_occupied', channel: 'orders' }],
        body: first?.body,
        state: 'delivered',
        attempts: [{ at: now * 1000, status: 200 }],
      },
    ])
  })

  it.each(['reset', 'close'] as const)('is not sent any more after %s', async (end) => {
    const { fake, told, time } = withReceiver()
    const client = connected(fake)
    client.subscribe('orders')
    client.send({ event: 'pusher:unsubscribe', data: { channel: 'orders' } })
    await told()
    client.subscribe('news')
    await fake[end]()
    time.advance(10_000)
    expect(await told()).toEqual([])
  })
})

describe('a receiver that does not take a webhook', () => {
  it.each([408, 409, 425, 429, 500, 503])('with %s gets it three times', async (status) => {
    const { fake, arrived, time } = withReceiver({
      eventTypes,
      answer: () => new Response(null, { status }),
    })
    connected(fake).subscribe('orders')
    const bodies = new Set<string>()
    const counts = []
    for (const wait of [0, 99, 1, 199, 1, 10_000]) {
      time.advance(wait)
      const received = await arrived()
      counts.push(received.length)
      for (const { body } of received) bodies.add(body)
    }
    expect(counts).toEqual([1, 0, 1, 0, 1, 0])
    expect(bodies.size).toBe(1)
    expect(fake.webhooks).toMatchObject([{ state: 'failed', attempts: [{ status }, { status }, { status }] }])
  })

  it.each([301, 400, 404, 418])('with %s gets it once', async (status) => {
    const { fake, arrived, time } = withReceiver({
      eventTypes,
      answer: () => new Response(null, { status }),
    })
    connected(fake).subscribe('orders')
    expect(await arrived()).toHaveLength(1)
    time.advance(10_000)
    expect(await arrived()).toEqual([])
    expect(fake.webhooks).toMatchObject([{ state: 'failed', attempts: [{ status }] }])
  })

  it('because it throws gets it again, and the fake goes on', async () => {
    let calls = 0
    const error = new Error('a mistake in the app')
    const answer = (): Response => {
      if (++calls === 1) throw error
      return new Response()
    }
    const { fake, arrived, time, publish } = withReceiver({ eventTypes, answer })
    connected(fake).subscribe('orders')
    await arrived()
    expect(fake.webhooks).toMatchObject([{ state: 'pending', attempts: [{ error }] }])
    expect(await publish({})).toMatchObject({ status: 200 })
    time.advance(100)
    await arrived()
    expect(fake.webhooks).toMatchObject([{ state: 'delivered', attempts: [{ error }, { status: 200 }] }])
  })

  it('because it returns something else gets it again', async () => {
    const { fake, arrived } = withReceiver({ eventTypes, answer: () => 'ok' as never })
    connected(fake).subscribe('orders')
    await arrived()
    expect(fake.webhooks[0]?.attempts).toMatchObject([{ error: { name: 'TypeError' } }])
  })

  it('because it never answers gets it again after the timeout', async () => {
    const answer = (): Promise<Response> => new Promise(() => {})
    const { fake, arrived, time } = withReceiver({ eventTypes, answer }, { webhooks: { timeout: 1000 } })
    connected(fake).subscribe('orders')
    await arrived()
    time.advance(999)
    await arrived()
    expect(fake.webhooks).toMatchObject([{ attempts: [] }])
    time.advance(1)
    await arrived()
    expect(fake.webhooks).toMatchObject([{ attempts: [{ error: { message: 'no answer in 1000 ms' } }] }])
    time.advance(100)
    expect(await arrived()).toHaveLength(1)
  })

  it('gets it for five minutes when attempts are not limited', async () => {
    const retry = { maxAttempts: Infinity, initialBackoff: 60_000 }
    const answer = (): Response => new Response(null, { status: 500 })
    const { fake, arrived, time } = withReceiver({ eventTypes, answer }, { webhooks: { retry } })
    connected(fake).subscribe('orders')
    for (let minute = 0; minute < 10; minute++) {
      await arrived()
      time.advance(60_000)
    }
    expect(fake.webhooks[0]).toMatchObject({ state: 'failed' })
    expect(fake.webhooks[0]?.attempts).toHaveLength(6)
  })
})

describe('batching', () => {
  it('collects events for a while, and sends so many together', async () => {
    const webhooks = { batching: { duration: 200, size: 2 } }
    const { fake, arrived, time } = withReceiver({}, { webhooks })
    enter(connected(fake), 'presence-a', 'ann')
    time.advance(150)
    enter(connected(fake), 'presence-a', 'ben')
    time.advance(49)
    expect(await arrived()).toEqual([])
    time.advance(1)
    const bodies = (await arrived()).map(({ body }) => JSON.parse(body))
    expect(bodies).toMatchObject([
      { time_ms: now * 1000, events: [{ name: 'member_added' }, { name: 'channel_occupied' }] },
      { time_ms: now * 1000 + 150, events: [{ name: 'member_added', user_id: 'ben' }] },
    ])
  })
})

describe('options that make no sense', () => {
  const url = 'http://127.0.0.1:1/'
  it.each<[unknown, string]>([
    [{}, 'options.apps[0].webhooks[0] must have either url or handler'],
    [{ url, handler: () => new Response() }, 'options.apps[0].webhooks[0] must have either url or handler'],
    [{ url: 'ftp://x' }, 'options.apps[0].webhooks[0].url must be an http or https URL'],
    [{ handler: 5 }, 'options.apps[0].webhooks[0].handler must be a function, received a number'],
    [{ url, events: [] }, 'options.apps[0].webhooks[0].events does not exist'],
    [{ url, eventTypes: 'all' }, 'options.apps[0].webhooks[0].eventTypes must be a list of names'],
    [{ url, headers: { 'a b': 'c' } }, 'options.apps[0].webhooks[0].headers.a b is not a header'],
    [
      { url, filter: { channelPattern: '(' } },
      'options.apps[0].webhooks[0].filter.channelPattern must be a regular expression',
    ],
    [{ url, filter: { prefix: 'a' } }, 'options.apps[0].webhooks[0].filter.prefix does not exist'],
  ])('are refused for a webhook: %j', (webhook, message) => {
    const app = { id: 'a', key: 'k', secret: 's', webhooks: [webhook as never] }
    expect(() => createFakeSockudo({ apps: [app] })).toThrow(message)
  })

  it.each<[unknown, string]>([
    [{ batch: {} }, 'options.webhooks.batch does not exist'],
    [{ batching: true }, 'options.webhooks.batching must be an object'],
    [{ batching: { duration: 0 } }, 'options.webhooks.batching.duration must be a positive whole number'],
    [{ retry: { maxAttempts: 1.5 } }, 'options.webhooks.retry.maxAttempts must be a positive whole number'],
    [{ retry: { backoff: 1 } }, 'options.webhooks.retry.backoff does not exist'],
    [{ timeout: -1 }, 'options.webhooks.timeout must be a positive whole number'],
  ])('are refused for all webhooks: %j', (webhooks, message) => {
    expect(() => createFakeSockudo({ webhooks: webhooks as never })).toThrow(message)
  })
})
