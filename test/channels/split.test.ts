import { describe, expect, it } from 'vitest'
import { PartialPublishError } from '../../src/errors.ts'
import type { Answer } from '../../src/testing/index.ts'
import { bodiesOf, testClient } from '../support/client.ts'
import { rejectionOf } from '../support/outcome.ts'
import { expectNothingSecret } from '../support/secrets.ts'
import { expectSigned } from '../support/signature.ts'

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `c-${index}`)
const events = (count: number): { channel: string; name: string; data: string }[] =>
  Array.from({ length: count }, (_, index) => ({ channel: 'a', name: 'e', data: `${index}` }))

const ok: Answer = () => Response.json({})
const refused: Answer = () => Response.json({ error: 'no', code: 'auth_failed' }, { status: 401 })
const broken: Answer = () => new Response('', { status: 503 })
const reset: Answer = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
const unreachable: Answer = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
const nonsense: Answer = () => new Response('<html>', { headers: { 'content-type': 'text/html' } })

describe('trigger with more channels than the server takes', () => {
  it.each([
    [100, [100]],
    [101, [100, 1]],
    [200, [100, 100]],
    [250, [100, 100, 50]],
  ])('sends %i channels in requests of %j', async (count, sizes) => {
    const { client, fetch } = testClient()
    await client.trigger(names(count), 'e', 'd')
    const sent = bodiesOf(fetch).map(({ channels }) => channels as string[])
    expect(sent.map(({ length }) => length)).toEqual(sizes)
    expect(sent.flat()).toEqual(names(count))
    for (const request of fetch.requests) expectSigned(request)
  })

  it('splits at the limit that was set', async () => {
    const { client, fetch } = testClient({ limits: { channels: 2 } })
    await client.trigger(names(5), 'e', 'd')
    expect(bodiesOf(fetch).map(({ channels }) => channels)).toEqual([['c-0', 'c-1'], ['c-2', 'c-3'], ['c-4']])
  })

  it('never splits when the limit is turned off', async () => {
    const { client, fetch } = testClient({ limits: { channels: Infinity } })
    await client.trigger(names(1000), 'e', 'd')
    expect(fetch.requests).toHaveLength(1)
  })

  it('sends the requests one after the other', async () => {
    let open = 0
    let most = 0
    const { client } = testClient({ limits: { channels: 1 } }, async () => {
      most = Math.max(most, ++open)
      await new Promise((resolve) => setTimeout(resolve, 2))
      open--
      return Response.json({})
    })
    await client.trigger(names(4), 'e', 'd')
    expect(most).toBe(1)
  })

  it('puts the receipts of all requests together', async () => {
    const receipts: Answer = ({ body }) => {
      const { channels } = JSON.parse(body) as { channels: string[] }
      return Response.json({
        channels: Object.fromEntries(channels.map((name) => [name, { acknowledgement_id: name }])),
      })
    }
    const { client } = testClient({ limits: { channels: 2 } }, receipts)
    const result = await client.trigger(['a', 'b', '__proto__'], 'e', 'd', { info: ['subscription_count'] })
    expect(Object.keys(result.channels ?? {})).toEqual(['a', 'b', '__proto__'])
    expect(Object.entries(result.channels ?? {}).at(-1)?.[1]).toEqual({ acknowledgement_id: '__proto__' })
  })

  it('gives what receipts there are when some requests are answered without', async () => {
    const { client } = testClient({ limits: { channels: 1 } }, ok, Response.json({ channels: { b: {} } }), ok)
    await expect(client.trigger(['a', 'b', 'c'], 'e', 'd')).resolves.toEqual({ channels: { b: {} } })
  })
})

describe('triggerBatch with more events than the server takes', () => {
  it.each([
    [10, [10]],
    [11, [10, 1]],
    [30, [10, 10, 10]],
  ])('sends %i events in requests of %j', async (count, sizes) => {
    const { client, fetch } = testClient()
    await client.triggerBatch(events(count))
    const sent = bodiesOf(fetch).map(({ batch }) => batch as { data: string }[])
    expect(sent.map(({ length }) => length)).toEqual(sizes)
    expect(sent.flat().map(({ data }) => Number(data))).toEqual([...events(count).keys()])
  })

  it('gives one receipt per event in the order of the events, whatever each request answers', async () => {
    const numbered: Answer = ({ body }) => {
      const { batch } = JSON.parse(body) as { batch: { data: string }[] }
      return Response.json({ batch: batch.map(({ data }) => ({ acknowledgement_id: data })) })
    }
    const { client } = testClient({ limits: { batchEvents: 2 } }, numbered, ok, numbered)
    const receipts = await client.triggerBatch(events(5))
    expect(receipts).toEqual([
      ...[{ acknowledgement_id: '0' }, { acknowledgement_id: '1' }, {}, {}, { acknowledgement_id: '4' }],
    ])
  })
})

