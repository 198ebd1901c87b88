import { describe, expect, it } from 'vitest'
import { EventTooLargeError } from '../../../src/errors.ts'
import { pusherPresets } from '../../../src/services/pusher/index.ts'
import { bodiesOf } from '../../support/client.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { messageOf, testPusher } from './pusher-client.ts'

const names = ['pusher', 'soketi', 'reverb', 'sockudo'] as const
const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `channel-${index}`)

describe('a publish', () => {
  it.each(names)('is one POST of the protocol and no more with preset %s', async (preset) => {
    const { pusher, fetch } = testPusher({ preset })
    expect(await pusher.trigger('orders', 'created', { id: 1 }, { socketId: '1.2' })).toEqual({})
    expect(bodiesOf(fetch)).toEqual([
      { name: 'created', data: '{"id":1}', channels: ['orders'], socket_id: '1.2' },
    ])
  })

  it.each(['idempotencyKey', 'tags', 'extras', 'messageId', 'delta'])(
    'has no %s, which would be ignored',
    async (name) => {
      const message = await messageOf({}, (pusher) => pusher.trigger('a', 'b', 1, { [name]: 'x' } as object))
      expect(message).toMatch(new RegExp(`^options\\.${name} (?:does not exist on|is not part of)`))
    },
  )

  it('has no idempotency key in a batch, of the batch or of an event', async () => {
    const event = { channel: 'a', name: 'b', data: 1 }
    const keyed = { idempotencyKey: 'x' }
    const ofBatch = await messageOf({}, (pusher) => pusher.triggerBatch([event], keyed as object))
    expect(ofBatch).toContain('options.idempotencyKey does not exist on Pusher Channels')
    const ofEvent = await messageOf({}, (pusher) => pusher.triggerBatch([{ ...event, ...keyed }]))
    expect(ofEvent).toContain('events[0].idempotencyKey does not exist on Pusher Channels')
  })

  it.each(['pusher', 'sockudo'] as const)('has no key in a header with preset %s', async (preset) => {
    const headers = { 'X-Idempotency-Key': 'k' }
    const event = { channel: 'a', name: 'b', data: 1 }
    for (const call of [
      messageOf({ preset }, (pusher) => pusher.trigger('a', 'b', 1, { headers })),
      messageOf({ preset }, (pusher) => pusher.triggerBatch([event], { headers })),
    ])
      expect(await call).toMatch(/^options\.headers\.X-Idempotency-Key (?:does not exist|is not part)/)
    expect(() => testPusher({ preset, headers })).toThrow('options.headers.X-Idempotency-Key')
  })

  it('takes an option that is undefined', async () => {
    const { pusher, fetch } = testPusher()
    await pusher.trigger('a', 'b', 1, { idempotencyKey: undefined, info: undefined } as object)
    expect(fetch.requests).toHaveLength(1)
  })

  it('names the alternative with preset sockudo', async () => {
    const call = messageOf({ preset: 'sockudo' }, (pusher) =>
      pusher.trigger('a', 'b', 1, { idempotencyKey: 'x' } as object),
    )
    expect(await call).toContain('createSockudo')
  })

  it('of one encrypted channel is sealed, of several refused', async () => {
    const encryptionMasterKey = new Uint8Array(32)
    const { pusher, fetch } = testPusher({ encryptionMasterKey })
    await pusher.trigger('private-encrypted-a', 'b', { word: 'marker' })
    expect(fetch.requests[0]?.body).not.toContain('marker')
    const { data } = bodiesOf(fetch)[0]!
    expect(pusher.openEvent('private-encrypted-a', data)).toEqual({ word: 'marker' })
    const channels = ['private-encrypted-a', 'private-encrypted-b']
    expect(await messageOf({ encryptionMasterKey }, (one) => one.trigger(channels, 'b', 1))).toContain(
      'must be a single channel',
    )
  })

  it('to a user goes to the channel of the user', async () => {
    const { pusher, fetch } = testPusher()
    await pusher.sendToUser('user-1', 'notice', 'hello')
    expect(bodiesOf(fetch)[0]!['channels']).toEqual(['#server-to-user-user-1'])
  })
})

