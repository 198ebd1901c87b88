import { describe, expect, it } from 'vitest'
import { createFakeSockudo, type FakeSockudoFault } from '../../../mocks/sockudo/index.ts'
import { ArgumentError } from '../../../src/errors.ts'
import { setup } from './setup.ts'

async function statuses(ask: () => Promise<{ readonly status: number }>, count: number): Promise<number[]> {
  const found: number[] = []
  for (let index = 0; index < count; index++) found.push((await ask()).status)
  return found
}

describe('a fault', () => {
  it('meets every request of its operation until it is removed', async () => {
    const { fake, publish, get } = setup()
    const fault = fake.fault({ operation: 'triggerEvent', status: 503 })
    expect(await statuses(() => publish({}), 2)).toEqual([503, 503])
    expect((await get('/channels')).status).toBe(200)
    fault.remove()
    expect((await publish({})).status).toBe(200)
    expect(fault).toMatchObject({ seen: 2, applied: 2, active: false })
  })

  it('meets the next one only, where it says once', async () => {
    const { fake, publish } = setup()
    const fault = fake.fault({ operation: 'triggerEvent', status: 500, times: 1 })
    expect(fault.active).toBe(true)
    expect(await statuses(() => publish({}), 3)).toEqual([500, 200, 200])
    expect(fault).toMatchObject({ applied: 1, active: false })
    expect(fake.faults).toEqual([])
  })

  it('lets the first ones pass', async () => {
    const { fake, publish } = setup()
    const fault = fake.fault({ status: 500, after: 2, times: 1 })
    expect(await statuses(() => publish({}), 4)).toEqual([200, 200, 500, 200])
    expect(fault).toMatchObject({ seen: 3, applied: 1 })
  })

  it('meets the same requests in every run with the same seed, and others with another', async () => {
    const run = async (seed: number): Promise<number[]> => {
      const { fake, publish } = setup()
      fake.fault({ status: 503, probability: 0.5, seed })
      return statuses(() => publish({}), 20)
    }
    const first = await run(7)
    expect(await run(7)).toEqual(first)
    expect(await run(8)).not.toEqual(first)
    expect(new Set(first)).toEqual(new Set([200, 503]))
  })

  it.each([
    [0, 200],
    [1, 500],
  ])('with probability %s gives %s', async (probability, status) => {
    const { fake, publish } = setup()
    fake.fault({ status: 500, probability })
    expect(await statuses(() => publish({}), 5)).toEqual(Array.from({ length: 5 }, () => status))
  })

  it('of several operations meets each of them', async () => {
    const { fake, publish, batch, get } = setup()
    fake.fault({ operation: ['triggerBatch', 'listChannels'], status: 500 })
    const asked = [await publish({}), await batch([]), await get('/channels')]
    expect(asked.map(({ status }) => status)).toEqual([200, 500, 500])
  })

  it('with a function meets the requests that it chooses', async () => {
    const { fake, publish } = setup()
    const fault = fake.fault({
      when: ({ method, path, operation, body }) =>
        method === 'POST' &&
        path === '/apps/app-id/events' &&
        operation === 'triggerEvent' &&
        body.includes('broken'),
      status: 500,
    })
    expect((await publish({ channel: 'fine' })).status).toBe(200)
    expect((await publish({ channel: 'broken' })).status).toBe(500)
    expect(fault.seen).toBe(1)
  })

  it('with names and a function meets what fits both, and the function is not asked about the rest', async () => {
    const { fake, publish, get } = setup()
    const asked: unknown[] = []
    const when = ({ operation }: { readonly operation: unknown }): boolean => {
      asked.push(operation)
      return asked.length > 1
    }
    const fault = fake.fault({ operation: 'triggerEvent', when, status: 500 })
    expect((await get('/channels')).status).toBe(200)
    expect(await statuses(() => publish({}), 2)).toEqual([200, 500])
    expect(asked).toEqual(['triggerEvent', 'triggerEvent'])
    expect(fault).toMatchObject({ seen: 1, applied: 1 })
  })

  it('of one app leaves the others alone', async () => {
    const apps = ['app', 'shop'].map((name) => ({
      id: `${name}-id`,
      key: `${name}-key`,
      secret: `${name}-secret`,
    }))
    const { fake, publish } = setup({ apps })
    fake.fault({ app: 'shop-id', status: 500 })
    expect((await publish({})).status).toBe(200)
    fake.fault({ app: 'app-id', status: 500 })
    expect((await publish({})).status).toBe(500)
  })

  it('of the same kind comes after the one that was made before it', async () => {
    const { fake, publish } = setup()
    fake.fault({ status: 503, times: 1 })
    fake.fault({ status: 429, times: 2 })
    expect(await statuses(() => publish({}), 4)).toEqual([503, 429, 429, 200])
  })

  it('ends with the block that made it', async () => {
    const { fake, publish } = setup()
    {
      using fault = fake.fault({ status: 500 })
      expect(fault.active).toBe(true)
      expect((await publish({})).status).toBe(500)
    }
    expect((await publish({})).status).toBe(200)
  })

  it('is shown while it is in force, and forgotten by a reset', async () => {
    const { fake, publish } = setup()
    const first = fake.fault({ status: 500, operation: 'listChannels' })
    fake.fault({ latency: 100 })
    expect(fake.faults[0]).toBe(first)
    expect(fake.faults.map(({ rule }) => rule)).toEqual([
      { status: 500, operation: 'listChannels' },
      { latency: 100 },
    ])
    fake.reset()
    expect(fake.faults).toEqual([])
    expect(first.active).toBe(false)
    expect((await publish({})).status).toBe(200)
  })

  it('does not change with the object that described it', async () => {
    const { fake, publish } = setup()
    const rule: { status: number } = { status: 500 }
    fake.fault(rule)
    rule.status = 503
    expect((await publish({})).status).toBe(500)
  })
})