describe('the timeout of a split call', () => {
  it('is for all its requests together', async () => {
    const slow: Answer = () => new Promise((resolve) => setTimeout(() => resolve(Response.json({})), 40))
    const { client, fetch } = testClient({ limits: { channels: 1 } }, slow)
    const error = await rejectionOf(client.trigger(names(20), 'e', 'd', { timeout: 100 }))
    expect(error).toBeInstanceOf(PartialPublishError)
    expect(error.cause).toMatchObject({ name: 'TimeoutError' })
    expect(fetch.requests.length).toBeLessThan(4)
  })
})

describe('PartialPublishError says where every channel is', () => {
  const [first, second, third] = [['c-0', 'c-1'], ['c-2', 'c-3'], ['c-4']] as const

  it.each([
    ['the first request may have been carried out', [broken], [], [...second, ...third], first],
    ['the middle request is refused', [ok, refused], first, [...second, ...third], []],
    ['the middle request breaks off', [ok, reset], first, third, second],
    ['the middle request never reaches the server', [ok, unreachable], first, [...second, ...third], []],
    ['the middle answer is nonsense', [ok, nonsense], first, third, second],
    ['the last request is refused', [ok, ok, refused], [...first, ...second], third, []],
    ['the last request may have been carried out', [ok, ok, broken], [...first, ...second], [], third],
  ] as [string, Answer[], readonly string[], readonly string[], readonly string[]][])(
    'when %s',
    async (_, answers, published, failed, unknown) => {
      const { client, fetch } = testClient({ limits: { channels: 2 } }, ...answers)
      const error = await rejectionOf(client.trigger(names(5), 'e', 'd'))
      expect(error).toBeInstanceOf(PartialPublishError)
      expect(error).toMatchObject({
        code: 'partial_publish',
        operation: 'triggerEvent',
        published,
        failed,
        unknown,
      })
      expect([...error.published, ...error.failed, ...error.unknown].sort()).toEqual(names(5))
      expect(error.message).toContain(
        `${published.length} published, ${failed.length} failed, ${unknown.length} unknown`,
      )
      expect(error.cause.operation).toBe('triggerEvent')
      // Stops at the first request that fails.
      expect(fetch.requests).toHaveLength(answers.length)
      expectNothingSecret(error)
    },
  )

  it('but not when the first request is refused as a whole: then the error is that of the request', async () => {
    const { client, fetch } = testClient({ limits: { channels: 2 } }, refused)
    const error = await rejectionOf(client.trigger(names(5), 'e', 'd'))
    expect(error).toMatchObject({ name: 'ApiError', status: 401, effect: 'none' })
    expect(fetch.requests).toHaveLength(1)
  })

  it('and every event of a batch by its place in the list', async () => {
    const { client } = testClient({ limits: { batchEvents: 2 } }, ok, reset)
    const error = await rejectionOf(client.triggerBatch(events(5)))
    expect(error).toMatchObject({
      operation: 'triggerBatch',
      published: [0, 1],
      failed: [4],
      unknown: [2, 3],
    })
  })

  it('also when the caller aborts in the middle', async () => {
    const controller = new AbortController()
    const abort: Answer = () => {
      controller.abort('enough')
      return Response.json({})
    }
    const { client } = testClient({ limits: { channels: 2 } }, ok, abort)
    const error = await rejectionOf(client.trigger(names(5), 'e', 'd', { signal: controller.signal }))
    expect(error).toMatchObject({ published: first, unknown: second, failed: third, cause: 'enough' })
  })

  it('but an abort during the first request rejects with the reason alone', async () => {
    const controller = new AbortController()
    const { client } = testClient({ limits: { channels: 2 } }, () => {
      controller.abort('enough')
      return Response.json({})
    })
    expect(await rejectionOf(client.trigger(names(5), 'e', 'd', { signal: controller.signal }))).toBe(
      'enough',
    )
  })

  it('and a call that fits into one request fails with the plain error', async () => {
    const { client } = testClient({}, refused)
    expect(await rejectionOf(client.trigger(names(5), 'e', 'd'))).toMatchObject({
      name: 'ApiError',
      status: 401,
    })
  })
})
