// pusher-js on the fakes of Pusher Channels, soketi and Reverb.

import Pusher from 'pusher-js'
import { afterEach, describe, expect, it } from 'vitest'
import type { FakePusher, FakePusherOptions } from '../../mocks/pusher/index.ts'
import { startPusherWith } from './support/places.ts'
import { declareProtocol } from './support/protocol.ts'
import { type RunningTools, toolsOf } from './support/tools.ts'
import { connected, happens, subscribed, until } from './support/watch.ts'

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

async function start(options: FakePusherOptions): Promise<RunningTools & { readonly fake: FakePusher }> {
  const place = await startPusherWith(options)
  const openSocket = (): never => {
    throw new Error('pusher-js alone')
  }
  const tools = toolsOf(place, { runtime: 'node', Pusher, openSocket })
  ended.push(place.stop, tools.end)
  return { ...tools, fake: place.fake }
}

describe('pusher-js on the fake of preset pusher', () => {
  declareProtocol((options) => start({ preset: 'pusher', ...options }))

  it('hears that it is subscribed already', async () => {
    const { connect } = await start({})
    const client = connect()
    await subscribed(client, 'orders')
    const error = happens(client.connection, 'error')
    client.send_event('pusher:subscribe', { channel: 'orders' })
    expect((await error).data.message).toContain('Existing subscription to channel orders')
  })
})

describe.each(['pusher', 'soketi', 'reverb'] as const)('pusher-js on the fake of preset %s', (preset) => {
  it('gets what is published, also on private and cache channels', async () => {
    const { connect, publish } = await start({ preset })
    const client = connect()
    for (const channel of ['orders', 'private-orders', 'cache-orders', 'private-cache-orders']) {
      const got = happens((await subscribed(client, channel)).channel, 'created')
      await publish({ name: 'created', channel, data: '{"id":1}' })
      expect(await got).toEqual({ id: 1 })
    }
  })

  it('gets the last event of a cache channel that somebody is on, or hears that there is none', async () => {
    const { connect, publish } = await start({ preset })
    const first = connect()
    first.subscribe('cache-prices')
    await happens(first.channel('cache-prices'), 'pusher:cache_miss')
    await publish({ name: 'updated', channel: 'cache-prices', data: '{"eur":1}' })
    const second = connect()
    expect(await happens(second.subscribe('cache-prices'), 'updated')).toEqual({ eur: 1 })
  })

  it('sees who comes to a presence channel, who goes, and what they say', async () => {
    const { connect } = await start({ preset })
    const { channel: ann, data } = await subscribed(connect({ user: 'ann' }), 'presence-room')
    expect(data.count).toBe(1)
    const added = happens(ann, 'pusher:member_added')
    const ben = connect({ user: 'ben' })
    const { channel: room } = await subscribed(ben, 'presence-room')
    expect(await added).toMatchObject({ id: 'ben' })
    const typed = happens(ann, 'client-typing')
    room.trigger('client-typing', { by: 'ben' })
    expect(await typed).toEqual({ by: 'ben' })
    const removed = happens(ann, 'pusher:member_removed')
    ben.disconnect()
    expect(await removed).toMatchObject({ id: 'ben' })
  })

  it('stays away after an unknown key', async () => {
    const { connect } = await start({ preset })
    const client = connect({ key: 'nobody' })
    const { error } = await happens(client.connection, 'error')
    expect(error.data.code).toBe(4001)
    await until('away', () => ['disconnected', 'failed'].includes(client.connection.state))
  })

  it('reads an encrypted channel', async () => {
    const { connect, encrypt, publish } = await start({ preset })
    const channel = 'private-encrypted-orders'
    const got = happens((await subscribed(connect(), channel)).channel, 'created')
    const data = JSON.stringify(await encrypt(channel, '{"id":1}'))
    await publish({ name: 'created', channel, data })
    expect(await got).toEqual({ id: 1 })
  })
})

describe.each(['pusher', 'soketi'] as const)('where users sign in, on preset %s, pusher-js', (preset) => {
  it('signs in, gets events for its user, and stays away once that user is ended', async () => {
    const { api, connect, publish } = await start({ preset })
    const client = connect({ user: 'ann' })
    client.signin()
    await client.user.signinDonePromise
    const got = new Promise((resolve) => client.user.bind('notice', resolve))
    await publish({ name: 'notice', channel: '#server-to-user-ann', data: '{"text":"hello"}' })
    expect(await got).toEqual({ text: 'hello' })
    await api('POST', '/users/ann/terminate_connections')
    await until('away', () => client.connection.state === 'disconnected')
  })

  it('is told of by webhooks', async () => {
    const { connect, heard } = await start({ preset })
    await subscribed(connect({ user: 'ann' }), 'presence-room')
    const told = await heard('member_added', 'presence-room')
    expect(told.map(({ name }) => name)).toContain('member_added')
  })
})

describe('on the fake of preset reverb, pusher-js', () => {
  it('cannot sign in', async () => {
    const { connect } = await start({ preset: 'reverb' })
    const client = connect({ user: 'ann' })
    await connected(client)
    const error = happens(client.connection, 'error')
    client.signin()
    expect((await error).data.code).toBe(4200)
  })
})
