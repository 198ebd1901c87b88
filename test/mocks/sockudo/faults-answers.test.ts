import { describe, expect, it } from 'vitest'
import { ApiError, ConnectionError } from '../../../src/errors.ts'
import { both, failed } from './faulty.ts'

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

  it('of the limiter is that of a limiter that has counted too many', async () => {
    const { fake } = both({ rateLimit: { requests: 1 } })
    const ask = (): Promise<Response> => fake.fetch('http://127.0.0.1/apps/app-id/channels')
    await ask()
    const real = await ask()
    const alike = both()
    alike.fake.fault({ status: 429 })
    const faulty = await alike.fake.fetch('http://127.0.0.1/apps/app-id/channels')
    expect(await faulty.text()).toBe(await real.text())
    const headers = Object.fromEntries(real.headers)
    expect(Object.fromEntries(faulty.headers)).toEqual({ ...headers, 'x-ratelimit-limit': '100' })
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
