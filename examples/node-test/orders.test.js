// node:test with the fake on a port: npm install --save-dev channelkit ws, then node --test
//
// For code that knows nothing but the URL of its server, whatever its language. The app is in orders.js.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, afterEach, before, describe, it } from 'node:test'
import { listen } from 'channelkit/mocks/node'
import { createFakeSockudo } from 'channelkit/mocks/sockudo'
import { WebSocket } from 'ws'
import { placeOrder } from './orders.js'

const fake = createFakeSockudo()
let server
before(async () => {
  server = await listen(fake, { port: 0 })
})
afterEach(() => fake.reset())
after(() => server.close())

const sockudoUrl = (secret = 'app-secret') =>
  `http://app-key:${secret}@${server.host}:${server.port}/apps/app-id`

describe('an order', () => {
  it('is published to the shop and to its customer', async () => {
    await placeOrder(sockudoUrl(), { id: 7, customer: 'ann' })
    const published = fake.events.map(({ channel, name, data }) => [channel, name, data])
    assert.deepEqual(published, [
      ['orders', 'order.created', '{"id":7}'],
      ['private-user-ann', 'order.created', '{"id":7}'],
    ])
  })

  it('fails with the reason of the server when the secret is wrong', async () => {
    await assert.rejects(placeOrder(sockudoUrl('wrong'), { id: 7, customer: 'ann' }), { status: 401 })
    assert.equal(fake.events.length, 0)
  })

  it('reaches who is subscribed', async () => {
    const socket = new WebSocket(`ws://${server.host}:${server.port}/app/app-key?protocol=7`)
    await once(socket, 'message')
    socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel: 'orders' } }))
    await once(socket, 'message')

    const arrives = once(socket, 'message')
    await placeOrder(sockudoUrl(), { id: 7, customer: 'ann' })
    const [frame] = await arrives
    assert.deepEqual(JSON.parse(frame), { event: 'order.created', channel: 'orders', data: '{"id":7}' })
    socket.close()
  })
})
