// Everything that a call of npm pusher can fail with.

import type { ClientCase } from '../case.ts'
import { outcome, outcomes, pusherOf } from './client.ts'

const long = 'x'.repeat(201)
const big = 'x'.repeat(100 * 1024 + 1)

/** Bodies that the package passes on as they are. */
const bodies: Readonly<Record<string, unknown>> = {
  'nothing in it': {},
  'no name': { channel: 'a', data: '1' },
  'no channel': { name: 'e', data: '1' },
  'no data': { name: 'e', channel: 'a' },
  'a channel and channels': { name: 'e', data: '1', channel: 'a', channels: ['b'] },
  'channels that are empty': { name: 'e', data: '1', channels: [] },
  'channels that are text': { name: 'e', data: '1', channels: 'a' },
  'channels with a number': { name: 'e', data: '1', channels: ['a', 7] },
  'a channel that is null': { name: 'e', data: '1', channel: null },
  'a name that is a number': { name: 7, data: '1', channel: 'a' },
  'a name that is null': { name: null, data: '1', channel: 'a' },
  'an object as data': { name: 'e', channel: 'a', data: { b: 1, a: [1.5] } },
  'null as data': { name: 'e', channel: 'a', data: null },
  'a socket id that is none': { name: 'e', channel: 'a', data: '1', socket_id: 'x' },
  'a socket id that is a number': { name: 'e', channel: 'a', data: '1', socket_id: 1.2 },
  'info that is a list': { name: 'e', channel: 'a', data: '1', info: ['user_count'] },
  'tags that are numbers': { name: 'e', channel: 'a', data: '1', tags: { a: 1 } },
  'extras that are text': { name: 'e', channel: 'a', data: '1', extras: 'x' },
  'a push in extras': { name: 'e', channel: 'a', data: '1', extras: { push: {} } },
  'a member nobody knows': { name: 'e', channel: 'a', data: '1', unknown: true },
  'a list instead of an object': ['e', 'a', '1'],
  'a text instead of an object': 'text',
  'a number instead of an object': 7,
  'an idempotency key that is a number': { name: 'e', channel: 'a', data: '1', idempotency_key: 7 },
  'a name that is too long': { name: long, channel: 'a', data: '1' },
  'a channel that is too long': { name: 'e', channel: long, data: '1' },
  'a channel with a space': { name: 'e', channel: 'b d', data: '1' },
  'a channel with a slash': { name: 'e', channel: 'a/b', data: '1' },
  'a channel with an umlaut': { name: 'e', channel: 'aü', data: '1' },
  'a channel of an unknown namespace': { name: 'e', channel: 'nowhere:1', data: '1' },
  'a channel that is empty': { name: 'e', channel: '', data: '1' },
  'data that is too much': { name: 'e', channel: 'a', data: big },
  'data that is as much as can be': { name: 'e', channel: 'a', data: big.slice(1) },
  'too many channels': {
    name: 'e',
    data: '1',
    channels: Array.from({ length: 101 }, (_, index) => `c${index}`),
  },
}

const batches: Readonly<Record<string, unknown>> = {
  'nothing in it': {},
  'a batch that is an object': { batch: {} },
  'an event that is text': { batch: ['x'] },
  'an event without a name': { batch: [{ channel: 'a', data: '1' }] },
  'an event without a channel': { batch: [{ name: 'e', data: '1' }] },
  'an event for channels': { batch: [{ name: 'e', data: '1', channels: ['a', 'b'] }] },
  'an event without data': { batch: [{ name: 'e', channel: 'a' }] },
}

