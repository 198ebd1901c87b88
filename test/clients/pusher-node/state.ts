// get and post of npm pusher: channels, one channel, users, and paths that the package has no method for.

import type { ClientCase } from '../case.ts'
import type { World } from '../world.ts'
import { outcome, outcomes, pusherOf } from './client.ts'

/** Two sockets on a public and a presence channel, one of them with a second user. */
async function occupied(world: World) {
  const pusher = pusherOf(world)
  const [open, room, cache] = ['open', 'presence-room', 'cache-prices'].map(world.own) as [
    string,
    string,
    string,
  ]
  for (const user_id of ['ann', 'ann', 'ben']) {
    const socket = await world.connect()
    await socket.subscribe(open)
    await socket.subscribe(
      room,
      pusher.authorizeChannel(socket.socketId, room, { user_id, user_info: { name: user_id } }),
    )
    if (user_id === 'ben') await socket.subscribe(cache)
  }
  return { pusher, open, room, cache }
}

/** The server tells users in any order. */
function sorted(answer: object): object {
  const { body } = answer as { body?: { users?: { id: string }[] } }
  body?.users?.sort((a, b) => (a.id < b.id ? -1 : 1))
  return answer
}

export const stateCases: readonly ClientCase[] = [
  {
    name: 'get /channels by prefix, with info and without',
    async run(world) {
      const { pusher } = await occupied(world)
      const prefixes = [
        world.own('open'),
        world.own('presence-'),
        world.own('none'),
        world.own('presence-none'),
      ]
      const infos = [
        undefined,
        'user_count',
        'subscription_count',
        'user_count,subscription_count',
        'cache',
        'x',
        '',
      ]
      const seen: Record<string, object> = {}
      for (const filter_by_prefix of prefixes) {
        for (const info of infos) {
          const params = info === undefined ? { filter_by_prefix } : { filter_by_prefix, info }
          seen[`${filter_by_prefix} ${info}`] = await outcome(() => pusher.get({ path: '/channels', params }))
        }
      }
      return seen
    },
  },
  {
    name: 'get /channels with user_count and no presence prefix',
    async run(world) {
      const { pusher } = await occupied(world)
      const params = { info: 'user_count', filter_by_prefix: 'pres' }
      const answer = (await pusher.get({ path: '/channels', params })) as Response
      const { channels } = (await answer.json()) as { channels: Record<string, unknown> }
      return {
        refused: await outcome(() => pusher.get({ path: '/channels', params: { info: 'user_count' } })),
        taken: channels[world.own('presence-room')],
      }
    },
  },
  {
    name: 'get /channels/NAME, with info and without',
    async run(world) {
      const { pusher, open, room, cache } = await occupied(world)
      await pusher.trigger(cache, 'price', { eur: 1 })
      const infos = [
        undefined,
        'user_count',
        'subscription_count',
        'user_count,subscription_count',
        'cache',
        'x',
        '',
      ]
      const seen: Record<string, object> = {}
      for (const channel of [
        open,
        room,
        cache,
        world.own('empty'),
        world.own('presence-empty'),
        world.own('cache-empty'),
      ]) {
        for (const info of infos) {
          const params = info === undefined ? {} : { info }
          const answer = await outcome(() => pusher.get({ path: `/channels/${channel}`, params }))
          seen[`${channel} ${info}`] = JSON.parse(JSON.stringify(answer), (key, value) =>
            key === 'ttl' ? typeof value : value,
          )
        }
      }
      return seen
    },
  },
  {
    name: 'get /channels/NAME with names that are none',
    run: (world) => {
      const pusher = pusherOf(world)
      const paths = ['x'.repeat(201), 'b%20d', 'nowhere:1', 'chat:room', 'a%2Fb', '%FF', '']
      return outcomes(...paths.map((name) => () => pusher.get({ path: `/channels/${name}` })))
    },
  },
  {
    name: 'get /channels/NAME/users',
    async run(world) {
      const { pusher, open, room } = await occupied(world)
      const names = [
        room,
        world.own('presence-empty'),
        open,
        world.own('private-a'),
        'nowhere:1',
        '',
        'x'.repeat(201),
      ]
      return (
        await outcomes(...names.map((name) => () => pusher.get({ path: `/channels/${name}/users` })))
      ).map(sorted)
    },
  },
  {
    name: 'get signs values that need no encoding, and only those',
    run: (world) => {
      const pusher = pusherOf(world)
      const values = ['a-b_c=', 'a,b;c', 'a b', 'ü', 'a+b', 'a&b', 'a%20b', '"']
      return outcomes(
        ...values.map(
          (filter_by_prefix) => () => pusher.get({ path: '/channels', params: { filter_by_prefix } }),
        ),
        () => pusher.get({ path: '/channels', params: { Filter: 'upper' } }),
        () => pusher.get({ path: '/channels', params: { auth_key: 'x' } }),
      )
    },
  },
  {
    name: 'get and post of paths that do not exist',
    run: (world) => {
      const pusher = pusherOf(world)
      return outcomes(
        () => pusher.get({ path: '/nothing' }),
        () => pusher.get({ path: '/events' }),
        () => pusher.post({ path: '/channels', body: {} }),
        () => pusher.post({ path: '/nothing', body: {} }),
        () => pusher.get({ path: '' }),
      )
    },
  },
  {
    name: 'post without a body',
    run: (world) => {
      const pusher = pusherOf(world)
      return outcomes(
        () => pusher.post({ path: '/events' }),
        () => pusher.post({ path: '/batch_events' }),
        () => pusher.post({ path: '/users/ann/terminate_connections' }),
      )
    },
  },
  {
    name: 'get of history, one message and its versions',
    async run(world) {
      const pusher = pusherOf(world)
      const channel = world.own('kept')
      const answer = await pusher.trigger(channel, 'e', { id: 1 }, { info: '' })
      const { channels } = (await answer.json()) as { channels: Record<string, { message_serial: string }> }
      const path = `/channels/${channel}/messages/${channels[channel]!.message_serial}`
      return outcomes(
        () => pusher.get({ path: `/channels/${channel}/history` }),
        () => pusher.get({ path }),
        () => pusher.get({ path: `${path}/versions` }),
        () => pusher.post({ path: `${path}/update`, body: { data: 'changed' } }),
        () => pusher.get({ path: `${path}/versions`, params: { limit: 1 } }),
        () => pusher.get({ path: `/channels/${channel}/messages/none` }),
      )
    },
  },
  {
    name: 'createSignedQueryString signs what any HTTP client can send',
    async run(world) {
      const path = `/apps/${world.url.pathname.split('/').at(-1)}/channels`
      const params = { filter_by_prefix: world.own('none') }
      const query = pusherOf(world).createSignedQueryString({
        method: 'GET',
        path,
        params,
        body: '',
      })
      return outcome(() => fetch(new URL(`${path}?${query}`, world.url.origin)))
    },
  },
]
