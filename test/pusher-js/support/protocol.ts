// What pusher-js can do on every fake that does what Pusher publishes.

import { expect, it } from 'vitest'
import type { RunningTools } from './tools.ts'
import { connected, happens, subscribed, until } from './watch.ts'

export interface ProtocolOptions {
  readonly limits?: { readonly connections?: number }
}

/** @param start - a fake, with tools for it */
export function declareProtocol(start: (options: ProtocolOptions) => Promise<RunningTools>): void {
  it.each<[string, ProtocolOptions, string, number]>([
    ['an unknown key', {}, 'nobody', 4001],
    ['an app over its connections', { limits: { connections: 1 } }, 'app-key', 4004],
  ])('is told of %s, and stays away', async (_, options, key, code) => {
    const { connect } = await start(options)
    await connected(connect())
    const client = connect({ key })
    const { error } = await happens(client.connection, 'error')
    expect(error.data.code).toBe(code)
    await until('disconnected', () => client.connection.state === 'disconnected')
  })

  it('knows how many are subscribed', async () => {
    const { connect } = await start({})
    const { channel } = await subscribed(connect(), 'orders')
    const other = connect()
    await subscribed(other, 'orders')
    await until('two', () => Number(channel.subscriptionCount) === 2)
    const told = happens(channel, 'pusher:subscription_count')
    other.unsubscribe('orders')
    expect(await told).toEqual({ subscription_count: 1 })
  })

  it('hears of its watchlist who comes and goes', async () => {
    const { connect } = await start({})
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
    const { connect } = await start({})
    const client = connect({ user: 'ann', auth: { none: 'channel_data' } })
    client.signin()
    const { data } = await subscribed(client, 'presence-room')
    expect([data.count, data.me]).toEqual([1, { id: 'ann', info: { name: 'Ü' } }])
  })

  it('is told who sent an event in a presence channel', async () => {
    const { connect } = await start({})
    const { channel: ann } = await subscribed(connect({ user: 'ann' }), 'presence-room')
    const { channel: ben } = await subscribed(connect({ user: 'ben' }), 'presence-room')
    const metadata = new Promise((resolve) =>
      ben.bind('client-x', (_: unknown, more: unknown) => resolve(more)),
    )
    ann.trigger('client-x', {})
    expect(await metadata).toEqual({ user_id: 'ann' })
  })

  it('is sent away by a code alone when its user is ended', async () => {
    const { api, connect } = await start({})
    const client = connect({ user: 'ann' })
    client.signin()
    await client.user.signinDonePromise
    const errors: any[] = []
    client.connection.bind('error', (error: unknown) => errors.push(error))
    expect((await api('POST', '/users/ann/terminate_connections')).body).toEqual({})
    await until('disconnected', () => client.connection.state === 'disconnected')
    expect(errors.map(({ type }) => type)).toEqual(['PusherError', 'WebSocketError'])
  })
}
