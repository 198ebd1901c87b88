import { describe, expect, it } from 'vitest'
import {
  createFakeSockudo,
  type FakeFeatures,
  type FakeSockudoOptions,
} from '../../../mocks/sockudo/index.ts'
import { ArgumentError } from '../../../src/errors.ts'
import { connected } from './client.ts'
import { refusal, setup } from './setup.ts'
import { connectV2 } from './token.ts'

/** The others need one of these. */
const off = { history: false, presenceHistory: false, versionedMessages: false }

describe('features that cannot be are refused', () => {
  it.each<[string, object, string]>([
    ['push', { push: true }, 'does not exist; there are history, presenceHistory, '],
    ['history', { history: 1 }, 'must be true or false, received a number'],
    [
      'aiTransport',
      { aiTransport: true, history: false },
      'needs history: the server does not start without it',
    ],
    ['aiTransport', { aiTransport: true, versionedMessages: false }, 'needs versionedMessages'],
    ['annotations', { annotations: true, versionedMessages: false }, 'needs versionedMessages'],
  ])('%s: %o', (name, features, message) => {
    const create = (): unknown => createFakeSockudo({ features } as FakeSockudoOptions)
    expect(create).toThrow(ArgumentError)
    expect(create).toThrow(`options.features.${name} ${message}`)
  })

  it('undefined means the default', () => {
    expect(() => createFakeSockudo({ features: { history: undefined } })).not.toThrow()
  })
})

describe('features that are not named follow what they need', () => {
  it.each<[string, FakeFeatures]>([
    ['history', { history: false }],
    ['versions', { versionedMessages: false }],
  ])('without %s there is no AI Transport, and there are no annotations', async (_, features) => {
    const { get, publish } = setup({ features })
    const refused = await publish({ channel: 'ai-chat', name: 'ai-output' })
    expect(refused.body.code).toBe('ai_event_not_permitted')
    expect((await get('/channels/orders/messages/m/annotations')).body.code).toBe('feature_disabled')
    expect(await publish({})).toMatchObject({ status: 200 })
  })
})

describe('without', () => {
  const receipt = async (features: FakeFeatures): Promise<string[]> => {
    const { body } = await setup({ features }).publish({ info: '' })
    return Object.keys(body.channels.orders)
  }
  const serials = ['message_serial', 'history_serial', 'delivery_serial', 'version_serial']

  it('anything a receipt has no serials', async () => {
    expect(await receipt(off)).toEqual(['acknowledgement_id'])
    expect(await receipt({})).toEqual(['acknowledgement_id', ...serials])
  })

  it.each<[string, FakeFeatures, string, string]>([
    ['history', off, '/history', "Durable history is disabled by policy for channel 'orders'"],
    ['versions', off, '/messages/m', "Versioned messages are disabled for channel 'orders'"],
    [
      'annotations',
      { annotations: false },
      '/messages/m/annotations',
      "Annotations are disabled globally for channel 'orders'",
    ],
  ])('%s reading them is refused', async (_, features, path, message) => {
    const { get } = setup({ features })
    expect(await get(`/channels/orders${path}`)).toMatchObject(refusal(422, 'feature_disabled', message))
  })

  it('AI Transport a channel of AI is a channel like any other', async () => {
    const { get, publish } = setup({ features: { aiTransport: false } })
    expect((await get('/channels/ai-chat')).body).toEqual({ occupied: false })
    const refused = refusal(403, 'ai_event_not_permitted', 'AI Transport is not enabled for this channel')
    expect(await publish({ channel: 'ai-chat', name: 'ai-output' })).toMatchObject({
      ...refused,
      body: { ai_code: 104003 },
    })
  })

  it('history nobody is told where a subscription begins', () => {
    const { fake } = setup({ features: off })
    const client = connectV2(fake)
    client.subscribe('orders')
    expect(client.frames()[1]).toMatchObject({ data: '{}' })
  })

  it('anything events reach subscribers of both protocols as they were sent', async () => {
    const { fake, publish } = setup({ features: off })
    const [first, second] = [connected(fake), connectV2(fake)]
    for (const client of [first, second]) {
      client.subscribe('orders')
      client.frames()
    }
    await publish({ tags: { a: 'b' }, message_id: 'm-1' })
    expect(first.frames()).toEqual([{ event: 'created', channel: 'orders', data: 'x' }])
    expect(second.frames()).toEqual([
      { event: 'created', channel: 'orders', data: 'x', tags: { a: 'b' }, message_id: 'm-1' },
    ])
  })
})
