import Pusher, { type Channel } from 'pusher-js'
import { afterEach, describe, expect, it } from 'vitest'
import { listen, type Listener } from '../../../mocks/node.ts'
import { createFakeSockudo, type FakeSockudo } from '../../../mocks/sockudo/index.ts'
import { signed } from './signed.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function start(): Promise<{ fake: FakeSockudo; server: Listener; pusher(key?: string): Pusher }> {
  const fake = createFakeSockudo()
  const server = await listen(fake)
  cleanups.push(() => server.close())
  const pusher = (key = 'app-key'): Pusher => {
    const client = new Pusher(key, {
      cluster: '',
      wsHost: server.host,
      wsPort: server.port,
      forceTLS: false,
      enabledTransports: ['ws'],
      channelAuthorization: {
        endpoint: '',
        transport: 'ajax',
        customHandler: (_, done) => done(null, { auth: 'app-key:x' }),
      },
    })
    cleanups.push(() => client.disconnect())
    return client
  }
  return { fake, server, pusher }
}

async function publish(server: Listener, event: object): Promise<void> {
  const timestamp = Math.floor(Date.now() / 1000)
  const request = signed('POST', '/apps/app-id/events', { body: { channel: 'orders', ...event }, timestamp })
  const { pathname, search } = new URL(request.url)
  const { status } = await fetch(server.url + pathname + search, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: await request.text(),
  })
  expect(status).toBe(200)
}

function happens(
  target: { bind(event: string, callback: (data: any) => void): unknown },
  event: string,
): Promise<any> {
  return new Promise((resolve) => target.bind(event, resolve))
}

/** Every event of a channel, the next one being the last that is waited for. */
function watch(channel: Channel): [name: string, data: unknown][] {
  const seen: [string, unknown][] = []
  channel.bind_global((name: string, data: unknown) => seen.push([name, data]))
  return seen
}

describe('pusher-js', () => {
  it('connects, subscribes and gets events', async () => {
    const { fake, server, pusher } = await start()
    const channel = pusher().subscribe('orders')
    await happens(channel, 'pusher:subscription_succeeded')
    expect(fake.channels).toMatchObject([{ name: 'orders', subscriptionCount: 1 }])
    const created = happens(channel, 'created')
    await publish(server, { name: 'created', data: { id: 1 } })
    expect(await created).toEqual({ id: 1 })
  })

  it('does not get the events from which its socket is excluded', async () => {
    const { server, pusher } = await start()
    const client = pusher()
    const channel = client.subscribe('orders')
    await happens(channel, 'pusher:subscription_succeeded')
    const seen = watch(channel)
    const last = happens(channel, 'last')
    await publish(server, { name: 'first', data: '1', socket_id: client.connection.socket_id })
    await publish(server, { name: 'last', data: '2' })
    await last
    expect(seen).toEqual([['last', 2]])
  })

  it('gets nothing more after it unsubscribed', async () => {
    const { fake, server, pusher } = await start()
    const client = pusher()
    const channel = client.subscribe('orders')
    const other = client.subscribe('other')
    await happens(other, 'pusher:subscription_succeeded')
    const seen = watch(channel)
    client.unsubscribe('orders')
    await expect.poll(() => fake.channels.map(({ name }) => name)).toEqual(['other'])
    const last = happens(other, 'last')
    await publish(server, { name: 'created', data: '1' })
    await publish(server, { name: 'last', data: '2', channel: 'other' })
    await last
    expect(seen).toEqual([])
  })

  it('is told that a private channel needs a signature', async () => {
    const { pusher } = await start()
    const client = pusher()
    const error = happens(client.connection, 'error')
    client.subscribe('private-orders')
    expect(await error).toMatchObject({
      data: { code: 4009, message: 'Authentication error: Channel requires authentication' },
    })
    expect(client.connection.state).toBe('connected')
  })

  it('with an unknown key sees a connection that is just gone', async () => {
    const { pusher } = await start()
    const error = await happens(pusher('nobody').connection, 'error')
    expect(error.error.data.code).toBe(1006)
  })

  it('comes back after a reset and subscribes again', async () => {
    const { fake, pusher } = await start()
    const client = pusher()
    const channel = client.subscribe('orders')
    await happens(channel, 'pusher:subscription_succeeded')
    fake.reset()
    await expect.poll(() => fake.channels.map(({ name }) => name), { timeout: 5000 }).toEqual(['orders'])
  })

  it('disconnects', async () => {
    const { fake, pusher } = await start()
    const client = pusher()
    await happens(client.connection, 'connected')
    client.disconnect()
    await expect.poll(() => fake.connections).toEqual([])
  })
})
