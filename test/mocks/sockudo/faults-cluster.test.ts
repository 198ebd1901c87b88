import { describe, expect, it } from 'vitest'
import { connected, type Client } from './client.ts'
import { type Answered, setup, type Setup } from './setup.ts'
import { settled } from './receiver.ts'
import { hmac } from './signed.ts'

function member(world: Setup, id: string, channel = 'presence-room'): Client {
  const client = connected(world.fake)
  const channel_data = JSON.stringify({ user_id: id })
  const auth = `app-key:${hmac('app-secret', `${client.socketId}:${channel}:${channel_data}`)}`
  client.send({ event: 'pusher:subscribe', data: { channel, auth, channel_data } })
  client.frames()
  return client
}

/** What is answered, and after how many seconds. */
async function timed({ time }: Setup, asked: Promise<Answered>): Promise<readonly [unknown, number]> {
  let answer: Answered | undefined
  void asked.then((given) => (answer = given))
  await settled()
  let seconds = 0
  for (; answer === undefined && seconds < 60; seconds++) {
    time.advance(1000)
    await settled()
  }
  return [answer?.body, seconds]
}

describe('where a node of the cluster does not answer', () => {
  it('the number of subscriptions is that of the others, says so, and takes five seconds', async () => {
    const world = setup()
    const [here, there] = [connected(world.fake), connected(world.fake)]
    for (const client of [here, there]) client.subscribe('orders')
    world.fake.fault({ unreachableNode: { sockets: [there.socketId] } })
    const asked = world.get('/channels/orders', { query: { info: 'subscription_count' } })
    expect(await timed(world, asked)).toEqual([
      { occupied: true, subscription_count: 1, subscription_count_complete: false },
      5,
    ])
  })

  it('nothing says that a channel without counts is only known in part', async () => {
    const world = setup()
    connected(world.fake).subscribe('orders')
    world.fake.fault({ unreachableNode: true })
    expect(await timed(world, world.get('/channels/orders'))).toEqual([{ occupied: false }, 5])
  })

  it('members are asked for on their own, and those of the node are missing', async () => {
    const world = setup()
    member(world, 'here')
    const there = member(world, 'there')
    world.fake.fault({ unreachableNode: { sockets: (id) => id === there.socketId } })
    expect(await timed(world, world.get('/channels/presence-room/users'))).toEqual([
      { users: [{ id: 'here' }] },
      5,
    ])
    const asked = world.get('/channels/presence-room', { query: { info: 'user_count' } })
    expect(await timed(world, asked)).toEqual([{ occupied: true, user_count: 1 }, 10])
  })

  it('the list of channels lacks those of the node, and is repeated without asking again', async () => {
    const world = setup()
    connected(world.fake).subscribe('here')
    const there = connected(world.fake)
    there.subscribe('there')
    world.fake.fault({ unreachableNode: { sockets: [there.socketId], wait: 1000 } })
    expect(await timed(world, world.get('/channels'))).toEqual([{ channels: { here: {} } }, 1])
    expect(await timed(world, world.get('/channels'))).toEqual([{ channels: { here: {} } }, 0])
  })

  it('its sockets do not get what is published', async () => {
    const world = setup()
    const [here, there] = [connected(world.fake), connected(world.fake)]
    for (const client of [here, there]) {
      client.subscribe('orders')
      client.frames()
    }
    world.fake.fault({ unreachableNode: { sockets: [there.socketId] } })
    expect(await timed(world, world.publish({}))).toEqual([{ ok: true }, 0])
    expect([here.frames().length, there.frames().length]).toEqual([1, 0])
    const [body, seconds] = await timed(world, world.publish({ info: 'subscription_count' }))
    expect(body).toMatchObject({ channels: { orders: { subscription_count: 1 } } })
    expect(seconds).toBe(5)
  })

  it('a request that is refused is refused at once', async () => {
    const world = setup()
    world.fake.fault({ unreachableNode: true })
    const [body, seconds] = await timed(world, world.get('/channels/orders/users'))
    expect([body, seconds]).toMatchObject([{ code: 'invalid_input' }, 0])
  })
})
