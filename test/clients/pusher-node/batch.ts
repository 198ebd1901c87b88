// triggerBatch of npm pusher.

import type Pusher from 'pusher'
import type { ClientCase } from '../case.ts'
import type { World } from '../world.ts'
import { outcome, outcomes, pusherOf } from './client.ts'

const event = (channel: string, name: string, data: unknown = 1, more: object = {}): Pusher.BatchEvent =>
  ({ channel, name, data, ...more }) as Pusher.BatchEvent

export const batchCases: readonly ClientCase[] = [
  {
    name: 'triggerBatch publishes each event to its channel',
    run: (world) => {
      const [a, b] = [world.own('a'), world.own('b')]
      return batched(
        world,
        [a, b],
        [event(a, 'one', 'text'), event(b, 'two', { id: 2 }), event(a, 'three', [3])],
      )
    },
  },
  {
    name: 'triggerBatch leaves out sockets and asks for info',
    async run(world) {
      const channel = world.own('a')
      const [first, second] = [await world.connect(), await world.connect()]
      for (const socket of [first, second]) await socket.subscribe(channel)
      const batch = [
        event(channel, 'one', 1, { socket_id: first.socketId, info: 'subscription_count' }),
        event(channel, 'two', 2, { info: '' }),
        event(channel, 'three', 3),
      ]
      const answer = await outcome(() => pusherOf(world).triggerBatch(batch))
      return { answer, first: await first.taken(), second: await second.taken() }
    },
  },
  {
    name: 'triggerBatch seals what goes to encrypted channels',
    async run(world) {
      const pusher = pusherOf(world)
      const channel = world.own('private-encrypted-a')
      const subscriber = await world.connect()
      const { auth } = pusher.authorizeChannel(subscriber.socketId, channel)
      await subscriber.subscribe(channel, { auth })
      const answer = await outcome(() => pusher.triggerBatch([event(channel, 'e', { secret: 'marker' })]))
      const frames = await subscriber.taken()
      return {
        answer,
        names: frames.map(({ event: name }) => name),
        seen: JSON.stringify(frames).includes('marker'),
      }
    },
  },
  {
    name: 'triggerBatch takes ten events and no more',
    run: (world) => {
      const many = (count: number) =>
        Array.from({ length: count }, (_, index) => event(world.own('a'), `e${index}`))
      const pusher = pusherOf(world)
      return outcomes(
        () => pusher.triggerBatch(many(10)),
        () => pusher.triggerBatch(many(11)),
        () => pusher.triggerBatch([]),
      )
    },
  },
  {
    name: 'triggerBatch keeps what is before the event that is refused',
    run: (world) => {
      const channel = world.own('a')
      return batched(
        world,
        [channel],
        [event(channel, 'one'), event('nowhere:1', 'two'), event(channel, 'three')],
      )
    },
  },
  {
    name: 'triggerBatch with too much data, a name or a channel that is too long',
    run: async (world) => {
      const channel = world.own('a')
      const wrong = [
        event(channel, 'e', 'x'.repeat(100 * 1024 + 1)),
        event(channel, 'x'.repeat(201)),
        event('x'.repeat(201), 'e'),
        event('b d', 'e'),
        event('', 'e'),
      ]
      const seen: object[] = []
      for (const one of wrong) seen.push(await batched(world, [channel], [event(channel, 'before'), one]))
      return seen
    },
  },
  {
    name: 'triggerBatch with idempotency keys publishes each event once',
    async run(world) {
      const channel = world.own('a')
      const batch = () =>
        ['one', 'two'].map((name) => event(channel, name, 1, { idempotency_key: world.own(name) }))
      const subscriber = await world.connect()
      await subscriber.subscribe(channel)
      const pusher = pusherOf(world)
      const answers = await outcomes(
        () => pusher.triggerBatch(batch()),
        () => pusher.triggerBatch(batch()),
        () => pusher.triggerBatch([...batch(), event(channel, 'three', 1, { info: '' })]),
      )
      return { answers, received: await subscriber.taken() }
    },
  },
  {
    name: 'triggerBatch that failed keeps the keys of its events',
    async run(world) {
      const channel = world.own('a')
      const keyed = () => event(channel, 'keyed', 1, { idempotency_key: world.own('key') })
      const subscriber = await world.connect()
      await subscriber.subscribe(channel)
      const pusher = pusherOf(world)
      const answers = await outcomes(
        () => pusher.triggerBatch([keyed(), event('nowhere:1', 'e')]),
        () => pusher.triggerBatch([keyed()]),
      )
      return { answers, received: await subscriber.taken() }
    },
  },
  {
    name: 'triggerBatch with tags, extras and a message id',
    run: (world) => {
      const channel = world.own('a')
      const more = { tags: { a: 'b' }, extras: { headers: { n: 1 } }, message_id: world.own('m') }
      return batched(world, [channel], [event(channel, 'one', 1, more), event(channel, 'again', 1, more)])
    },
  },
]

async function batched(
  world: World,
  channels: readonly string[],
  batch: Pusher.BatchEvent[],
): Promise<object> {
  const subscriber = await world.connect()
  for (const channel of new Set(channels)) await subscriber.subscribe(channel)
  await subscriber.taken()
  const answer = await outcome(() => pusherOf(world).triggerBatch(batch))
  return { answer, received: await subscriber.taken() }
}
