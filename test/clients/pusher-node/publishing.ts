// trigger and sendToUser of npm pusher: what it sends, what subscribers get, what comes back.

import type { ClientCase } from '../case.ts'
import type { World } from '../world.ts'
import { type AnyPusher, outcome, outcomes, pusherOf } from './client.ts'

const values: readonly (readonly [string, unknown])[] = [
  ['text', 'hello "ü" 😀'],
  ['an empty text', ''],
  ['an object', { id: 1, nested: { list: [1, 2.5, null], text: '</script>\u2028' } }],
  ['an array', [1, 'two']],
  ['a number', 1.5],
  ['true', true],
  ['null', null],
  ['undefined', undefined],
  ['a Buffer', Buffer.from('bytes')],
  ['a Date', new Date(0)],
]

export const publishingCases: readonly ClientCase[] = [
  ...values.map(([what, data]): ClientCase => ({
    name: `trigger publishes ${what}`,
    run: (world) =>
      published(world, [world.own('orders')], (pusher, [one]) => pusher.trigger(one!, 'e', data)),
  })),
  {
    name: 'trigger publishes to many channels',
    run: (world) => {
      const channels = ['a', 'b', 'cache-c'].map(world.own)
      return published(world, channels, (pusher) => pusher.trigger(channels, 'e', { id: 1 }))
    },
  },
  {
    name: 'trigger publishes to a hundred channels',
    run: async (world) => {
      const channels = Array.from({ length: 100 }, (_, index) => world.own(`many-${index}`))
      return published(world, channels.slice(99), (pusher) => pusher.trigger(channels, 'e', 1))
    },
  },
  {
    name: 'trigger publishes twice to a channel that is named twice',
    run: (world) => {
      const channel = world.own('twice')
      return published(world, [channel], (pusher) =>
        pusher.trigger([channel, channel], 'e', 1, { info: 'subscription_count' }),
      )
    },
  },
  {
    name: 'trigger leaves out the socket that is named',
    async run(world) {
      const channel = world.own('orders')
      const [first, second] = [await world.connect(), await world.connect()]
      for (const subscriber of [first, second]) await subscriber.subscribe(channel)
      const answer = await outcome(() =>
        pusherOf(world).trigger(channel, 'e', 1, { socket_id: first.socketId }),
      )
      return { answer, first: await first.taken(), second: await second.taken() }
    },
  },
  {
    name: 'trigger takes a socket that is not there',
    run: (world) =>
      published(world, [world.own('orders')], (pusher, [one]) =>
        pusher.trigger(one!, 'e', 1, { socket_id: '1.2' }),
      ),
  },
  ...['user_count', 'subscription_count', 'user_count,subscription_count', 'cache', 'nothing', ''].map(
    (info): ClientCase => ({
      name: `trigger asks for info "${info}"`,
      run: async (world) => {
        const pusher = pusherOf(world)
        const channels = ['public', 'presence-room'].map(world.own)
        const subscriber = await world.connect()
        await subscriber.subscribe(channels[0]!)
        const member = pusher.authorizeChannel(subscriber.socketId, channels[1]!, { user_id: 'ann' })
        await subscriber.subscribe(channels[1]!, member)
        return outcomes(
          () => pusher.trigger(channels, 'e', 1, { info }),
          () => pusher.trigger(channels[1]!, 'e', 1, { info }),
          () => pusher.trigger(world.own('empty'), 'e', 1, { info }),
        )
      },
    }),
  ),
  {
    name: 'trigger seals what goes to an encrypted channel',
    async run(world) {
      const pusher = pusherOf(world)
      const channel = world.own('private-encrypted-notes')
      const subscriber = await world.connect()
      const { shared_secret, ...grant } = pusher.authorizeChannel(subscriber.socketId, channel)
      await subscriber.subscribe(channel, grant)
      const answer = await outcome(() => pusher.trigger(channel, 'e', { secret: 'marker' }))
      const [{ data, ...frame } = { event: 'nothing', data: '{}' }] = await subscriber.taken()
      const sealed = JSON.parse(data as string) as Record<string, string>
      return {
        answer,
        frame,
        has: Object.keys(sealed),
        bytes: Buffer.from(sealed['ciphertext']!, 'base64').length,
        secretBytes: Buffer.from(shared_secret!, 'base64').length,
        seen: JSON.stringify(sealed).includes('marker'),
      }
    },
  },
  {
    name: 'trigger with one idempotency key publishes once and answers twice the same',
    run: async (world) => {
      const channel = world.own('orders')
      const params = { idempotency_key: world.own('key'), info: 'subscription_count' }
      return published(
        world,
        [channel],
        (pusher) => pusher.trigger(channel, 'e', 1, params),
        (pusher) => pusher.trigger(channel, 'other', 2, params),
        (pusher) => pusher.trigger(channel, 'e', 3, { ...params, idempotency_key: world.own('other') }),
      )
    },
  },
  ...['', ' ', 'x'.repeat(128), 'x'.repeat(129), 'ü'.repeat(65)].map((key): ClientCase => ({
    name: `trigger with an idempotency key of ${key.length} times "${key[0] ?? ''}"`,
    run: (world) =>
      published(world, [world.own('orders')], (pusher, [one]) =>
        pusher.trigger(one!, 'e', 1, {
          idempotency_key: key.length === 128 ? world.own(key).slice(0, 128) : key,
        }),
      ),
  })),
  {
    name: 'trigger with message_id, tags and extras',
    run: (world) =>
      published(world, [world.own('orders')], (pusher, [one]) =>
        pusher.trigger(one!, 'e', 1, {
          message_id: world.own('message'),
          tags: { color: 'red' },
          extras: { headers: { b: 1, a: 'x' }, ephemeral: true, echo: false },
        }),
      ),
  },
  {
    name: 'trigger fills a cache channel, and the next subscriber gets the event',
    async run(world) {
      const channel = world.own('cache-prices')
      const pusher = pusherOf(world)
      const early = await world.connect()
      const missed = [await early.subscribe(channel), await early.taken()]
      const answer = await outcome(() => pusher.trigger(channel, 'price', { eur: 1 }))
      const late = await world.connect()
      const subscribed = await late.subscribe(channel)
      return { missed, answer, early: await early.taken(), subscribed, late: await late.taken() }
    },
  },
  {
    name: 'trigger takes event names of the protocol and of clients',
    run: (world) => {
      const names = ['pusher:x', 'pusher_internal:x', 'client-x', 'sockudo:x', '', 'ü 😀']
      return published(
        world,
        [world.own('orders')],
        ...names.map(
          (name) =>
            (pusher: AnyPusher, [one]: readonly string[]) =>
              pusher.trigger(one!, name, 1),
        ),
      )
    },
  },
  {
    name: 'sendToUser reaches every socket of the user and nobody else',
    async run(world) {
      const pusher = pusherOf(world)
      const user = world.own('ann')
      const sockets = [await world.connect(), await world.connect(), await world.connect()]
      for (const [index, socket] of sockets.entries()) {
        const id = index === 2 ? world.own('ben') : user
        await socket.signIn(pusher.authenticateUser(socket.socketId, { id }))
      }
      const answers = await outcomes(
        () => pusher.sendToUser(user, 'notice', { text: 'ü' }),
        () => pusher.sendToUser(world.own('nobody'), 'notice', 'text'),
      )
      return {
        answers,
        received: await Promise.all(sockets.map(async (socket) => await socket.taken())),
      }
    },
  },
  {
    name: 'sendToUser with an id that is no channel name',
    run: (world) => {
      const pusher = pusherOf(world)
      return outcomes(
        () => pusher.sendToUser('a b', 'notice', 1),
        () => pusher.sendToUser('team/1', 'notice', 1),
        () => pusher.sendToUser('a:b', 'notice', 1),
        () => pusher.sendToUser('x'.repeat(184), 'notice', 1),
        () => pusher.sendToUser('x'.repeat(185), 'notice', 1),
        () => pusher.sendToUser('', 'notice', 1),
      )
    },
  },
]

type Publish = (pusher: AnyPusher, channels: readonly string[]) => unknown

/** The answers, and what a subscriber of the channels received. */
async function published(
  world: World,
  channels: readonly string[],
  ...calls: readonly Publish[]
): Promise<object> {
  const pusher = pusherOf(world)
  const subscriber = await world.connect()
  for (const channel of channels) await subscriber.subscribe(channel)
  await subscriber.taken()
  const answers = await outcomes(...calls.map((call) => () => call(pusher, channels)))
  return { answers, received: await subscriber.taken() }
}
