// What the PyPI package pusher does beside publishing, and what it fails with.

import type { ClientCase } from '../case.ts'
import type { World } from '../world.ts'
import { call, type Result } from './client.ts'

async function results(
  world: World,
  steps: readonly (readonly [method: string, ...args: unknown[]])[],
  options: object = {},
): Promise<Result[]> {
  const all: Result[] = []
  for (const [method, ...args] of steps) all.push(await call(world, method, args, options))
  return all
}

/** The package's own answer, ready for a socket. */
async function grantOf(
  world: World,
  channel: string,
  socketId: string,
  data?: object,
  options?: object,
): Promise<object> {
  const result = await call(
    world,
    'authenticate',
    data === undefined ? [channel, socketId] : [channel, socketId, data],
    options,
  )
  return 'returned' in result ? (result.returned as object) : result
}

async function validated(world: World, name: string, channel: string): Promise<object> {
  const { headers, rawBody } = await world.webhooks.request(name, channel)
  const [key, signature] = [headers['x-pusher-key'], headers['x-pusher-signature']]
  return results(world, [
    ['validate_webhook', key, signature, rawBody],
    ['validate_webhook', 'another-key', signature, rawBody],
    ['validate_webhook', key, signature, `${rawBody} `],
    ['validate_webhook', key, 'x', rawBody],
  ])
}

export const otherCases: readonly ClientCase[] = [
  {
    name: 'channels_info, channel_info and users_info are refused, because they send body_md5 with a GET',
    run: (world) =>
      results(world, [
        ['channels_info'],
        ['channels_info', 'presence-', ['user_count']],
        ['channel_info', world.own('a')],
        ['channel_info', world.own('presence-a'), ['user_count', 'subscription_count']],
        ['users_info', world.own('presence-a')],
        ['channel_info', 'b d'],
        ['users_info', 'x'.repeat(201)],
      ]),
  },
  {
    name: 'terminate_user_connections asks for a path that is not there, and closes nothing',
    async run(world) {
      const socket = await world.connect(world.numbered)
      const grant = (await call(world, 'authenticate_user', [socket.socketId, { id: world.own('ann') }])) as {
        returned: object
      }
      await socket.signIn(grant.returned)
      const answers = await results(world, [
        ['terminate_user_connections', world.own('ann')],
        ['terminate_user_connections', ''],
        ['terminate_user_connections', 'a b'],
      ])
      return { answers, stays: await socket.taken() }
    },
  },
  ...['private-a', 'presence-a', 'private-encrypted-a', 'private-cache-a', 'public'].map(
    (name): ClientCase => ({
      name: `authenticate of ${name} is taken by the server`,
      async run(world) {
        const channel = world.own(name)
        const socket = await world.connect(world.numbered)
        const data = name.startsWith('presence-') ? { user_id: 'ann', user_info: { name: 'Ünn' } } : undefined
        const grant = await grantOf(world, channel, socket.socketId, data)
        return { grant, answer: await socket.subscribe(channel, { ...grant, shared_secret: undefined }) }
      },
    }),
  ),
  {
    name: 'authenticate of another secret, another key and another socket is refused',
    async run(world) {
      const channel = world.own('private-a')
      const socket = await world.connect(world.numbered)
      const grants = [
        await grantOf(world, channel, socket.socketId, undefined, { secret: 'wrong' }),
        await grantOf(world, channel, socket.socketId, undefined, { key: 'wrong' }),
        await grantOf(world, channel, '1.2'),
      ]
      const answers: object[] = []
      for (const grant of grants) answers.push(await socket.subscribe(channel, grant))
      return answers
    },
  },
  {
    name: 'authenticate and authenticate_user refuse what is none',
    run: (world) =>
      results(world, [
        ['authenticate', 'private a', '1.2'],
        ['authenticate', 'private-a', '1.2:x'],
        ['authenticate', 'x'.repeat(201), '1.2'],
        ['authenticate_user', '1.2', null],
        ['authenticate_user', '1.2', {}],
        ['authenticate_user', 'x', { id: 'ann' }],
      ]),
  },
  {
    name: 'authenticate_user of another secret is refused',
    async run(world) {
      const socket = await world.connect(world.numbered)
      const grant = await call(world, 'authenticate_user', [socket.socketId, { id: 'ann' }], {
        secret: 'wrong',
      })
      return socket.signIn((grant as { returned: object }).returned)
    },
  },
  {
    name: 'validate_webhook takes channel_occupied and member_added',
    webhooks: true,
    async run(world) {
      const [open, room] = [world.own('orders'), world.own('presence-room')]
      const socket = await world.connect(world.numbered)
      await socket.subscribe(open)
      await socket.subscribe(room, await grantOf(world, room, socket.socketId, { user_id: 'ann' }))
      return [await validated(world, 'channel_occupied', open), await validated(world, 'member_added', room)]
    },
  },
  {
    name: 'validate_webhook takes client_event and cache_miss',
    webhooks: true,
    async run(world) {
      const [open, room] = [world.own('private-a'), world.own('cache-b')]
      const socket = await world.connect(world.numbered)
      await socket.subscribe(open, await grantOf(world, open, socket.socketId))
      await socket.subscribe(room)
      socket.say('client-said', open, { text: 'ü' })
      return [await validated(world, 'client_event', open), await validated(world, 'cache_miss', room)]
    },
  },
  ...[{ secret: 'wrong' }, { key: 'wrong' }, { app_id: '4711' }].map((options): ClientCase => ({
    name: `a client with a wrong ${Object.keys(options)[0]}`,
    run: (world) =>
      results(
        world,
        [
          ['trigger', 'a', 'e', 1],
          ['trigger_batch', [{ channel: 'a', name: 'e', data: 1 }]],
          ['send_to_user', 'ann', 'e', 1],
          ['channels_info'],
        ],
        options,
      ),
  })),
  {
    name: 'a client of an app whose id is no number, or with a master key that is none',
    run: async (world) => [
      await call(world, 'trigger', ['a', 'e', 1], { app_id: 'app-id' }),
      await call(world, 'trigger', ['a', 'e', 1], { encryption_master_key_base64: 'x' }),
      await call(world, 'trigger', ['private-encrypted-a', 'e', 1], { encryption_master_key_base64: null }),
    ],
  },
]
