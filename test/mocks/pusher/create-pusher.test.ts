// createPusher with each preset against the fake of the same preset: what it does, and the codes of its errors.

import { describe, expect, it } from 'vitest'
import { createFakePusher, type FakePusher, type FakePusherPreset } from '../../../mocks/pusher/index.ts'
import { ApiError } from '../../../src/errors.ts'
import { createPusher, type Pusher } from '../../../src/services/pusher/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { connect } from '../sockudo/client.ts'
import { signIn, subscribe } from './setup.ts'

const presets: readonly FakePusherPreset[] = ['pusher', 'soketi', 'reverb', 'sockudo']
const app = { appId: '1234', key: 'app-key', secret: 'app-secret' }

function setup(preset: FakePusherPreset, options: object = {}): { fake: FakePusher; pusher: Pusher } {
  const fake = createFakePusher({ preset })
  const pusher = createPusher({ ...app, host: '127.0.0.1', preset, fetch: fake.fetch, ...options })
  return { fake, pusher }
}

describe.each(presets)('createPusher on the fake of preset %s', (preset) => {
  it('publishes to channels, and their subscribers get it', async () => {
    const { fake, pusher } = setup(preset)
    const client = connect(fake)
    client.subscribe('orders')
    client.frames()
    expect(await pusher.trigger(['orders', 'private-a'], 'created', { id: 1 })).toEqual({})
    expect(client.frames()).toEqual([{ event: 'created', channel: 'orders', data: '{"id":1}' }])
    expect(fake.events.map(({ app: id, channel, data }) => [id, channel, data])).toEqual([
      ['1234', 'orders', '{"id":1}'],
      ['1234', 'private-a', '{"id":1}'],
    ])
  })

  it('leaves out the socket that caused it', async () => {
    const { fake, pusher } = setup(preset)
    const [author, other] = [connect(fake), connect(fake)]
    for (const client of [author, other]) client.subscribe('orders')
    author.frames()
    other.frames()
    await pusher.trigger('orders', 'created', 1, { socketId: author.socketId })
    expect([author.frames().length, other.frames().length]).toEqual([0, 1])
  })

  it('publishes a batch of 21 events in their order, with an entry for each', async () => {
    const { fake, pusher } = setup(preset)
    const events = Array.from({ length: 21 }, (_, data) => ({ channel: 'orders', name: 'created', data }))
    expect(await pusher.triggerBatch(events)).toEqual(events.map(() => ({})))
    expect(fake.events.map(({ data }) => data)).toEqual(events.map(({ data }) => String(data)))
  })

  it('reads that nobody is there, and who is', async () => {
    const { fake, pusher } = setup(preset)
    expect(await pusher.channels({ prefix: 'presence-' })).toEqual({ channels: {} })
    expect(await pusher.channel('presence-room')).toMatchObject({ occupied: false })
    for (const id of ['ann', 'ben']) subscribe(connect(fake), 'presence-room', id, { name: id })
    subscribe(connect(fake), 'presence-room', 'ben', { name: 'ben' })
    expect(await pusher.channel('presence-room', { info: 'user_count' })).toMatchObject({
      occupied: true,
      user_count: 2,
    })
    expect(await pusher.channelUsers('presence-room')).toEqual({ users: [{ id: 'ann' }, { id: 'ben' }] })
  })

  it('ends the connections of a user', async () => {
    const { fake, pusher } = setup(preset)
    const client = connect(fake)
    // Reverb has no sign-in, but members.
    if (preset === 'reverb') subscribe(client, 'presence-room', 'ann')
    else signIn(client, 'ann')
    await pusher.terminateUserConnections('ben')
    expect(client.ended).toBeUndefined()
    await pusher.terminateUserConnections('ann')
    expect(client.ended).toEqual(preset === 'reverb' ? 'cut' : expect.objectContaining({ code: 4009 }))
    expect(fake.connections).toEqual([])
  })

  it('is told that its secret is wrong', async () => {
    const { pusher } = setup(preset, { secret: 'other' })
    const error = await rejectionOf(pusher.trigger('orders', 'created', 1))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      status: 401,
      code: preset === 'sockudo' ? 'auth_failed' : 'unauthorized',
      effect: 'none',
    })
  })

  it('is told that its app does not exist, or is another one', async () => {
    const { pusher } = setup(preset, { appId: '4321' })
    expect(await rejectionOf(pusher.channels())).toMatchObject(
      preset === 'sockudo' ? { status: 401, code: 'auth_failed' } : { status: 404, code: 'not_found' },
    )
  })
})

describe.each(['pusher', 'soketi', 'sockudo'] as const)('where users sign in, on preset %s,', (preset) => {
  it('an event for a user gets to all of their sockets', async () => {
    const { fake, pusher } = setup(preset)
    const clients = [connect(fake), connect(fake), connect(fake)]
    clients.forEach((client, index) => signIn(client, index === 2 ? 'ben' : 'ann'))
    for (const client of clients) client.frames()
    await pusher.sendToUser('ann', 'notice', { text: 'hello' })
    expect(clients.map((client) => client.frames().map(({ event }) => event))).toEqual([
      ['notice'],
      ['notice'],
      [],
    ])
  })
})

describe('errors of single servers', () => {
  const calls: Readonly<
    Record<string, readonly [FakePusherPreset, object, (pusher: Pusher) => Promise<unknown>, object]>
  > = {
    'the data is too much for Pusher': [
      'pusher',
      { limits: { dataBytes: 20_000 } },
      (pusher) => pusher.trigger('orders', 'created', 'd'.repeat(10_241)),
      { status: 413, code: 'payload_too_large' },
    ],
    'the clock is wrong for Pusher': [
      'pusher',
      { clock: () => 0 },
      (pusher) => pusher.channels(),
      { status: 401, code: 'timestamp_expired' },
    ],
    'the batch is too long for soketi': [
      'soketi',
      { limits: { batchEvents: 20 } },
      (pusher) =>
        pusher.triggerBatch(Array.from({ length: 11 }, () => ({ channel: 'a', name: 'created', data: 1 }))),
      { status: 400, code: 'bad_request', body: expect.objectContaining({ code: 400 }) },
    ],
    'the request is too much for Reverb': [
      'reverb',
      { limits: { requestBytes: 100_000 } },
      (pusher) => pusher.trigger('orders', 'created', 'd'.repeat(10_000)),
      { status: 413, code: 'payload_too_large' },
    ],
    'nobody is on the channel, for Reverb': [
      'reverb',
      {},
      (pusher) => pusher.channelUsers('presence-nobody'),
      { status: 404, code: 'not_found' },
    ],
  }

  it.each(Object.entries(calls))('%s', async (_, [preset, options, call, expected]) => {
    const { pusher } = setup(preset, options)
    const error = await rejectionOf(call(pusher))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject(expected)
  })

  it('the app of Pusher is over its quota, for once', async () => {
    const { fake, pusher } = setup('pusher')
    fake.fault({ operation: 'triggerEvent', status: 403, code: 'over_quota', times: 1 })
    expect(await rejectionOf(pusher.trigger('a', 'created', 1))).toMatchObject({ code: 'over_quota' })
    expect(await pusher.trigger('a', 'created', 1)).toEqual({})
  })
})
