import { describe, expect, it } from 'vitest'
import { createFakeSockudo, type FakeSockudo, type FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { ApiError, ConnectionError, PartialPublishError, TimeoutError } from '../../../src/errors.ts'
import { createSockudo, type Sockudo, type SockudoUrlOptions } from '../../../src/services/sockudo/index.ts'
import { fixedClock, type FixedClock } from '../../../src/testing/index.ts'

interface Both {
  readonly fake: FakeSockudo
  readonly sockudo: Sockudo
  readonly clock: FixedClock
}

function both(options: FakeSockudoOptions = {}, more: SockudoUrlOptions = {}): Both {
  const clock = fixedClock(1_700_000_000_000)
  const fake = createFakeSockudo({ clock, schedule: clock.schedule, ...options })
  const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
  return { fake, clock, sockudo: createSockudo(url, { fetch: fake.fetch, clock, ...more }) }
}

const failed = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error) => error,
  )

describe('latency', () => {
  it('holds a request back for as long as it says', async () => {
    const { fake, clock, sockudo } = both()
    fake.fault({ latency: 200 })
    const done = sockudo.trigger('orders', 'created', 1)
    await clock.advance(199)
    expect(fake.events).toEqual([])
    await clock.advance(1)
    expect(fake.events).toHaveLength(1)
    expect(await done).toEqual({})
  })

  it('of a range is drawn with the seed, so that requests overtake each other in the same way in every run', async () => {
    const run = async (): Promise<string[]> => {
      const { fake, clock, sockudo } = both()
      fake.fault({ latency: [0, 1000], seed: 3 })
      const all = ['a', 'b', 'c', 'd', 'e'].map((name) => sockudo.trigger('orders', name, 1))
      await clock.advance(1000)
      await Promise.all(all)
      return fake.events.map(({ name }) => name)
    }
    const order = await run()
    expect(order).toHaveLength(5)
    expect(order).not.toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(await run()).toEqual(order)
  })

  it('longer than the timeout of the client is a TimeoutError, and the event is published all the same', async () => {
    const { fake, clock, sockudo } = both({}, { timeout: 20 })
    fake.fault({ latency: 500 })
    const error = await failed(sockudo.trigger('orders', 'created', 1))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ effect: 'unknown' })
    await clock.advance(500)
    expect(fake.events).toHaveLength(1)
  })

  it('ends with an aborted call', async () => {
    const { fake, sockudo } = both()
    fake.fault({ latency: 60_000 })
    const controller = new AbortController()
    const error = failed(sockudo.channels({ signal: controller.signal }))
    controller.abort(new Error('not needed any more'))
    expect(await error).toMatchObject({ message: 'not needed any more' })
  })

  it.each(['reset', 'close'] as const)('ends with a %s of the fake', async (end) => {
    const { fake, sockudo } = both()
    fake.fault({ latency: 60_000 })
    const error = failed(sockudo.trigger('orders', 'created', 1))
    await new Promise((resolve) => setImmediate(resolve))
    await fake[end]()
    expect(await error).toBeInstanceOf(ConnectionError)
    expect(fake.events).toEqual([])
  })
})

describe('a connection that is dropped', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('%s the request is processed is a ConnectionError, with %s events', async (drop, events) => {
    const { fake, sockudo } = both()
    fake.fault({ operation: 'triggerEvent', drop, times: 1 })
    const error = await failed(sockudo.trigger('orders', 'created', 1))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({
      effect: 'unknown',
      message: expect.stringContaining('socket hang up (ECONNRESET)'),
    })
    expect(fake.events).toHaveLength(events)
  })

  it('is what fetch rejects with', async () => {
    const { fake } = both()
    fake.fault({ drop: 'before' })
    const error = await failed(fake.fetch('http://127.0.0.1/up'))
    expect(error).toBeInstanceOf(TypeError)
    expect(error).toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } })
  })

  it('after the publish leaves one event, if the client tries again with the same key', async () => {
    const { fake, sockudo } = both()
    fake.fault({ operation: 'triggerEvent', drop: 'after', times: 1 })
    const publish = (): Promise<unknown> =>
      sockudo.trigger('orders', 'created', 1, { idempotencyKey: 'key-1' })
    expect(await failed(publish())).toBeInstanceOf(ConnectionError)
    await publish()
    expect(fake.events).toHaveLength(1)
  })

  it('during the second half of a split batch is a PartialPublishError', async () => {
    const { fake, sockudo } = both()
    fake.fault({ operation: 'triggerBatch', drop: 'before', after: 1, times: 1 })
    const events = Array.from({ length: 15 }, (_, index) => ({
      channel: `c-${index}`,
      name: 'x',
      data: index,
    }))
    const error = await failed(sockudo.triggerBatch(events))
    expect(error).toBeInstanceOf(PartialPublishError)
    expect(error).toMatchObject({ cause: expect.any(ConnectionError) })
    const { published, failed: refused, unknown } = error as PartialPublishError
    expect([published, refused, unknown].map((list) => list.length)).toEqual([10, 0, 5])
    expect(fake.events).toHaveLength(10)
  })
})