describe('a fault that makes no sense', () => {
  it('is refused by the compiler', () => {
    const { fault } = createFakeSockudo()
    const rules: (() => unknown)[] = [
      // @ts-expect-error -- there is no such operation
      () => fault({ operation: 'trigger', latency: 1 }),
      // @ts-expect-error -- nothing goes wrong
      () => fault({ operation: 'triggerEvent' }),
      // @ts-expect-error -- two things go wrong
      () => fault({ latency: 1, drop: 'before' }),
      // @ts-expect-error -- a webhook has no operation
      () => fault({ webhook: 'lose', operation: 'triggerEvent' }),
      // @ts-expect-error -- a function is `when`
      () => fault({ latency: 1, operation: () => true }),
      // @ts-expect-error -- only an answer has a body
      () => fault({ latency: 1, body: 'x' }),
    ]
    for (const rule of rules) expect(rule).toThrow(ArgumentError)
  })
})

describe('a fault that makes no sense is refused', () => {
  it.each<[string, unknown]>([
    ['fault must be an object', 'latency'],
    ['fault must have one of latency, drop, status, slowBody', {}],
    ['fault.drop cannot be with latency: make two faults of them', { latency: 1, drop: 'before' }],
    ['fault.delay does not exist', { delay: 1 }],
    ['fault.latency must be milliseconds from 0', { latency: -1 }],
    ['fault.latency must be milliseconds from 0', { latency: [1] }],
    ['fault.latency must have the least before the most', { latency: [2, 1] }],
    ['fault.times must be a whole number from 1', { latency: 1, times: 0 }],
    ['fault.times must be a whole number from 1', { latency: 1, times: -1 }],
    ['fault.after must be a whole number from 0', { latency: 1, after: -1 }],
    ['fault.seed must be a whole number from 0 to 4294967295', { latency: 1, seed: 0.5 }],
    ['fault.probability must be from 0 to 1', { latency: 1, probability: 1.5 }],
    ['fault.probability must be from 0 to 1, received NaN', { latency: 1, probability: Number.NaN }],
    ['fault.operation is no operation of the contract: "trigger"', { latency: 1, operation: 'trigger' }],
    ['fault.operation[1] is no operation', { latency: 1, operation: ['triggerEvent', 'x'] }],
    ['fault.operation must name at least one', { latency: 1, operation: [] }],
    ['fault.operation must be a name or a list of names, received a number', { latency: 1, operation: 7 }],
    ['fault.operation must be a name or a list of names, received', { latency: 1, operation: () => true }],
    ['; a function is `when`', { socket: 'cut', event: () => true }],
    ['fault.when must be a function', { latency: 1, when: 'triggerEvent' }],
    ['fault.when cannot be: a socket is refused', { socket: 'refuse', when: () => true }],
    ['fault.app must be the id of an app of this fake (app-id)', { latency: 1, app: 'nope' }],
    ['fault.operation is for requests', { socket: 'cut', operation: 'triggerEvent' }],
    ['fault.event is for socket and webhook', { latency: 1, event: 'x' }],
    ['fault.event cannot be: a socket is refused', { socket: 'refuse', event: 'x' }],
    ['fault.app must be the id of an app', { latency: 1, app: '' }],
    ['fault.drop must be before or after', { drop: true }],
    ['fault.status must be a whole number from 200 to 599', { status: 101 }],
    [
      'fault.code must be draining, backpressure or service_unavailable with status 503',
      { status: 503, code: 'x' },
    ],
    ['fault.code cannot be with status 404: say the body', { status: 404, code: 'not_found' }],
    ['fault.code is of an answer and needs status', { latency: 1, code: 'draining' }],
    ['fault.code cannot be with body', { status: 503, code: 'draining', body: 'x' }],
    ['fault.retryAfter must be whole seconds, in milliseconds', { status: 503, retryAfter: 1 }],
    ['fault.body cannot be with status 204', { status: 204, body: 'x' }],
    [
      'fault.headers.content-length is set by the connection',
      { status: 200, headers: { 'content-length': '1' } },
    ],
    ['fault.headers.a b is not a header', { status: 200, headers: { 'a b': '1' } }],
    ['fault.slowBody.pause must be milliseconds', { slowBody: { bytes: 1 } }],
    ['fault.slowBody.bytes must be a whole number from 1', { slowBody: { pause: 1, bytes: 0 } }],
    ['fault.truncateBody must be a whole number from 0', { truncateBody: -1 }],
    ['fault.clockSkew must be whole milliseconds, not 0', { clockSkew: 0 }],
    ['fault.unreachableNode.sockets must be a list', { unreachableNode: { sockets: 'x' } }],
    ['fault.socket must be refuse, cut, swallow or duplicate', { socket: 'x' }],
    ['fault.socket.close must be a whole number from 1000 to 4999', { socket: { close: 1 } }],
    ['fault.socket.close cannot be sent; for 1006, use cut', { socket: { close: 1006 } }],
    ['fault.socket.reason must be text', { socket: { close: 4000, reason: 'x'.repeat(124) } }],
    ['fault.socket.from must be server or client', { socket: { delay: 1, from: 'x' } }],
    ['fault.webhook must be duplicate, reorder, lose', { webhook: 'x' }],
    ['fault.webhook must have one of behind, delay or status', { webhook: { delay: 1, status: 500 } }],
    ['fault.webhook.behind must be a whole number from 1', { webhook: { behind: 0 } }],
  ])('%s: %j', (message, rule) => {
    const { fault } = createFakeSockudo()
    expect(() => fault(rule as FakeSockudoFault)).toThrow(ArgumentError)
    expect(() => fault(rule as FakeSockudoFault)).toThrow(message)
  })

  it('and is not in force', () => {
    const fake = createFakeSockudo()
    expect(() => fake.fault({ status: 503, code: 'x' })).toThrow(ArgumentError)
    expect(fake.faults).toEqual([])
  })
})
