// createPusher and the contract of Pusher speak the same document: Prism, which knows nothing but the contract, takes
// every call and answers with its examples.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiError } from '../../src/errors.ts'
import { createPusher, type Pusher, type PresetName } from '../../src/services/pusher/index.ts'
import { rejectionOf } from '../support/outcome.ts'
import { contractPath } from './support/contracts.ts'
import { type Prism, startPrism } from './support/prism.ts'

let prism: Prism
beforeAll(async () => {
  prism = await startPrism({ document: contractPath('pusher') })
})
afterAll(() => prism.close())

function setUp(preset: PresetName, prefer: string, accept = 'application/json'): Pusher {
  const { hostname: host, port } = prism.url
  const app = { appId: 'app-id', key: 'app-key', secret: 'app-secret' }
  return createPusher({ ...app, host, port: Number(port), preset, headers: prefer ? { prefer, accept } : {} })
}

const example = (name: string, code = 200): string => `code=${code}, example=${name}`

describe('what the client sends is what the contract describes', () => {
  const event = { channel: 'orders', name: 'created', data: { id: 1 } }
  const calls: Readonly<Record<string, (pusher: Pusher) => Promise<unknown>>> = {
    trigger: (pusher) => pusher.trigger(['orders', 'private-a'], 'created', { id: 1 }, { socketId: '1.2' }),
    'trigger of text': (pusher) => pusher.trigger('presence-room', 'created', 'text'),
    triggerBatch: (pusher) => pusher.triggerBatch([event, { ...event, data: 'text', socketId: '1.2' }]),
    'triggerBatch that is split': (pusher) => pusher.triggerBatch(Array.from({ length: 21 }, () => event)),
    sendToUser: (pusher) => pusher.sendToUser('user-1', 'notice', 'text'),
    channels: (pusher) => pusher.channels(),
    'channels with counts': (pusher) => pusher.channels({ prefix: 'presence-', info: 'user_count' }),
    channel: (pusher) => pusher.channel('orders'),
    // Prism reads no list where the contract allows a name without brackets, too.
    'channel with its last event': (pusher) => pusher.channel('cache-a', { info: 'cache' }),
    channelUsers: (pusher) => pusher.channelUsers('presence-room'),
    terminateUserConnections: (pusher) => pusher.terminateUserConnections('user-1'),
  }

  test.each(Object.entries(calls))('%s', async (_, call) => {
    await expect(call(setUp('pusher', ''))).resolves.toBeTypeOf('object')
  })

  test('and the contract is looked at: an event without data is refused', async () => {
    const body = { name: 'created', channel: 'orders' } as never
    const { response } = await setUp('pusher', '').http.POST('/events', { body })
    expect(response.status).toBe(422)
  })
})

describe('what the contract shows is what the client reads', () => {
  test.each([
    ['pusher', 'channelUserCounts', { channels: { 'presence-room': { user_count: 2 } } }],
    ['soketi', 'channelsOfSoketi', { channels: { orders: { subscription_count: 3, occupied: true } } }],
    ['reverb', 'noChannelsOfReverb', { channels: {} }],
  ] as const)('a list of channels by %s: %s', async (preset, name, expected) => {
    expect(await setUp(preset, example(name)).channels()).toEqual(expected)
  })

  test.each([
    ['pusher', 'published', {}],
    ['soketi', 'publishedOk', {}],
    [
      'reverb',
      'publishCounts',
      { channels: { 'presence-room': { user_count: 2 }, orders: { subscription_count: 3 } } },
    ],
  ] as const)('the answer to a publish by %s: %s', async (preset, name, expected) => {
    expect(await setUp(preset, example(name)).trigger('orders', 'created', 1)).toEqual(expected)
  })

  test.each([
    ['pusher', 'batchPublished', [{}, {}]],
    ['soketi', 'batchOk', [{}, {}]],
    ['reverb', 'batchOfNothing', [{}, {}]],
    ['pusher', 'batchCounts', [{ subscription_count: 3 }, {}]],
  ] as const)('the answer to a batch by %s: %s', async (preset, name, expected) => {
    const events = ['a', 'b'].map((channel) => ({ channel, name: 'created', data: 1 }))
    expect(await setUp(preset, example(name)).triggerBatch(events)).toEqual(expected)
  })

  test.each([
    ['pusher', 400, 'fieldMissing', 'bad_request'],
    ['pusher', 401, 'signatureInvalid', 'unauthorized'],
    ['pusher', 401, 'timestampExpired', 'timestamp_expired'],
    ['pusher', 403, 'overQuota', 'over_quota'],
    ['pusher', 403, 'appDisabled', 'app_disabled'],
    ['pusher', 404, 'appNotFound', 'not_found'],
    ['pusher', 413, 'dataTooLarge', 'payload_too_large'],
    ['soketi', 400, 'soketiFieldMissing', 'bad_request'],
    ['soketi', 401, 'soketiSignatureInvalid', 'unauthorized'],
    ['soketi', 429, 'soketiRateLimited', 'rate_limited'],
    ['reverb', 413, 'reverbRequestTooLarge', 'payload_too_large'],
    ['reverb', 422, 'reverbDataMissing', 'unprocessable'],
  ] as const)('a refusal by %s, %i %s, has the code %s', async (preset, status, name, code) => {
    // Prism has to be told which of two kinds of body it is.
    const isJson = preset === 'soketi' || status === 422
    const accept = isJson ? 'application/json' : 'text/plain'
    const pusher = setUp(preset, example(name, status), accept)
    const error = await rejectionOf(pusher.trigger('orders', 'created', 1))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status, code })
  })

  test.each([
    ['/connections', { connections: 12 }],
    ['/up', { health: 'OK' }],
  ] as const)('what only Reverb has: %s', async (path, expected) => {
    expect((await setUp('reverb', '').http.GET(path)).data).toEqual(expected)
  })
})
