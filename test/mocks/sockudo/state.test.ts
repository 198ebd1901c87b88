import { describe, expect, it } from 'vitest'
import { createFakeSockudo } from '../../../mocks/sockudo/index.ts'
import { fixedClock } from '../../../src/testing/index.ts'
import { enter, join } from './authorized.ts'
import { connected } from './client.ts'
import { setup } from './setup.ts'
import { signed } from './signed.ts'

const apps = ['a', 'b'].map((id) => ({ id, key: `key-${id}`, secret: `secret-${id}` }))

describe('the state of a fake', () => {
  it('tells of connections who they are and what they are subscribed to', () => {
    const { fake } = setup()
    const client = connected(fake)
    client.subscribe('orders')
    enter(client, 'presence-room', 'u1', { name: 'Ann' })
    expect(fake.connections).toEqual([
      { app: 'app-id', socketId: client.socketId, userId: 'u1', channels: ['orders', 'presence-room'] },
    ])
    expect(fake.members).toEqual([
      {
        app: 'app-id',
        channel: 'presence-room',
        userId: 'u1',
        userInfo: { name: 'Ann' },
        socketIds: [client.socketId],
      },
    ])
  })

  it('is as it was read, whatever happens then', async () => {
    const { fake, publish } = setup()
    await publish({ name: 'a' })
    const { events, requests } = fake
    await publish({ name: 'b' })
    expect([events.length, requests.length]).toEqual([1, 1])
    expect([fake.events.length, fake.requests.length]).toEqual([2, 2])
  })

  it('cannot be changed by a test: lists, events and what is in them', async () => {
    const { fake, publish } = setup()
    await publish({ tags: { a: 'b' }, extras: { headers: { a: 'b' } } })
    const change = (act: () => unknown): void => expect(act).toThrow(TypeError)
    change(() => (fake.events as any).push({}))
    change(() => (fake.requests as any).splice(0))
    change(() => ((fake.events[0] as any).name = 'changed'))
    change(() => ((fake.events[0] as any).tags.a = 'changed'))
    change(() => ((fake.events[0] as any).extras.headers.a = 'changed'))
    change(() => ((fake.requests[0] as any).status = 500))
    expect(fake.events).toMatchObject([{ name: 'created', tags: { a: 'b' } }])
  })

  it('shares nothing with the history of the server', async () => {
    const { fake, get, publish } = setup()
    await publish({ extras: { headers: { a: 'b' } }, tags: { a: 'b' } })
    expect(Object.isFrozen(fake.events[0])).toBe(true)
    const { items } = (await get('/channels/orders/history')).body
    expect(items[0].message).toMatchObject({ extras: { headers: { a: 'b' } } })
  })

  it('is not harmed by a test that changes its copies', async () => {
    const { fake } = setup()
    const client = connected(fake)
    enter(client, 'presence-room', 'u1', { name: 'Ann' })
    ;(fake.connections[0] as any).channels.pop()
    ;(fake.connections as any).pop()
    ;(fake.channels[0] as any).subscriptionCount = 7
    ;(fake.members[0] as any).userInfo.name = 'Bob'
    ;(fake.members[0] as any).socketIds.pop()
    expect(fake.connections).toMatchObject([{ channels: ['presence-room'] }])
    expect(fake.channels).toMatchObject([{ subscriptionCount: 1 }])
    expect(fake.members).toMatchObject([{ userInfo: { name: 'Ann' }, socketIds: [client.socketId] }])
  })

  it('of webhooks cannot be used to change what is sent', async () => {
    const bodies: string[] = []
    const handler = async (request: Request): Promise<Response> => {
      bodies.push(await request.text())
      return new Response(null, { status: 500 })
    }
    const clock = fixedClock(0)
    const app = { id: 'app-id', key: 'app-key', secret: 'app-secret', webhooks: [{ handler }] }
    const fake = createFakeSockudo({ apps: [app], clock, schedule: clock.schedule })
    connected(fake).subscribe('orders')
    const [webhook] = fake.webhooks as any
    webhook.state = 'delivered'
    webhook.body = 'changed'
    webhook.attempts.push({})
    expect(() => (webhook.events[0].name = 'changed')).toThrow(TypeError)
    await clock.advance(1000)
    expect(fake.webhooks[0]).toMatchObject({ state: 'failed', attempts: [{}, {}, {}] })
    expect(new Set(bodies.filter((body) => body.includes('channel_occupied'))).size).toBe(1)
    expect(bodies.join()).not.toContain('changed')
  })

  it('of pushes cannot be used to change what is sent', async () => {
    const payloads: unknown[] = []
    const { fake, post, time } = setup({
      push: {
        providers: ['fcm'],
        deliver: ({ payload }) => {
          payloads.push(JSON.parse(JSON.stringify(payload)))
          return payloads.length === 1 ? 'unavailable' : 'accepted'
        },
      },
    })
    const recipient = { transportType: 'gcm', registrationToken: 'x' }
    await post('/push/publish', { recipients: [{ type: 'recipient', recipient }], payload: { title: 'Hi' } })
    time.advance(0)
    const [push] = fake.pushes as any
    push.state = 'rejected'
    expect(() => (push.recipient.registrationToken = 'changed')).toThrow(TypeError)
    time.advance(5000)
    expect(fake.pushes).toMatchObject([{ state: 'accepted', recipient }])
    expect(payloads[1]).toEqual(payloads[0])
  })

  it('says of everything to which app it belongs', async () => {
    const { fake, ask } = setup({ apps })
    for (const { id, key, secret } of apps) {
      const body = { name: 'created', channel: 'orders', data: id }
      await ask(signed('POST', `/apps/${id}/events`, { key, secret, body }))
    }
    expect(fake.events.map(({ app, data }) => [app, data])).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ])
    expect(fake.requests.map(({ app }) => app)).toEqual(['a', 'b'])
  })
})

describe('reset', () => {
  it('cuts the connections and forgets everything, but not the options', async () => {
    const { fake, publish, get } = setup({ limits: { eventNameBytes: 3 } })
    const client = connected(fake)
    join(client, 'private-a')
    await publish({ name: 'abc', info: '' })
    fake.reset()
    expect(client.ended).toBe('cut')
    const { events, channels, members, connections, requests, webhooks, pushes } = fake
    expect([events, channels, members, connections, requests, webhooks, pushes].flat()).toEqual([])
    expect((await publish({ name: 'abcd' })).status).toBe(400)
    expect((await get('/channels/orders/history')).body.items).toEqual([])
  })

  it('ends a drain', async () => {
    const { fake, publish } = setup()
    fake.drain()
    fake.reset()
    expect((await publish({})).status).toBe(200)
  })

  it('lets ids that can be counted anew begin anew', async () => {
    let restarts = 0
    const ids = { socketId: () => '1.1', uuid: () => 'id', restart: () => void restarts++ }
    const { fake } = setup({ ids })
    fake.reset()
    fake.reset()
    expect(restarts).toBe(2)
  })

  it('leaves the time of the clock and what others have on it', async () => {
    const clock = fixedClock(0)
    const [one, other] = [0, 0].map(() => createFakeSockudo({ clock, schedule: clock.schedule }))
    const clients = [connected(one!), connected(other!)]
    one!.reset()
    await clock.advance(120_000)
    expect(clock()).toBe(120_000)
    expect(clients.map((client) => client.frames().length)).toEqual([0, 1])
  })
})
