import { describe, expect, it } from 'vitest'
import { join } from './authorized.ts'
import { connect, connected, problem } from './client.ts'
import { refusal, setup } from './setup.ts'
import { unsigned } from './signed.ts'

const stopping = { code: 4200, reason: 'Server shutting down' }
const handshake = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-version': '13',
}

describe('a server that drains', () => {
  it('closes every socket so that it comes back elsewhere', () => {
    const { fake } = setup()
    const clients = [connected(fake), connected(fake)]
    fake.drain()
    for (const client of clients) {
      expect(client.frames()).toEqual([problem(4200, 'Server shutting down')])
      expect(client.ended).toEqual(stopping)
    }
    expect(fake.connections).toEqual([])
  })

  it('takes no new socket', async () => {
    const { ask, fake } = setup()
    fake.drain()
    const answer = await ask(unsigned('GET', '/app/app-key?protocol=7', { headers: handshake }))
    expect([answer.status, answer.text]).toEqual([503, ''])
    expect(connect(fake).ended).toEqual(stopping)
  })

  it('still says what is wrong with a handshake', async () => {
    const { ask, fake } = setup()
    fake.drain()
    expect((await ask(unsigned('GET', '/app/app-key'))).text).toBe('Missing Upgrade header')
  })

  it('publishes nothing and claims no key', async () => {
    const { batch, fake, publish } = setup()
    fake.drain()
    const refused = refusal(503, 'draining', 'Server is draining')
    expect(await publish({ idempotency_key: 'k' })).toMatchObject(refused)
    expect(await batch([{}])).toMatchObject(refused)
    expect((await publish({})).headers.get('retry-after')).toBe('10')
    expect(fake.events).toEqual([])
  })

  it('reads state, history and messages', async () => {
    const { fake, get, publish } = setup()
    const { body } = await publish({ info: '' })
    fake.drain()
    const message = `/channels/orders/messages/${encodeURIComponent(body.channels.orders.message_serial)}`
    const answers = [await get('/channels/orders'), await get('/channels/orders/history'), await get(message)]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('lives, and is neither healthy nor ready', async () => {
    const { ask, fake } = setup()
    fake.drain()
    const probes = ['/live', '/up', '/ready', '/accept-traffic', '/up/app-id', '/up/nobody']
    const answers = await Promise.all(probes.map((path) => ask(unsigned('GET', path))))
    expect(answers.map(({ status }) => status)).toEqual([200, 503, 503, 503, 503, 503])
    expect(answers.map(({ text }) => text)).toEqual(['', ...Array.from({ length: 5 }, () => 'DRAINING')])
  })

  it('still sends the webhooks of those who are gone', () => {
    const webhooks = [{ handler: () => new Response() }]
    const { fake, time } = setup({ apps: [{ id: 'app-id', key: 'app-key', secret: 'app-secret', webhooks }] })
    join(connected(fake), 'presence-room', { channelData: '{"user_id":"ann"}' })
    fake.drain()
    time.advance(3000)
    const names = fake.webhooks.map(({ body }) => JSON.parse(body).events[0].name)
    expect(names).toEqual(expect.arrayContaining(['channel_vacated', 'member_removed']))
  })

  it('works again after a reset', async () => {
    const { fake, publish } = setup()
    fake.drain()
    fake.reset()
    expect((await publish({})).status).toBe(200)
    expect(connect(fake).ended).toBeUndefined()
  })
})
