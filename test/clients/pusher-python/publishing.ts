// trigger, trigger_batch and send_to_user of the PyPI package pusher.

import type { ClientCase } from '../case.ts'
import type { World } from '../world.ts'
import { call, type Result } from './client.ts'

const values: readonly (readonly [string, unknown])[] = [
  ['a str', 'hello "ü" 😀'],
  ['an empty str', ''],
  ['a dict', { b: 1, a: { list: [1, 2.5, null], text: 'ü' } }],
  ['a list', [1, 'two']],
  ['a float', 1.5],
  ['True', true],
  ['None', null],
]

type Step = readonly [method: string, ...args: unknown[]]

/** The results, and what a subscriber of the channels received. */
async function published(
  world: World,
  channels: readonly string[],
  ...steps: readonly Step[]
): Promise<object> {
  const subscriber = await world.connect(world.numbered)
  for (const channel of channels) await subscriber.subscribe(channel)
  await subscriber.taken()
  const results: Result[] = []
  for (const [method, ...args] of steps) results.push(await call(world, method, args))
  return { results, received: await subscriber.taken() }
}

export const publishingCases: readonly ClientCase[] = [
  ...values.map(([what, data]): ClientCase => ({
    name: `trigger publishes ${what}`,
    run: (world) => published(world, [world.own('orders')], ['trigger', world.own('orders'), 'e', data]),
  })),
  {
    name: 'trigger publishes to many channels, and to a hundred',
    run: (world) => {
      const channels = ['a', 'b', 'cache-c'].map(world.own)
      const many = Array.from({ length: 100 }, (_, index) => world.own(`many-${index}`))
      return published(
        world,
        [...channels, many[99]!],
        ['trigger', channels, 'e', { id: 1 }],
        ['trigger', many, 'm', 1],
      )
    },
  },
  {
    name: 'trigger leaves out the socket that is named',
    async run(world) {
      const channel = world.own('orders')
      const [first, second] = [await world.connect(world.numbered), await world.connect(world.numbered)]
      for (const subscriber of [first, second]) await subscriber.subscribe(channel)
      const result = await call(world, 'trigger', [channel, 'e', 1, first.socketId])
      return { result, first: await first.taken(), second: await second.taken() }
    },
  },
  {
    name: 'trigger seals what goes to an encrypted channel',
    async run(world) {
      const channel = world.own('private-encrypted-notes')
      const subscriber = await world.connect(world.numbered)
      const grant = (await call(world, 'authenticate', [channel, subscriber.socketId])) as {
        returned: { auth: string }
      }
      await subscriber.subscribe(channel, { auth: grant.returned.auth })
      const results = [
        await call(world, 'trigger', [channel, 'e', { secret: 'marker' }]),
        await call(world, 'trigger_batch', [[{ channel, name: 'b', data: 'marker' }]]),
      ]
      const frames = await subscriber.taken()
      const seen = JSON.stringify(frames).includes('marker')
      return { grant, results, names: frames.map(({ event }) => event), seen }
    },
  },
  {
    name: 'trigger takes event names of the protocol and of clients',
    run: (world) => {
      const names = ['pusher:x', 'pusher_internal:x', 'client-x', '', 'ü 😀']
      const steps = names.map((name): Step => ['trigger', world.own('orders'), name, 1])
      return published(world, [world.own('orders')], ...steps)
    },
  },
  {
    name: 'trigger to a channel of a namespace and to a channel of a user',
    run: (world) =>
      published(
        world,
        [],
        ['trigger', 'chat:room', 'e', 1],
        ['trigger', '#server-to-user-ann', 'e', 1],
        ['trigger', '#server-to-user-a b', 'e', 1],
      ),
  },
  {
    name: 'trigger of what is too long or too much',
    run: (world) => {
      const channel = world.own('orders')
      return published(
        world,
        [channel],
        ['trigger', 'x'.repeat(201), 'e', 1],
        ['trigger', channel, 'x'.repeat(201), 1],
        ['trigger', channel, 'ü'.repeat(101), 1],
        ['trigger', channel, 'e', 'x'.repeat(31_000)],
        ['trigger', Array.from({ length: 101 }, () => channel), 'e', 1],
        ['trigger', ['private-encrypted-a', channel], 'e', 1],
        ['trigger', { channel }, 'e', 1],
        ['trigger', channel, 'e', 1, 'x'],
      )
    },
  },
  {
    name: 'trigger_batch publishes each event to its channel, with info and without a socket',
    async run(world) {
      const [a, b] = [world.own('a'), world.own('b')]
      const [first, second] = [await world.connect(world.numbered), await world.connect(world.numbered)]
      for (const subscriber of [first, second])
        for (const channel of [a, b]) await subscriber.subscribe(channel)
      const batch = [
        { channel: a, name: 'one', data: 'text' },
        { channel: b, name: 'two', data: { id: 2 }, socket_id: first.socketId },
        { channel: a, name: 'three', data: [3], info: 'subscription_count' },
      ]
      const result = await call(world, 'trigger_batch', [batch])
      return { result, first: await first.taken(), second: await second.taken() }
    },
  },
  {
    name: 'trigger_batch of what is encoded already',
    run: (world) => {
      const batch = [{ channel: world.own('a'), name: 'e', data: '{"id":1}' }]
      const wrong = [{ channel: world.own('a'), name: 'e', data: { b: 1, a: 2.5 } }]
      return published(
        world,
        [world.own('a')],
        ['trigger_batch', batch, true],
        ['trigger_batch', wrong, true],
      )
    },
  },
  {
    name: 'trigger_batch over its limits, with an event that is refused, and of nothing',
    run: (world) => {
      const channel = world.own('a')
      const many = (count: number) =>
        Array.from({ length: count }, (_, index) => ({ channel, name: `e${index}`, data: 1 }))
      const before = { channel, name: 'before', data: 1 }
      return published(
        world,
        [channel],
        ['trigger_batch', many(11)],
        ['trigger_batch', many(10)],
        ['trigger_batch', []],
        ['trigger_batch', [before, { channel: 'nowhere:1', name: 'e', data: '1' }], true],
        ['trigger_batch', [before, { channel, name: 'e', data: 'x'.repeat(100 * 1024 + 1) }], true],
        ['trigger_batch', [before, { channel, name: 7, data: '1' }], true],
        ['trigger_batch', [{ channel, data: '1' }], true],
        ['trigger_batch', [{ channel, name: 'e', data: 'x'.repeat(11_000) }]],
      )
    },
  },
  {
    name: 'trigger_batch with idempotency keys publishes each event once',
    run: (world) => {
      const channel = world.own('a')
      const batch = ['one', 'two'].map((name) => ({
        channel,
        name,
        data: 1,
        idempotency_key: world.own(name),
      }))
      const more = [...batch, { channel, name: 'three', data: 3, info: 'subscription_count' }]
      const wrong = [{ channel, name: 'e', data: 1, idempotency_key: '' }]
      return published(
        world,
        [channel],
        ['trigger_batch', batch],
        ['trigger_batch', more],
        ['trigger_batch', wrong],
      )
    },
  },
  {
    name: 'send_to_user reaches every socket of the user and nobody else',
    async run(world) {
      const user = world.own('ann')
      const sockets = [await world.connect(world.numbered), await world.connect(world.numbered)]
      const signed: object[] = []
      for (const [index, socket] of sockets.entries()) {
        const id = index === 0 ? user : world.own('ben')
        const grant = (await call(world, 'authenticate_user', [socket.socketId, { id }])) as {
          returned: object
        }
        signed.push(await socket.signIn(grant.returned))
      }
      const results = [
        await call(world, 'send_to_user', [user, 'notice', { text: 'ü' }]),
        await call(world, 'send_to_user', [world.own('nobody'), 'notice', 'text']),
        await call(world, 'send_to_user', ['a b', 'notice', 1]),
        await call(world, 'send_to_user', ['', 'notice', 1]),
        await call(world, 'send_to_user', ['x'.repeat(200), 'notice', 1]),
      ]
      return { signed, results, received: await Promise.all(sockets.map((socket) => socket.taken())) }
    },
  },
]
