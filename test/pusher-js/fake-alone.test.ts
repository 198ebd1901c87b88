// pusher-js against what only the fake can do: forget everything, and be strict.

import Pusher from 'pusher-js'
import { afterEach, describe, expect, it } from 'vitest'
import type { FakeSockudoOptions } from '../../mocks/sockudo/index.ts'
import { type FakePlace, startFakeWith } from './support/places.ts'
import { type RunningTools, toolsOf } from './support/tools.ts'
import { connected, happens, statesOf, subscribed, until } from './support/watch.ts'

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

async function start(options: FakeSockudoOptions = {}): Promise<RunningTools & Pick<FakePlace, 'fake'>> {
  const place = await startFakeWith(options)
  const openSocket = (): never => {
    throw new Error('pusher-js alone')
  }
  const tools = toolsOf(place, { runtime: 'node', Pusher, openSocket })
  ended.push(place.stop, tools.end)
  return { ...tools, fake: place.fake }
}

describe('pusher-js on a fake', () => {
  it('comes back after a reset, and has its channels and its user', async () => {
    const { connect, fake } = await start()
    const client = connect({ user: 'ann' })
    client.signin()
    const { channel } = await subscribed(client, 'private-orders')
    const states = statesOf(client)
    fake.reset()
    await happens(channel, 'pusher:subscription_succeeded')
    await until('user', () => client.user.user_data)
    expect(states).toEqual(['connecting', 'connected'])
    expect(fake.connections).toMatchObject([
      { userId: 'ann', channels: expect.arrayContaining(['private-orders']) },
    ])
  })

  it('is gone from it when it disconnects', async () => {
    const { connect, fake } = await start()
    const client = connect()
    await connected(client)
    client.disconnect()
    await until('nobody', () => fake.connections.length === 0)
  })
})

describe('pusher-js on a strict fake', () => {
  it.each<[string, FakeSockudoOptions, string, number]>([
    ['an unknown key', {}, 'nobody', 4001],
    ['an app over its connections', { limits: { connections: 1 } }, 'app-key', 4004],
  ])('is told of %s, and stays away', async (_, options, key, code) => {
    const { connect } = await start({ strict: 'pusher', ...options })
    await connected(connect())
    const client = connect({ key })
    const { error } = await happens(client.connection, 'error')
    expect(error.data.code).toBe(code)
    await until('disconnected', () => client.connection.state === 'disconnected')
  })

  it('knows how many are subscribed', async () => {
    const { connect } = await start({ strict: 'pusher' })
    const { channel } = await subscribed(connect(), 'orders')
    const other = connect()
    await subscribed(other, 'orders')
    await until('two', () => Number(channel.subscriptionCount) === 2)
    const told = happens(channel, 'pusher:subscription_count')
    other.unsubscribe('orders')
    expect(await told).toEqual({ subscription_count: 1 })
  })

  it('hears of its watchlist who comes and goes', async () => {
    const { connect } = await start({ strict: 'pusher' })
    const ann = connect({ user: 'ann', auth: { watchlist: 'ben' } })
    const away = happens(ann.user.watchlist, 'offline')
    ann.signin()
    expect(await away).toEqual({ name: 'offline', user_ids: ['ben'] })
    const there = happens(ann.user.watchlist, 'online')
    const ben = connect({ user: 'ben' })
    ben.signin()
    expect(await there).toEqual({ name: 'online', user_ids: ['ben'] })
    const gone = happens(ann.user.watchlist, 'offline')
    ben.disconnect()
    expect(await gone).toEqual({ name: 'offline', user_ids: ['ben'] })
  })

  it('joins a presence channel as who it signed in', async () => {
    const { connect } = await start({ strict: 'pusher' })
    const client = connect({ user: 'ann', auth: { none: 'channel_data' } })
    client.signin()
    const { data } = await subscribed(client, 'presence-room')
    expect([data.count, data.me]).toEqual([1, { id: 'ann', info: { name: 'Ü' } }])
  })

  it('is told who sent an event in a presence channel', async () => {
    const { connect } = await start({ strict: 'pusher' })
    const { channel: ann } = await subscribed(connect({ user: 'ann' }), 'presence-room')
    const { channel: ben } = await subscribed(connect({ user: 'ben' }), 'presence-room')
    const metadata = new Promise((resolve) =>
      ben.bind('client-x', (_: unknown, more: unknown) => resolve(more)),
    )
    ann.trigger('client-x', {})
    expect(await metadata).toEqual({ user_id: 'ann' })
  })

  it('is sent away by a code alone when its user is ended', async () => {
    const { api, connect } = await start({ strict: 'pusher' })
    const client = connect({ user: 'ann' })
    client.signin()
    await client.user.signinDonePromise
    const errors: any[] = []
    client.connection.bind('error', (error: unknown) => errors.push(error))
    expect((await api('POST', '/users/ann/terminate_connections')).body).toEqual({})
    await until('disconnected', () => client.connection.state === 'disconnected')
    expect(errors.map(({ type }) => type)).toEqual(['PusherError', 'WebSocketError'])
  })
})
