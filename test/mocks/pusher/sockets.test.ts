// How the sockets of soketi and Reverb refuse, wait and end, each in its own words.

import { describe, expect, it } from 'vitest'
import { connect } from '../sockudo/client.ts'
import { setupPusher, signIn, subscribe } from './setup.ts'

const app = { id: '1234', key: 'app-key', secret: 'app-secret' }

describe('a socket of soketi', () => {
  it('is told why a subscription is refused, and stays', () => {
    const { fake } = setupPusher({ preset: 'soketi' })
    const client = connect(fake)
    client.frames()
    client.send({ event: 'pusher:subscribe', data: { channel: 'private-a', auth: 'app-key:wrong' } })
    client.subscribe('n'.repeat(201))
    client.send({ event: 'pusher:subscribe', data: { channel: 'presence-a' } })
    expect(client.frames().map(({ event, data }) => [event, data.type, data.status])).toEqual([
      ['pusher:subscription_error', 'AuthError', 401],
      ['pusher:subscription_error', 'LimitReached', 4009],
      ['pusher:subscription_error', 'ServerError', 4302],
    ])
    expect(client.ended).toBeUndefined()
    expect(fake.channels).toEqual([])
  })

  it('is refused by a presence channel that is full, or when its user says too much', () => {
    const { fake } = setupPusher({ preset: 'soketi', limits: { presenceMembers: 1 } })
    const [first, second] = [connect(fake), connect(fake)]
    for (const client of [first, second]) client.frames()
    subscribe(first, 'presence-a', 'ann', { about: 'x'.repeat(2048) })
    expect(first.frames()[0].data).toMatchObject({ status: 4301, type: 'LimitReached' })
    subscribe(first, 'presence-a', 'ann')
    subscribe(second, 'presence-a', 'ben')
    expect(second.frames()[0].data).toMatchObject({ status: 4100, type: 'LimitReached' })
  })

  it('needs a signature wherever a name says private-', () => {
    const { fake } = setupPusher({ preset: 'soketi' })
    const client = connect(fake)
    client.frames()
    client.subscribe('my-private-a')
    expect(client.frames()[0].data).toMatchObject({ type: 'AuthError' })
  })

  it('is closed with 4003 and 4100 where the app is off or full', () => {
    const { fake: off } = setupPusher({ preset: 'soketi', apps: [{ ...app, enabled: false }] })
    const refused = connect(off)
    expect(refused.frames()[0].data.code).toBe(4003)
    expect(refused.ended).toEqual({ code: 4003, reason: undefined })
    const { fake: full } = setupPusher({ preset: 'soketi', limits: { connections: 1 } })
    connect(full)
    expect(connect(full).ended).toMatchObject({ code: 4100 })
  })

  it('is closed with 4201 when nothing was sent to it for two minutes', () => {
    const { fake, time } = setupPusher({ preset: 'soketi' })
    const [silent, asking] = [connect(fake), connect(fake)]
    time.advance(100_000)
    asking.send({ event: 'pusher:ping', data: {} })
    time.advance(20_000)
    expect([silent.ended, asking.ended]).toEqual([{ code: 4201, reason: '' }, undefined])
    expect(fake.connections).toHaveLength(1)
  })

  it('is closed when it neither signed in nor joined a private channel in time', () => {
    const { fake, time } = setupPusher({ preset: 'soketi', authorizationTimeout: 30_000 })
    const [idle, user, member] = [connect(fake), connect(fake), connect(fake)]
    signIn(user, 'ann')
    subscribe(member, 'private-a')
    time.advance(30_000)
    expect([idle.ended, user.ended, member.ended]).toEqual([{ code: 4009, reason: '' }, undefined, undefined])
  })

  it('is closed when it signs in with a wrong signature, and ignored where nobody can', () => {
    const { fake } = setupPusher({ preset: 'soketi' })
    const client = connect(fake)
    client.send({ event: 'pusher:signin', data: { auth: 'app-key:wrong', user_data: '{"id":"ann"}' } })
    expect(client.ended).toEqual({ code: 4009, reason: '' })
    const { fake: other } = setupPusher({ preset: 'soketi', apps: [{ ...app, userAuthentication: false }] })
    const ignored = connect(other)
    ignored.frames()
    signIn(ignored, 'ann')
    expect([ignored.frames(), ignored.ended]).toEqual([[], undefined])
  })

  it('tells its webhooks at once, and has no subscription_count', async () => {
    const names: string[] = []
    const handler = async (request: Request): Promise<Response> => {
      const { events } = (await request.json()) as { events: readonly { name: string }[] }
      names.push(...events.map(({ name }) => name))
      return new Response()
    }
    const { fake } = setupPusher({ preset: 'soketi', apps: [{ ...app, webhooks: [{ handler }] }] })
    const client = connect(fake)
    subscribe(client, 'presence-a', 'ann')
    client.subscribe('cache-a')
    client.leave()
    await fake.waitFor(
      () => fake.webhooks.length === 7 && fake.webhooks.every(({ state }) => state === 'delivered'),
    )
    expect(names.toSorted()).toEqual([
      'cache_miss',
      'channel_occupied',
      'channel_occupied',
      'channel_vacated',
      'channel_vacated',
      'member_added',
      'member_removed',
    ])
  })
})

