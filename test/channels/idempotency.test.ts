import { describe, expect, it } from 'vitest'
import { bodiesOf, testClient } from '../support/client.ts'
import type { Sockudo } from '../../src/services/sockudo/index.ts'
import { refusalOf } from '../support/outcome.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const three = { limits: { channels: 1, batchEvents: 1 } }
const channels = ['a', 'b', 'c']
const events = channels.map((channel) => ({ channel, name: 'e', data: 'd' }))

describe('the idempotency key of trigger', () => {
  it('is in the body, not in a header', async () => {
    const { client, fetch } = testClient()
    await client.trigger('a', 'e', 'd', { idempotencyKey: 'order-1' })
    expect(bodiesOf(fetch)[0]?.['idempotency_key']).toBe('order-1')
    expect(fetch.requests[0]?.headers).not.toHaveProperty('x-idempotency-key')
  })

  it('is absent when none was asked for', async () => {
    const { client, fetch } = testClient()
    await client.trigger('a', 'e', 'd')
    expect(bodiesOf(fetch)[0]).not.toHaveProperty('idempotency_key')
  })

  it('is another one for each request of a split call, because a server knows a key by its name only', async () => {
    const { client, fetch } = testClient(three)
    await client.trigger(channels, 'e', 'd', { idempotencyKey: 'order-1' })
    expect(bodiesOf(fetch).map((body) => body['idempotency_key'])).toEqual([
      'order-1',
      'order-1#2',
      'order-1#3',
    ])
  })

  it('is made anew for every call with true, and once for all requests of a call', async () => {
    const { client, fetch } = testClient(three)
    await client.trigger(channels, 'e', 'd', { idempotencyKey: true })
    await client.trigger('a', 'e', 'd', { idempotencyKey: true })
    const [first, second, third, other] = bodiesOf(fetch).map((body) => body['idempotency_key'] as string)
    expect(first).toMatch(uuid)
    expect([second, third]).toEqual([`${first}#2`, `${first}#3`])
    expect(other).toMatch(uuid)
    expect(other).not.toBe(first)
  })

  it('is made for every call of a client with autoIdempotency, unless the caller has one', async () => {
    const { client, fetch } = testClient({ autoIdempotency: true })
    await client.trigger('a', 'e', 'd')
    await client.trigger('a', 'e', 'd', { idempotencyKey: 'mine' })
    await client.sendToUser('1', 'e', 'd')
    const keys = bodiesOf(fetch).map((body) => body['idempotency_key'] as string)
    expect(keys).toEqual([expect.stringMatching(uuid), 'mine', expect.stringMatching(uuid)])
    expect(keys[0]).not.toBe(keys[2])
  })
})

describe('an idempotency key that is not wanted', () => {
  it('is left out with false, also by a client with autoIdempotency', async () => {
    const { client, fetch } = testClient({ autoIdempotency: true })
    await client.trigger('a', 'e', 'd', { idempotencyKey: false })
    await client.triggerBatch(events, { idempotencyKey: false })
    expect(bodiesOf(fetch)[0]).not.toHaveProperty('idempotency_key')
    expect(fetch.requests[1]?.headers).not.toHaveProperty('x-idempotency-key')
  })

  it.each([
    ['trigger', (client: Sockudo, headers: object) => client.trigger('a', 'e', 'd', { headers } as never)],
    ['triggerBatch', (client: Sockudo, headers: object) => client.triggerBatch(events, { headers } as never)],
  ])('is refused as a header of %s, where each part of a split call would have the same', async (_, call) => {
    const { argument } = await refusalOf((client) => call(client, { 'X-Idempotency-Key': 'k' }))
    expect(argument).toBe('options.headers.X-Idempotency-Key')
  })

  it('is refused as a header of the client', () => {
    expect(() => testClient({ headers: { 'x-idempotency-key': 'k' } })).toThrow('use that')
  })
})

describe('the idempotency key of triggerBatch', () => {
  it('is in a header, because in the body it would be that of one event', async () => {
    const { client, fetch } = testClient()
    await client.triggerBatch([{ ...events[0]!, idempotencyKey: 'event-key' }], {
      idempotencyKey: 'batch-key',
    })
    expect(fetch.requests[0]?.headers).toMatchObject({ 'x-idempotency-key': 'batch-key' })
    expect(fetch.requests[0]?.headers).toMatchObject({ 'content-type': 'application/json' })
    expect(bodiesOf(fetch)[0]).toEqual({ batch: [{ ...events[0], idempotency_key: 'event-key' }] })
  })

  it('is another one for each request of a split call', async () => {
    const { client, fetch } = testClient(three)
    await client.triggerBatch(events, { idempotencyKey: 'k' })
    expect(fetch.requests.map(({ headers }) => headers['x-idempotency-key'])).toEqual(['k', 'k#2', 'k#3'])
  })

  it('is made by autoIdempotency, too', async () => {
    const { client, fetch } = testClient({ autoIdempotency: true })
    await client.triggerBatch(events)
    expect(fetch.requests[0]?.headers['x-idempotency-key']).toMatch(uuid)
  })
})

describe('a key that a server would refuse', () => {
  it('may have 128 bytes when there is one request', async () => {
    const { client, fetch } = testClient()
    await client.trigger('a', 'e', 'd', { idempotencyKey: 'k'.repeat(128) })
    expect(fetch.requests).toHaveLength(1)
  })

  it('may have 126 bytes when there are up to nine requests', async () => {
    const { client, fetch } = testClient(three)
    await client.trigger(channels, 'e', 'd', { idempotencyKey: 'k'.repeat(126) })
    expect(bodiesOf(fetch).at(-1)?.['idempotency_key']).toHaveLength(128)
  })

  it('may not have 127 bytes then, and the message says why', async () => {
    const options = { idempotencyKey: 'k'.repeat(127) }
    const error = await refusalOf((client) => client.trigger(channels, 'e', 'd', options), three)
    expect(error.argument).toBe('options.idempotencyKey')
    expect(error.message).toContain('at most 128 bytes with the suffix "#3" of the last of 3 requests')
  })

  it.each([
    ['empty', ''],
    ['129 bytes', 'k'.repeat(129)],
    ['a blank at its end', 'key '],
    ['a line end', 'key\n'],
    ['a letter that fits into no header', 'schlüssel'],
    ['null', null],
    ['a number', 7],
  ])('is refused: %s', async (_, key) => {
    const options = { idempotencyKey: key as string }
    expect((await refusalOf((client) => client.trigger('a', 'e', 'd', options))).argument).toBe(
      'options.idempotencyKey',
    )
    expect((await refusalOf((client) => client.triggerBatch(events, options))).argument).toBe(
      'options.idempotencyKey',
    )
  })
})
