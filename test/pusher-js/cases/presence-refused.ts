// Who does not get into a presence channel.

import type { PusherJsCase } from '../case.ts'
import { equal, matches } from '../support/equal.ts'
import { connected, happens, subscribed, told, until } from '../support/watch.ts'

export const presenceRefused: readonly PusherJsCase[] = [
  ...(
    [
      ['a number', { user_id: 7 }],
      ['null', { user_id: null }],
      ['nothing', {}],
    ] as const
  ).map(([what, data]): PusherJsCase => ({
    name: `is refused with ${what} as user id`,
    async run({ connect, own }) {
      const client = connect({ auth: { channel_data: JSON.stringify(data) } })
      await connected(client)
      equal(await told(client, () => client.subscribe(own('presence-room'))), {
        code: 4300,
        message: 'Channel error: Missing user_id in channel_data',
      })
    },
  })),
  {
    name: 'that is signed in and joins without channel_data loses its connection, and comes back to lose it again',
    async run({ connect, own }) {
      const client = connect({ user: 'ann', auth: { none: 'channel_data' } })
      const first = await connected(client)
      client.signin()
      await until('user', () => client.user.user_data)
      const error = happens(client.connection, 'error')
      client.subscribe(own('presence-room'))
      equal((await error).data.code, 1006)
      await happens(client.connection, 'connected')
      equal(client.connection.socket_id === first, false)
      equal((await happens(client.connection, 'error')).data.code, 1006)
    },
  },
  {
    name: 'that is not signed in and joins without channel_data does not even ask',
    async run({ connect, own }) {
      const client = connect({ auth: { none: 'channel_data' } })
      const error = await happens(client.subscribe(own('presence-room')), 'pusher:subscription_error')
      matches(error, { type: 'AuthError' })
    },
  },
  {
    name: 'is refused by every presence channel that is a cache channel',
    async run({ connect, own }) {
      const client = connect({ user: 'ann' })
      await connected(client)
      equal(await told(client, () => client.subscribe(own('presence-cache-room'))), {
        code: 4000,
        message: 'Invalid message format: Missing channel_data for presence channel',
      })
    },
  },
  {
    name: 'over the members that a channel may have is refused, but not who is there already',
    server: 'limited',
    async run({ connect, own }) {
      const name = own('presence-room')
      for (const user of ['ann', 'ben']) await subscribed(connect({ user }), name)
      const third = connect({ user: 'cat' })
      await connected(third)
      equal(await told(third, () => third.subscribe(name)), { code: 4100, message: 'Over capacity' })
      equal(third.connection.state, 'connected')
      const tab = connect({ user: 'ann' })
      await connected(tab)
      equal(await told(tab, () => tab.subscribe(name)), { code: 4100, message: 'Over capacity' })
    },
  },
  {
    name: 'with too much about its user is refused',
    server: 'limited',
    async run({ connect, own }) {
      const data = (length: number): string =>
        JSON.stringify({ user_id: 'ann', user_info: { name: 'x'.repeat(length) } })
      await subscribed(connect({ auth: { channel_data: data(1500) } }), own('presence-room'))
      const client = connect({ auth: { channel_data: data(2100) } })
      await connected(client)
      equal(await told(client, () => client.subscribe(own('presence-room'))), {
        code: 4300,
        message: 'Channel error: Presence member data size (2KB) exceeds limit (1KB)',
      })
    },
  },
]
