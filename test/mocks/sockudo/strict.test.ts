// Each difference between Sockudo and the protocol of Pusher, as the option `strict` plays it.

import { describe, expect, it } from 'vitest'
import { createFakeSockudo, type FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { join, signIn } from './authorized.ts'
import { type Client, connect, connected } from './client.ts'
import { setup, type Setup } from './setup.ts'
import { hmac } from './signed.ts'

const strict = (options: FakeSockudoOptions = {}): Setup => setup({ strict: 'pusher', ...options })

const app = { id: 'app-id', key: 'app-key', secret: 'app-secret' }

/** Frames by name, with their data read. */
function seen(client: Client): [event: string, data: unknown, more?: object][] {
  return client.frames().map(({ event, data, ...rest }) => {
    const more = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'channel'))
    const read: unknown = typeof data === 'string' ? JSON.parse(data) : data
    return Object.keys(more).length === 0 ? [event, read] : [event, read, more]
  })
}

describe('the option strict', () => {
  it.each([['sockudo'], [true], [null], [{}]])('cannot be %j', (value) => {
    expect(() => createFakeSockudo({ strict: value as never })).toThrow(
      /options\.strict must be 'pusher' or left out/,
    )
  })

  it('has the limits of Pusher, unless others are chosen', async () => {
    const { publish } = strict()
    expect(await publish({ data: 'x'.repeat(10_240) })).toMatchObject({ status: 200 })
    expect(await publish({ data: 'x'.repeat(10_241) })).toMatchObject({ status: 413 })
    expect(await publish({ channel: 'x'.repeat(164) })).toMatchObject({ status: 200 })
    expect(await publish({ channel: 'x'.repeat(165) })).toMatchObject({ status: 400 })
    const more = strict({ limits: { dataBytes: 20_480 } })
    expect(await more.publish({ data: 'x'.repeat(10_241) })).toMatchObject({ status: 200 })
  })
})

describe('a strict fake says why a socket', () => {
  it.each<[string, string, FakeSockudoOptions, number, string]>([
    ['has an unknown key', '/app/nobody?protocol=7', {}, 4001, 'Application does not exist'],
    [
      'belongs to an app that is turned off',
      '/app/app-key?protocol=7',
      { apps: [{ ...app, enabled: false }] },
      4003,
      'Application disabled',
    ],
    ['names no version', '/app/app-key', {}, 4008, 'No protocol version supplied'],
    [
      'names a version that is no number',
      '/app/app-key?protocol=x',
      {},
      4006,
      'Invalid version string format',
    ],
    ['names a version of the past', '/app/app-key?protocol=3', {}, 4007, 'Unsupported protocol version'],
    ['asks for the protocol of Sockudo', '/app/app-key?protocol=2', {}, 4007, 'Unsupported protocol version'],
  ])('%s', (_, target, options, code, reason) => {
    const { fake } = strict(options)
    const client = connect(fake, target)
    expect([client.ended, client.frames()]).toEqual([{ code, reason }, []])
  })

  it('is one too many', () => {
    const { fake } = strict({ limits: { connections: 1 } })
    connected(fake)
    expect(connect(fake).ended).toEqual({ code: 4004, reason: 'Application is over connection quota' })
  })

  it('does not get as far with a version that is no number, where the fake is Sockudo', async () => {
    const request = (): Request =>
      new Request('http://127.0.0.1/app/app-key?protocol=x', { headers: { upgrade: 'websocket' } })
    expect((await setup().ask(request())).text).toContain('Failed to deserialize query string')
    expect((await strict().ask(request())).text).not.toContain('query string')
  })
})

describe('a strict fake closes a connection with a code, and without an error before it', () => {
  it('when it is told to stop', () => {
    const { fake } = strict()
    const client = connected(fake)
    fake.drain()
    expect([client.ended, client.frames()]).toEqual([{ code: 4200, reason: 'Server shutting down' }, []])
  })

  it('when the page is of another site', () => {
    const { fake } = strict({ apps: [{ ...app, allowedOrigins: ['https://example.com'] }] })
    const client = connect(fake)
    expect([client.ended, client.frames()]).toEqual([{ code: 4009, reason: 'Origin not allowed' }, []])
  })

  it('when its user is ended', async () => {
    const { fake, post } = strict()
    const client = connected(fake)
    signIn(client, { id: 'ann' })
    client.frames()
    expect((await post('/users/ann/terminate_connections', {})).text).toBe('{}')
    expect([client.ended, client.frames()]).toMatchObject([{ code: 4009 }, []])
  })
})