export const refusedCases: readonly ClientCase[] = [
  ...Object.entries(bodies).map(([what, body]): ClientCase => ({
    name: `post to /events with ${what}`,
    run: (world) => outcome(() => pusherOf(world).post({ path: '/events', body })),
  })),
  ...Object.entries(batches).map(([what, body]): ClientCase => ({
    name: `post to /batch_events with ${what}`,
    run: (world) => outcome(() => pusherOf(world).post({ path: '/batch_events', body })),
  })),
  {
    name: 'a wrong secret, key or app',
    async run(world) {
      const wrong = [{ secret: 'wrong' }, { key: 'wrong' }, { appId: 'wrong' }, { appId: '4242' }]
      const seen: object[] = []
      for (const options of wrong) {
        const pusher = pusherOf(world, options)
        seen.push(
          await outcomes(
            () => pusher.get({ path: '/channels' }),
            () => pusher.trigger('a', 'e', 1),
            () => pusher.triggerBatch([{ channel: 'a', name: 'e', data: 1 }]),
            () => pusher.terminateUserConnections('ann'),
          ),
        )
      }
      return seen
    },
  },
  {
    name: 'a clock that is ten minutes off',
    async run(world) {
      const path = `${world.url.pathname}/channels`
      const { secret, key } = { secret: world.url.password, key: world.url.username }
      const at = async (seconds: number): Promise<object> => {
        // The package has no clock of its own to be set: a token of it signs by hand.
        const query = `auth_key=${key}&auth_timestamp=${Math.floor(Date.now() / 1000) + seconds}&auth_version=1.0`
        const pusher = pusherOf(world) as unknown as { config: { token: { sign(text: string): string } } }
        const signature = pusher.config.token.sign(`GET\n${path}\n${query}`)
        return outcome(() => fetch(new URL(`${path}?${query}&auth_signature=${signature}`, world.url.origin)))
      }
      return { secret: typeof secret, late: await at(-700), early: await at(700) }
    },
  },
  {
    name: 'what the package itself refuses',
    run: (world) => {
      const pusher = pusherOf(world)
      return outcomes(
        () => pusher.trigger('b d', 'e', 1),
        () => pusher.trigger('chat:room', 'e', 1),
        () => pusher.trigger(long, 'e', 1),
        () => pusher.trigger('a', 'x'.repeat(201), 1),
        () => pusher.trigger('a', 'e', 1, { socket_id: 'x' }),
        () =>
          pusher.trigger(
            Array.from({ length: 101 }, () => 'a'),
            'e',
            1,
          ),
        () => pusher.trigger(['private-encrypted-a', 'b'], 'e', 1),
        () =>
          pusherOf(world, { encryptionMasterKeyBase64: undefined }).trigger('private-encrypted-a', 'e', 1),
      )
    },
  },
  {
    name: 'trigger with nothing, too much, and no channel at all',
    run: (world) => {
      const pusher = pusherOf(world)
      return outcomes(
        () => pusher.trigger([], 'e', 1),
        () => pusher.trigger(world.own('a'), 'ü'.repeat(101), 1),
        () => pusher.trigger(world.own('a'), 'e', big),
        () => pusher.trigger([world.own('a'), world.own('b')], 'e', 'ü'.repeat(60_000)),
      )
    },
  },
  {
    name: 'trigger with a key of a publish that failed',
    run: async (world) => {
      const pusher = pusherOf(world)
      const params = { idempotency_key: world.own('key') }
      return outcomes(
        () =>
          pusher.post({
            path: '/events',
            body: { name: 'e', channel: 'nowhere:1', data: '1', ...params },
          }),
        () => pusher.trigger(world.own('a'), 'e', 1, params),
      )
    },
  },
  {
    name: 'a body that is larger than ten megabytes',
    run: (world) => {
      const pusher = pusherOf(world)
      return outcome(() =>
        pusher.post({
          path: '/events',
          body: { name: 'e', channel: 'a', data: 'x'.repeat(11_000_000) },
        }),
      )
    },
  },
  {
    name: 'a server that takes two requests per minute',
    server: 'limited',
    run: (world) => {
      const pusher = pusherOf(world)
      return outcomes(
        () => pusher.trigger('a', 'e', 1),
        () => pusher.get({ path: '/channels' }),
        () => pusher.trigger('a', 'e', 1),
        () => pusher.triggerBatch([]),
        () => pusher.get({ path: '/channels' }),
      )
    },
  },
  {
    name: 'a server that drains',
    server: 'draining',
    run: (world) => {
      const pusher = pusherOf(world)
      const params = { idempotency_key: 'k' }
      return outcomes(
        () => pusher.trigger('a', 'e', 1, params),
        () => pusher.triggerBatch([{ channel: 'a', name: 'e', data: 1 }]),
        () => pusher.sendToUser('ann', 'e', 1),
        () => pusher.get({ path: '/channels' }),
        () => pusher.get({ path: '/channels/presence-a/users' }),
        () => pusher.terminateUserConnections('ann'),
        () => pusherOf(world, { secret: 'wrong' }).trigger('a', 'e', 1),
        () => pusher.post({ path: '/events', body: { name: 7 } }),
      )
    },
  },
  {
    numbered: true,
    name: 'forURL takes an app whose id is a number, and timeout gives up on nothing',
    run: async (world) => {
      const { default: Pusher } = await import('pusher')
      const pusher = Pusher.forURL(world.numbered.href, { timeout: 5000 })
      const names = [world.own('a')]
      const subscriber = await world.connect(world.numbered)
      await subscriber.subscribe(names[0]!)
      const answers = await outcomes(
        () => pusher.trigger(names, 'e', { id: 1 }),
        () => pusher.get({ path: `/channels/${names[0]}`, params: { info: 'subscription_count' } }),
        () => pusherOf(world).get({ path: `/channels/${names[0]}` }),
      )
      return { answers, received: await subscriber.taken() }
    },
  },
]
