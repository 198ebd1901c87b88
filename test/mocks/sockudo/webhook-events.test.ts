import { describe, expect, it } from 'vitest'
import { enter, join } from './authorized.ts'
import { connected } from './client.ts'
import { withReceiver } from './receiver.ts'

const occupied = (channel: string): object => ({ name: 'channel_occupied', channel })
const vacated = (channel: string): object => ({ name: 'channel_vacated', channel })
const counted = (channel: string, count: number): object => ({
  name: 'subscription_count',
  channel,
  subscription_count: count,
})
const added = (channel: string, user: string): object => ({ name: 'member_added', channel, user_id: user })
const removed = (channel: string, user: string): object => ({
  name: 'member_removed',
  channel,
  user_id: user,
})
const room = 'presence-room'

describe('a webhook tells', () => {
  it('that a channel is occupied, and how many are there', async () => {
    const { fake, told } = withReceiver()
    for (let clients = 0; clients < 2; clients++) connected(fake).subscribe('orders')
    expect(await told()).toEqual([occupied('orders'), counted('orders', 1), counted('orders', 2)])
  })

  it('the same again when the only socket subscribes again', async () => {
    const { fake, told } = withReceiver()
    const client = connected(fake)
    for (let times = 0; times < 2; times++) client.subscribe('orders')
    expect(await told()).toEqual([
      occupied('orders'),
      counted('orders', 1),
      occupied('orders'),
      counted('orders', 1),
    ])
  })

  it('that a channel is vacated, three seconds after the last one unsubscribed', async () => {
    const { fake, told, time } = withReceiver()
    const client = connected(fake)
    client.subscribe('orders')
    await told()
    client.send({ event: 'pusher:unsubscribe', data: { channel: 'orders' } })
    expect(await told()).toEqual([counted('orders', 0)])
    time.advance(2999)
    expect(await told()).toEqual([])
    time.advance(1)
    expect(await told()).toEqual([vacated('orders')])
  })

  it('nothing of a channel that was empty for less than three seconds', async () => {
    const { fake, told, time } = withReceiver({ eventTypes: ['channel_vacated'] })
    const client = connected(fake)
    client.subscribe('orders')
    client.send({ event: 'pusher:unsubscribe', data: { channel: 'orders' } })
    time.advance(2999)
    client.subscribe('orders')
    time.advance(10_000)
    expect(await told()).toEqual([])
  })

  it('that a channel is vacated at once when the connection of the last one ends, and no count', async () => {
    const { fake, told } = withReceiver()
    const client = connected(fake)
    for (const channel of ['orders', 'news']) client.subscribe(channel)
    await told()
    client.leave()
    expect(await told()).toEqual([vacated('orders'), vacated('news')])
  })

  it('of a channel to which the socket was never subscribed that it is empty', async () => {
    const { fake, told, time } = withReceiver()
    connected(fake).send({ event: 'pusher:unsubscribe', data: { channel: 'never' } })
    time.advance(3000)
    expect(await told()).toEqual([counted('never', 0), vacated('never')])
  })

  it('who comes to a presence channel, and no count', async () => {
    const { fake, told } = withReceiver()
    for (const user of ['ann', 'ben', 'ann']) enter(connected(fake), room, user)
    expect(await told()).toEqual([added(room, 'ann'), occupied(room), added(room, 'ben')])
  })

  it.each(['leaves', 'goes away'])('three seconds later that a user %s', async (how) => {
    const { fake, told, time } = withReceiver({ eventTypes: ['member_removed'] })
    const client = connected(fake)
    enter(client, room, 'ann')
    if (how === 'leaves') client.send({ event: 'pusher:unsubscribe', data: { channel: room } })
    else client.leave()
    time.advance(2999)
    expect(await told()).toEqual([])
    time.advance(1)
    expect(await told()).toEqual([removed(room, 'ann')])
  })

  it('nothing of a user who was gone for less than three seconds, except that they came', async () => {
    const { fake, told, time } = withReceiver({ eventTypes: ['member_added', 'member_removed'] })
    const client = connected(fake)
    enter(client, room, 'ann')
    client.leave()
    time.advance(2999)
    enter(connected(fake), room, 'ann')
    time.advance(10_000)
    expect(await told()).toEqual([added(room, 'ann'), added(room, 'ann')])
  })

  it('nothing of a user who still has a socket there', async () => {
    const { fake, told, time } = withReceiver({ eventTypes: ['member_removed'] })
    const clients = [connected(fake), connected(fake)]
    for (const client of clients) enter(client, room, 'ann')
    clients[0]!.leave()
    time.advance(10_000)
    expect(await told()).toEqual([])
  })

  it('that a cache channel had nothing', async () => {
    const { fake, told, publish } = withReceiver({ eventTypes: ['cache_miss'] })
    connected(fake).subscribe('cache-a')
    await publish({ channel: 'cache-a' })
    connected(fake).subscribe('cache-a')
    expect(await told()).toEqual([{ name: 'cache_miss', channel: 'cache-a', data: '{}' }])
  })

  it.each(['{"a":1}', { a: 1 }, 5])('what a client sent: %j', async (data) => {
    const { fake, told } = withReceiver({ eventTypes: ['client_event'] })
    const client = connected(fake)
    enter(client, room, 'ann')
    client.send({ event: 'client-x', channel: room, data })
    const { socketId } = client
    expect(await told()).toEqual([
      { name: 'client_event', channel: room, event: 'client-x', data, socket_id: socketId },
    ])
  })

  it('the first version of each message, of clients too', async () => {
    const { fake, told, publish } = withReceiver({ eventTypes: ['message_version_created'] })
    const client = connected(fake)
    join(client, 'private-a')
    client.send({ event: 'client-x', channel: 'private-a' })
    const { body } = await publish({ info: 'subscription_count' })
    await publish({ extras: { ephemeral: true } })
    const serial = body.channels.orders.message_serial
    const version = { name: 'message_version_created', action: 'message.create' }
    const published = { channel: 'orders', message_serial: serial, version_serial: serial }
    expect(await told()).toEqual([
      expect.objectContaining({ ...version, channel: 'private-a' }),
      { ...version, ...published },
    ])
  })

  it('nothing of what was refused', async () => {
    const { fake, told } = withReceiver()
    join(connected(fake), 'private-a', { auth: 'x' })
    expect(await told()).toEqual([])
  })
})
