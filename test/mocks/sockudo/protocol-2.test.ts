import { describe, expect, it } from 'vitest'
import { setup } from './setup.ts'
import { now } from './signed.ts'
import { connectedWith, problemV2 } from './token.ts'

describe('what clients of protocol 2 get', () => {
  it('an event comes with its place in the channel', async () => {
    const { fake, publish } = setup()
    const client = connectedWith(fake, 'ann', 'subscribe')
    client.subscribe('orders')
    const { body } = await publish({ info: '', tags: { a: 'b' }, extras: { headers: { h: 1 } } })
    const { message_serial: serial } = body.channels.orders
    expect(client.frames()[1]).toEqual({
      event: 'created',
      channel: 'orders',
      data: 'x',
      tags: { a: 'b' },
      message_id: expect.any(String),
      stream_id: expect.any(String),
      serial: 1,
      extras: {
        headers: {
          h: 1,
          sockudo_action: 'message.create',
          sockudo_message_serial: serial,
          sockudo_version_serial: serial,
          sockudo_version_timestamp_ms: now * 1000,
          sockudo_history_serial: 1,
        },
      },
    })
  })

  it('an ephemeral event comes as it was sent', async () => {
    const { fake, publish } = setup()
    const client = connectedWith(fake, 'ann', 'subscribe')
    client.subscribe('orders')
    await publish({ name: 'pusher:note', extras: { ephemeral: true } })
    expect(client.frames()[1]).toEqual({
      event: 'sockudo:note',
      channel: 'orders',
      data: 'x',
      extras: { ephemeral: true },
    })
  })

  it('what is sent to a user does not come', async () => {
    const { fake, publish } = setup()
    const client = connectedWith(fake, 'ann', 'subscribe')
    await publish({ channel: '#server-to-user-ann' })
    expect(client.frames()).toEqual([])
  })

  it('what this fake does not play is said so', () => {
    const client = connectedWith(setup().fake, 'ann', 'subscribe')
    client.subscribe('orders-*')
    client.send({ event: 'pusher:subscribe', data: { channel: 'orders', rewind: 5 } })
    client.send({ event: 'sockudo:channel_history', data: '{}' })
    expect(client.frames()).toEqual([
      problemV2(4000, 'This fake does not play a wildcard of protocol 2'),
      problemV2(4000, 'This fake does not play rewind of a subscription of protocol 2'),
      problemV2(4000, 'This fake does not play sockudo:channel_history of protocol 2'),
    ])
  })
})
