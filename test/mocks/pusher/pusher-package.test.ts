// The pusher package and the class that stands in for it, on the fake of Pusher Channels behind a port.

import NpmPusher from 'pusher'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listener } from '../../../mocks/node.ts'
import { createFakePusher } from '../../../mocks/pusher/index.ts'
import { Pusher as OurPusher } from '../../../src/services/pusher/compat/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { connect } from '../sockudo/client.ts'
import { signIn, subscribe } from './setup.ts'

const fake = createFakePusher()
let server: Listener
beforeAll(async () => {
  server = await listen(fake)
})
afterAll(() => server.close())

const classes = [
  ['pusher', NpmPusher],
  ['channelkit/pusher/compat', OurPusher as unknown as typeof NpmPusher],
] as const

describe.each(classes)('Pusher of %s', (_, Pusher) => {
  const app = { appId: '1234', key: 'app-key', secret: 'app-secret' }
  const client = (options: object = {}): NpmPusher =>
    new Pusher({ ...app, host: server.host, port: String(server.port), useTLS: false, ...options })

  it('publishes, and a subscriber gets it', async () => {
    fake.reset()
    const subscriber = connect(fake)
    subscriber.subscribe('orders')
    subscriber.frames()
    const response = await client().trigger('orders', 'created', { id: 1 })
    expect([response.status, await response.json()]).toEqual([200, {}])
    expect(subscriber.frames()).toEqual([{ event: 'created', channel: 'orders', data: '{"id":1}' }])
  })

  it('publishes a batch and asks for counts', async () => {
    fake.reset()
    const event = { channel: 'orders', name: 'created', data: {} }
    const response = await client().triggerBatch([{ ...event, info: 'subscription_count' }, event])
    expect(await response.json()).toEqual({ batch: [{ subscription_count: 0 }, {}] })
    expect(fake.events).toHaveLength(2)
  })

  it('reads channels and users', async () => {
    fake.reset()
    subscribe(connect(fake), 'presence-room', 'ann')
    const params = { filter_by_prefix: 'presence-', info: 'user_count' }
    const channels = await client().get({ path: '/channels', params })
    expect(await channels.json()).toEqual({ channels: { 'presence-room': { user_count: 1 } } })
    const users = await client().get({ path: '/channels/presence-room/users' })
    expect(await users.json()).toEqual({ users: [{ id: 'ann' }] })
  })

  it('sends to a user, and ends their connections', async () => {
    fake.reset()
    const user = connect(fake)
    signIn(user, 'ann')
    user.frames()
    await client().sendToUser('ann', 'notice', 'hello')
    expect(user.frames().map(({ event }) => event)).toEqual(['notice'])
    await client().terminateUserConnections('ann')
    expect(user.ended).toMatchObject({ code: 4009 })
  })

  it('is refused in the words of Pusher', async () => {
    const { status, body } = await rejectionOf(client({ secret: 'other' }).trigger('orders', 'created', {}))
    expect([status, body]).toEqual([401, 'Invalid signature'])
    const other = await rejectionOf(client().get({ path: '/channels', params: { info: 'user_count' } }))
    expect(other).toMatchObject({ status: 400, body: expect.stringContaining("begining with 'presence-'") })
  })

  it('takes the webhooks of the fake for valid', async () => {
    const requests: Request[] = []
    const handler = (request: Request): Response => {
      requests.push(request.clone())
      return new Response()
    }
    const own = createFakePusher({
      apps: [{ id: '1234', key: 'app-key', secret: 'app-secret', webhooks: [{ handler }] }],
    })
    const subscriber = connect(own)
    subscribe(subscriber, 'presence-room', 'ann')
    await own.waitFor('webhooks', { name: 'member_added', state: 'delivered' })
    subscriber.send({ event: 'client-typing', channel: 'presence-room', data: { a: 1 } })
    await own.waitFor('webhooks', { name: 'client_event', state: 'delivered' })
    const webhooks = await Promise.all(
      requests.map(async (request) =>
        client().webhook({ headers: Object.fromEntries(request.headers), rawBody: await request.text() }),
      ),
    )
    expect(webhooks.every((webhook) => webhook.isValid())).toBe(true)
    const events = webhooks.flatMap((webhook) => webhook.getEvents())
    expect(events).toContainEqual({ name: 'channel_occupied', channel: 'presence-room' })
    expect(events).toContainEqual({
      name: 'client_event',
      channel: 'presence-room',
      event: 'client-typing',
      data: '{"a":1}',
      socket_id: subscriber.socketId,
      user_id: 'ann',
    })
  })
})