describe('a socket of Reverb', () => {
  it('is told of its mistakes in texts, and stays', () => {
    const { fake } = setupPusher({ preset: 'reverb', apps: [{ ...app, clientEvents: false }] })
    const client = connect(fake)
    client.frames()
    client.send('no JSON')
    client.send({ event: 'pusher:unknown', data: {} })
    client.send({ event: 'pusher:subscribe', data: { channel: 'private-a', auth: 'app-key:wrong' } })
    client.subscribe('orders')
    client.send({ event: 'client-a', channel: 'orders', data: {} })
    expect(client.frames().map(({ event, data }) => [event, data])).toEqual([
      ['pusher:error', '{"code":4200,"message":"Invalid message format"}'],
      ['pusher:error', '{"code":4200,"message":"Invalid message format"}'],
      ['pusher:error', '{"code":4009,"message":"Connection is unauthorized"}'],
      ['pusher_internal:subscription_succeeded', '{}'],
      ['pusher:error', '{"code":4301,"message":"The app does not have client messaging enabled."}'],
    ])
    expect(client.ended).toBeUndefined()
  })

  it('does not look at the key of a signature', () => {
    const { fake } = setupPusher({ preset: 'reverb' })
    const client = connect(fake)
    subscribe(client, 'private-a')
    const right = fake.channels
    expect(right).toEqual([{ app: '1234', name: 'private-a', subscriptionCount: 1 }])
  })

  it('sends events of its own on every channel that it is on, and on no other', () => {
    const { fake } = setupPusher({ preset: 'reverb' })
    const [one, other] = [connect(fake), connect(fake)]
    for (const client of [one, other]) client.subscribe('orders')
    for (const client of [one, other]) client.frames()
    one.send({ event: 'client-a', channel: 'orders', data: { a: 1 } })
    one.send({ event: 'client-a', channel: 'elsewhere', data: { a: 1 } })
    expect(other.frames()).toEqual([{ event: 'client-a', channel: 'orders', data: { a: 1 } }])
    expect(one.frames()).toMatchObject([{ event: 'pusher:error', data: expect.stringContaining('4009') }])
  })

  it('gets the last event of a cache channel as long as somebody was on it', async () => {
    const { on, publish } = setupPusher({ preset: 'reverb' })
    const first = on('cache-a')
    await publish({ channel: 'cache-a', data: '1' })
    const second = on('cache-a')
    expect(second.frames().at(-1)).toEqual({ event: 'created', data: '1', channel: 'cache-a' })
    for (const client of [first, second]) client.leave()
    expect(on('cache-a').frames().at(-1)).toEqual({ event: 'pusher:cache_miss', channel: 'cache-a' })
  })

  it('is pinged when it was silent for a minute, and cut off a minute later', () => {
    const { fake, time } = setupPusher({ preset: 'reverb' })
    const [silent, alive] = [connect(fake), connect(fake)]
    for (const client of [silent, alive]) client.frames()
    time.advance(60_000)
    expect(silent.frames()).toEqual([{ event: 'pusher:ping' }])
    alive.send({ event: 'pusher:pong' })
    time.advance(60_000)
    expect([silent.ended, alive.ended]).toEqual(['cut', undefined])
    expect(silent.frames()).toMatchObject([{ data: expect.stringContaining('4201') }])
  })

  it('is refused by a full app, and by one for other pages, and left alone', () => {
    const { fake } = setupPusher({ preset: 'reverb', limits: { connections: 1 } })
    connect(fake)
    const second = connect(fake)
    expect(second.frames()).toMatchObject([{ data: expect.stringContaining('4004') }])
    expect(second.ended).toBeUndefined()
    expect(fake.connections).toHaveLength(1)
  })
})

describe('a socket of Pusher Channels', () => {
  it('speaks protocol 7 and nothing of Sockudo', () => {
    const { fake } = setupPusher()
    expect(connect(fake, '/app/app-key?protocol=2').ended).toMatchObject({ code: 4007 })
    expect(connect(fake, '/app/app-key').ended).toMatchObject({ code: 4008 })
  })

  it('is closed with 4003 where the app is switched off, which answers 403', async () => {
    const { fake, get } = setupPusher({ apps: [{ ...app, enabled: false }] })
    expect(connect(fake).ended).toMatchObject({ code: 4003 })
    expect(await get('/channels')).toMatchObject({ status: 403, text: 'The app is disabled' })
  })
})