describe('on a strict fake', () => {
  it('a pong has data', () => {
    const client = connected(strict().fake)
    client.send({ event: 'pusher:ping', data: {} })
    expect(client.frames()).toEqual([{ event: 'pusher:pong', data: {} }])
  })

  it('whatever a client sends shows that it is there', () => {
    const { fake, time } = strict()
    const client = connected(fake)
    time.advance(120_000)
    client.subscribe('orders')
    time.advance(30_000)
    expect(client.ended).toBeUndefined()
  })

  it.each(['private-cache-a', 'private-encrypted-cache-a'])('%s needs the right signature', (channel) => {
    const client = connected(strict().fake)
    join(client, channel, { auth: 'app-key:x' })
    expect(seen(client)).toMatchObject([['pusher:error', { code: 4009 }]])
    join(client, channel)
    expect(seen(client)[0]).toEqual(['pusher_internal:subscription_succeeded', {}])
  })

  it('a presence channel may be a cache channel', () => {
    const { fake } = strict()
    const client = connected(fake)
    join(client, 'presence-cache-a', { channelData: '{"user_id":"ann"}' })
    expect(seen(client).map(([event]) => event)).toEqual([
      'pusher_internal:subscription_succeeded',
      'pusher:cache_miss',
    ])
    expect(fake.members).toMatchObject([{ userId: 'ann' }])
  })

  it('a channel with cache- somewhere in its name is a channel like any other', () => {
    const client = connected(strict().fake)
    client.subscribe('my-cache-a')
    expect(seen(client).map(([event]) => event)).not.toContain('pusher:cache_miss')
  })

  it('who is signed in may join a presence channel without channel_data', () => {
    const { fake } = strict()
    const client = connected(fake)
    signIn(client, { id: 'ann', user_info: { name: 'Ann' } })
    client.frames()
    join(client, 'presence-room')
    const hash = { ann: { name: 'Ann' } }
    expect(seen(client)).toEqual([
      ['pusher_internal:subscription_succeeded', { presence: { ids: ['ann'], hash, count: 1 } }],
    ])
  })

  it('who is not signed in is refused without channel_data, and stays', () => {
    const client = connected(strict().fake)
    join(client, 'presence-room')
    const message = 'Invalid message format: Missing channel_data for presence channel'
    expect(seen(client)).toEqual([['pusher:error', { code: 4000, message }]])
    expect(client.ended).toBeUndefined()
  })

  it('an event of a client in a presence channel says who sent it', () => {
    const { fake } = strict()
    const [ann, ben] = [connected(fake), connected(fake)]
    join(ann, 'presence-room', { channelData: '{"user_id":"ann"}' })
    join(ben, 'presence-room', { channelData: '{"user_id":"ben"}' })
    ben.frames()
    ann.send({ event: 'client-typing', channel: 'presence-room', data: 1 })
    expect(seen(ben)).toEqual([['client-typing', 1, { user_id: 'ann' }]])
  })

  it('subscribers are told how many they are, but not of a presence channel', () => {
    const { fake } = strict()
    const [ann, ben, cat] = [connected(fake), connected(fake), connected(fake)]
    const counts = (client: Client): unknown[] =>
      seen(client).flatMap(([event, data]) => (event === 'pusher_internal:subscription_count' ? [data] : []))
    ann.subscribe('orders')
    ben.subscribe('orders')
    cat.subscribe('orders')
    ben.send({ event: 'pusher:unsubscribe', data: { channel: 'orders' } })
    cat.leave()
    expect(counts(ann)).toEqual([1, 2, 3, 2, 1].map((subscription_count) => ({ subscription_count })))
    join(ann, 'presence-room', { channelData: '{"user_id":"ann"}' })
    expect(counts(ann)).toEqual([])
  })

  it('a user cannot become another one, and may sign in again', () => {
    const client = connected(strict().fake)
    signIn(client, { id: 'ann' })
    signIn(client, { id: 'ann' })
    expect(seen(client).map(([event]) => event)).toEqual(['pusher:signin_success', 'pusher:signin_success'])
    signIn(client, { id: 'ben' })
    expect(seen(client)).toMatchObject([['pusher:error', { code: 4009 }]])
  })

  it.each(['other-key:', ''])('a user is not signed in with "%s" before the signature', (prefix) => {
    const client = connected(strict().fake)
    signIn(client, { id: 'ann' }, prefix)
    expect(seen(client)).toMatchObject([['pusher:error', { code: 4009 }]])
  })

  it('a watchlist is told in one event, after the sign-in, and hears of those who go', () => {
    const { fake } = strict()
    const event = 'pusher_internal:watchlist_events'
    const [ann, ben, again] = [connected(fake), connected(fake), connected(fake)]
    const said = (client: Client): unknown[] =>
      seen(client).flatMap(([name, data]) => (name === event ? (data as any).events : [name]))
    signIn(ben, { id: 'ben' })
    signIn(ann, { id: 'ann', watchlist: ['ben', 'cat'] })
    expect(said(ann)).toEqual([
      'pusher:signin_success',
      { name: 'online', user_ids: ['ben'] },
      { name: 'offline', user_ids: ['cat'] },
    ])
    signIn(again, { id: 'ben' })
    ben.leave()
    expect(said(ann)).toEqual([])
    again.leave()
    expect(said(ann)).toEqual([{ name: 'offline', user_ids: ['ben'] }])
    const comes = connected(fake)
    signIn(comes, { id: 'ben' })
    expect(said(ann)).toEqual([{ name: 'online', user_ids: ['ben'] }])
  })

  it.each(['chat:room', 'room#1', '#room'])('%s is no name of a channel', (channel) => {
    const client = connected(strict().fake)
    client.subscribe(channel)
    expect(seen(client)).toMatchObject([['pusher:error', { code: 4300 }]])
  })

  it('the HTTP API answers with an empty object, or with a sentence', async () => {
    const { batch, get, publish } = strict()
    expect(await publish({})).toMatchObject({ status: 200, body: {} })
    expect(await batch([{ name: 'x', channel: 'orders', data: 'x' }])).toMatchObject({
      status: 200,
      body: {},
    })
    const { headers, status, text } = await get('/channels/orders/users')
    expect([status, text]).toEqual([400, 'Only presence channels support this endpoint'])
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(headers.get('content-length')).toBe(String(text.length))
    expect((await get('/channels', { secret: 'not-it' })).status).toBe(401)
    expect(await publish({ info: 'subscription_count' })).toMatchObject({
      body: { channels: { orders: { subscription_count: 0 } } },
    })
  })

  it('what is right for Sockudo, too, is the same', () => {
    const client = connected(strict().fake)
    join(client, 'private-orders', {
      auth: `app-key:${hmac('app-secret', `${client.socketId}:private-orders`)}`,
    })
    expect(seen(client)[0]).toEqual(['pusher_internal:subscription_succeeded', {}])
  })
})