describe('an answer in the place of the server', () => {
  it.each([
    [429, undefined, undefined, 60_000],
    [429, 'rate_limited', 'rate_limited', 1000],
    [503, undefined, 'draining', 10_000],
    [503, 'draining', 'draining', 10_000],
    [503, 'backpressure', 'backpressure', 1000],
    [503, 'service_unavailable', 'service_unavailable', undefined],
    [500, undefined, 'internal_error', undefined],
  ])('of %s with code %s is the ApiError of the server', async (status, asked, code, retryAfter) => {
    const { fake, sockudo } = both()
    fake.fault({ status, code: asked, times: 1 })
    const error = await failed(sockudo.trigger('orders', 'created', 1))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status, retryAfter, ...(code && { code }) })
    expect(fake.events).toEqual([])
    expect(fake.requests).toMatchObject([{ operation: 'triggerEvent', status }])
  })

  it('has the headers that the server sends', async () => {
    const { fake } = both()
    fake.fault({ status: 503, retryAfter: 3000 })
    const response = await fake.fetch('http://127.0.0.1/apps/app-id/channels')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json',
      'retry-after': '3',
      'access-control-allow-origin': '*',
      connection: 'close',
    })
    expect(await response.json()).toEqual({ error: 'Server is draining', code: 'draining', status: 503 })
  })

  it('says when to try again', async () => {
    const { fake, sockudo } = both()
    fake.fault({ status: 429, retryAfter: 7000 })
    expect(await failed(sockudo.channels())).toMatchObject({ status: 429, retryAfter: 7000 })
  })

  it('may be anything', async () => {
    const { fake } = both()
    fake.fault({ status: 418, body: 'I am a teapot', headers: { Via: 'a proxy' }, times: 1 })
    fake.fault({ status: 200, body: { unheard: ['of'] }, times: 1 })
    fake.fault({ status: 502, times: 1 })
    const ask = (): Promise<Response> => fake.fetch('http://127.0.0.1/up')
    const teapot = await ask()
    expect([teapot.status, await teapot.text(), teapot.headers.get('via')]).toEqual([
      418,
      'I am a teapot',
      'a proxy',
    ])
    expect(await (await ask()).json()).toEqual({ unheard: ['of'] })
    expect([(await ask()).status, (await ask()).status]).toEqual([502, 200])
  })

  it('that is no JSON where JSON must be is an error of the client', async () => {
    const { fake, sockudo } = both()
    fake.fault({ status: 200, body: '<html>' })
    expect(await failed(sockudo.channels())).toMatchObject({ name: 'ProtocolError' })
  })
})

describe('a body', () => {
  it('trickles', async () => {
    const { fake, clock, sockudo } = both()
    const fault = fake.fault({ slowBody: { pause: 100, bytes: 4 } })
    let answered = false
    const done = sockudo.trigger('orders', 'created', 1).then(() => void (answered = true))
    // {"ok":true} is 11 bytes, and so 3 pieces.
    await clock.advance(299)
    expect([answered, fake.events.length, fault.applied]).toEqual([false, 1, 1])
    await clock.advance(1)
    await done
    expect(answered).toBe(true)
  })

  it('that trickles for longer than the timeout is a TimeoutError', async () => {
    const { fake, sockudo } = both({}, { timeout: 20 })
    fake.fault({ slowBody: 1000 })
    expect(await failed(sockudo.trigger('orders', 'created', 1))).toMatchObject({
      name: 'TimeoutError',
      effect: 'unknown',
    })
  })

  it.each([3, true, 100, 0] as const)('cut after %s bytes is a ConnectionError', async (truncateBody) => {
    const { fake, sockudo } = both()
    fake.fault({ truncateBody })
    const error = await failed(sockudo.trigger('orders', 'created', 1))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ effect: 'unknown' })
    expect(fake.events).toHaveLength(1)
  })

  it.each([
    [3, 'app'],
    [true, 'application'],
    [100, 'application is wron'],
  ] as const)('cut after %s arrives as far as %j, and its stream breaks', async (truncateBody, text) => {
    const { fake } = both()
    fake.fault({ status: 400, body: 'application is wrong', times: 1 })
    fake.fault({ truncateBody })
    const response = await fake.fetch('http://127.0.0.1/apps/app-id/channels')
    let seen = ''
    const reading = async (): Promise<void> => {
      for await (const chunk of response.body!) seen += new TextDecoder().decode(chunk)
    }
    const error = await failed(reading())
    expect(error).toMatchObject({ message: 'terminated', cause: { code: 'ECONNRESET' } })
    expect([seen, response.headers.get('content-length')]).toEqual([text.slice(0, seen.length), '20'])
    expect(seen).toHaveLength(truncateBody === true ? 10 : Math.min(truncateBody, 19))
  })

  it('of a HEAD cannot be hurt', async () => {
    const { fake } = both()
    fake.fault({ truncateBody: true })
    expect((await fake.fetch('http://127.0.0.1/up', { method: 'HEAD' })).status).toBe(200)
  })
})

describe('a clock that is wrong', () => {
  it.each([601_000, -601_000])(
    'by %s ms refuses signatures with the words of the server',
    async (clockSkew) => {
      const { fake, sockudo } = both()
      fake.fault({ clockSkew })
      expect(await failed(sockudo.trigger('orders', 'created', 1))).toMatchObject({
        status: 401,
        code: 'auth_failed',
        message: expect.stringContaining('Timestamp expired or too far in the future'),
      })
    },
  )

  it('by less than the server tolerates does no harm', async () => {
    const { fake, sockudo } = both()
    fake.fault({ clockSkew: 600_000 })
    expect(await sockudo.trigger('orders', 'created', 1)).toEqual({})
  })
})

it('faults of different kinds meet the same request', async () => {
  const { fake, clock, sockudo } = both()
  fake.fault({ status: 503 })
  const latency = fake.fault({ latency: 100 })
  const error = failed(sockudo.trigger('orders', 'created', 1))
  await clock.advance(100)
  expect(await error).toMatchObject({ status: 503 })
  expect(latency.applied).toBe(1)
})