describe('limits', () => {
  it.each([
    ['pusher', 10_240],
    ['soketi', 102_400],
    ['sockudo', 102_400],
  ] as const)('preset %s takes %i bytes of data and not one more', async (preset, limit) => {
    const { pusher, fetch } = testPusher({ preset })
    await pusher.trigger('a', 'b', 'ü'.repeat(limit / 2))
    expect(fetch.requests).toHaveLength(1)
    const error = await rejectionOf(pusher.trigger('a', 'b', `${'ü'.repeat(limit / 2)}x`))
    expect(error).toBeInstanceOf(EventTooLargeError)
    expect(error).toMatchObject({ size: limit + 1, limit })
  })

  it.each([
    ['pusher', [10, 10, 5]],
    ['soketi', [10, 10, 5]],
    ['sockudo', [10, 10, 5]],
    ['reverb', [25]],
  ] as const)('preset %s splits 25 events into %j', async (preset, sizes) => {
    const { pusher, fetch } = testPusher({ preset })
    const events = many(25).map((channel) => ({ channel, name: 'b', data: 1 }))
    expect(await pusher.triggerBatch(events)).toEqual(events.map(() => ({})))
    expect(bodiesOf(fetch).map(({ batch }) => batch.length)).toEqual(sizes)
  })

  it.each([
    ['pusher', [100, 1]],
    ['reverb', [101]],
  ] as const)('preset %s splits 101 channels into %j', async (preset, sizes) => {
    const { pusher, fetch } = testPusher({ preset })
    await pusher.trigger(many(101), 'b', 1)
    expect(bodiesOf(fetch).map(({ channels }) => channels.length)).toEqual(sizes)
  })

  it('can be set where a server was configured differently', async () => {
    const { pusher, fetch } = testPusher({ limits: { dataBytes: 20_480 } })
    await pusher.trigger('a', 'b', 'x'.repeat(20_480))
    expect(fetch.requests).toHaveLength(1)
  })

  it('of names are 164 and 200 with preset pusher', async () => {
    const { pusher } = testPusher()
    await pusher.trigger('c'.repeat(164), 'e'.repeat(200), 1)
    expect(await messageOf({}, (one) => one.trigger('c'.repeat(165), 'e', 1))).toContain('limit of 164')
    expect(await messageOf({}, (one) => one.trigger('c', 'e'.repeat(201), 1))).toContain('limit of 200')
  })

  it('let a name hold ":" everywhere but on Pusher Channels', async () => {
    for (const preset of names) {
      const { pusher } = testPusher({ preset })
      const published = await pusher.trigger('a:b', 'c', 1).then(
        () => true,
        () => false,
      )
      expect([preset, published]).toEqual([preset, preset !== 'pusher'])
    }
  })

  it.each(['soketi', 'reverb'] as const)('preset %s refuses the empty text as data', async (preset) => {
    expect(await messageOf({ preset }, (pusher) => pusher.trigger('a', 'b', ''))).toContain('empty text')
  })
})

describe('Reverb, which counts the request as a whole,', () => {
  const reverb = { preset: 'reverb', host: 'reverb.example.com' } as const
  const largest = 10_000

  it('gets batches that are cut by their size', async () => {
    const { pusher, fetch } = testPusher(reverb)
    const events = many(30).map((channel) => ({ channel, name: 'b', data: 'x'.repeat(1000) }))
    expect(await pusher.triggerBatch(events)).toHaveLength(30)
    const batches = bodiesOf(fetch).map(({ batch }) => batch as { channel: string }[])
    expect(batches.flat().map(({ channel }) => channel)).toEqual(many(30))
    expect(batches.length).toBeGreaterThan(3)
    for (const { body } of fetch.requests) expect(body.length).toBeLessThan(largest - 300)
  })

  it('gets lists of channels that are cut by their size', async () => {
    const { pusher, fetch } = testPusher(reverb)
    const channels = many(200).map((name) => name.padEnd(150, 'x'))
    await pusher.trigger(channels, 'b', 'x'.repeat(5000))
    expect(bodiesOf(fetch).flatMap(({ channels: some }) => some)).toEqual(channels)
    for (const { body } of fetch.requests) expect(body.length).toBeLessThan(largest - 300)
  })

  it.each(['trigger', 'triggerBatch'])('gets nothing that is too large: %s', async (method) => {
    // Quotes take two bytes in the JSON around them.
    const data = '"'.repeat(5000)
    const { pusher, fetch } = testPusher(reverb)
    const small = { channel: 'a', name: 'b', data: 1 }
    const call =
      method === 'trigger' ? pusher.trigger('a', 'b', data) : pusher.triggerBatch([small, { ...small, data }])
    const error = await rejectionOf(call)
    expect(error).toBeInstanceOf(EventTooLargeError)
    expect(error.message).toContain('limits.requestBytes')
    expect(error).toMatchObject({
      limit: largest,
      argument: method === 'trigger' ? 'data' : 'events[1].data',
    })
    expect(fetch.requests).toEqual([])
  })

  it('takes more where it was told to', async () => {
    const limits = { requestBytes: 100_000 }
    const { pusher, fetch } = testPusher({ ...reverb, limits })
    await pusher.trigger('a', 'b', 'x'.repeat(50_000))
    expect(fetch.requests).toHaveLength(1)
  })
})

it('every preset has a limit for names, data and requests that is a number', () => {
  for (const { limits } of Object.values(pusherPresets))
    for (const value of Object.values(limits)) expect(value).toBeGreaterThan(0)
})
