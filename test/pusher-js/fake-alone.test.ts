// pusher-js against what only the fake can do: forget everything, and be strict.

import Pusher from 'pusher-js'
import { afterEach, describe, expect, it } from 'vitest'
import type { FakeSockudoOptions } from '../../mocks/sockudo/index.ts'
import { fixedClock } from '../../src/testing/index.ts'
import { type FakePlace, startFakeWith } from './support/places.ts'
import { type RunningTools, toolsOf } from './support/tools.ts'
import { declareProtocol } from './support/protocol.ts'
import { connected, happens, statesOf, subscribed, until } from './support/watch.ts'

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

async function start(options: FakeSockudoOptions = {}): Promise<RunningTools & Pick<FakePlace, 'fake'>> {
  const place = await startFakeWith(options)
  const openSocket = (): never => {
    throw new Error('pusher-js alone')
  }
  const tools = toolsOf(place, { runtime: 'node', Pusher, openSocket })
  ended.push(place.stop, tools.end)
  return { ...tools, fake: place.fake }
}

describe('pusher-js on a fake', () => {
  it('comes back after a reset, and has its channels and its user', async () => {
    const { connect, fake } = await start()
    const client = connect({ user: 'ann' })
    client.signin()
    const { channel } = await subscribed(client, 'private-orders')
    const states = statesOf(client)
    fake.reset()
    await happens(channel, 'pusher:subscription_succeeded')
    await until('user', () => client.user.user_data)
    expect(states).toEqual(['connecting', 'connected'])
    expect(fake.connections).toMatchObject([
      { userId: 'ann', channels: expect.arrayContaining(['private-orders']) },
    ])
  })

  it('that asks first whether the server is there is not pinged, and is when it does not', async () => {
    const clock = fixedClock(1_700_000_000_000)
    const { connect } = await start({ clock, schedule: clock.schedule, activityTimeout: 2000 })
    const client = connect({ activityTimeout: 50 })
    const { connection } = client
    await connected(client)
    const seen: string[] = []
    connection.bind('message', ({ event }: { event: string }) => seen.push(event))
    for (const wait of [1900, 1900, 1900]) {
      const before = seen.length
      // One may be the answer to a question from before the time moved.
      await until('answers', () => seen.length >= before + 2)
      await clock.advance(wait)
    }
    expect(new Set(seen)).toEqual(new Set(['pusher:pong']))
    connection.send_event = () => true
    await until('ping', async () => {
      await clock.advance(2000)
      return seen.includes('pusher:ping')
    })
  })

  it('is gone from it when it disconnects', async () => {
    const { connect, fake } = await start()
    const client = connect()
    await connected(client)
    client.disconnect()
    await until('nobody', () => fake.connections.length === 0)
  })
})

describe('pusher-js on a strict fake', () => {
  declareProtocol((options) => start({ strict: 'pusher', ...options }))
})
