import { describe, expect, it } from 'vitest'
import { ConnectionError, PartialPublishError, TimeoutError } from '../../../src/errors.ts'
import { both, failed } from './faulty.ts'

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
    const fault = fake.fault({ latency: 60_000 })
    const error = failed(sockudo.trigger('orders', 'created', 1))
    while (fault.applied === 0) await new Promise((resolve) => setImmediate(resolve))
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
