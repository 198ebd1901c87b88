// Getting into public and private channels.

import type { PusherJsCase } from '../case.ts'
import { equal, matches } from '../support/equal.ts'
import { connected, eventsOf, happens, settled, subscribed, told } from '../support/watch.ts'

/** Names that no channel can have, and what the server says. */
const badNames: readonly (readonly [name: string, message: string])[] = [
  ['a b', "Channel name contains invalid characters: 'a b' (invalid chars: [' '])"],
  ['ü/', "Channel name contains invalid characters: 'ü/' (invalid chars: ['ü', '/'])"],
  ['x'.repeat(201), 'Channel name too long. Max length is 200'],
  ['nobody:x', "Unknown channel namespace 'nobody'"],
  ['orders-*', 'Wildcard subscriptions are only supported on protocol V2'],
  ['[meta]orders', 'Metachannel subscriptions are only supported on protocol V2'],
]

export const subscribing: readonly PusherJsCase[] = [
  {
    name: 'subscribes to a public channel, and gets its events',
    async run({ connect, own, publish }) {
      const { channel, data } = await subscribed(connect(), own('orders'))
      equal([data, channel.subscribed], [{}, true])
      const created = happens(channel, 'created')
      await publish({ channel: channel.name, name: 'created', data: '{"id":1}' })
      equal(await created, { id: 1 })
    },
  },
  {
    name: 'subscribes to a private channel with what its backend signed',
    async run({ connect, own, publish }) {
      const { channel, data } = await subscribed(connect(), own('private-@a,b;c=d.e_f'))
      equal(data, {})
      const created = happens(channel, 'created')
      await publish({ channel: channel.name, name: 'created', data: '"ü"' })
      equal(await created, 'ü')
    },
  },
  {
    name: 'is told of a wrong signature by an error of the connection, which stays, and of nothing else',
    async run({ connect, own }) {
      const client = connect({ auth: { auth: 'app-key:x' } })
      const channel = client.subscribe(own('private-orders'))
      const seen = eventsOf(channel)
      equal(await happens(client.connection, 'error'), {
        type: 'PusherError',
        data: { code: 4009, message: 'Authentication error: Channel requires authentication' },
      })
      await settled(client)
      equal([seen, channel.subscribed, client.connection.state], [[], false, 'connected'])
    },
  },
  {
    name: 'is refused with what was signed for another socket',
    async run({ connect, own, key }) {
      const name = own('private-orders')
      const auth = `${key}:${'0'.repeat(64)}`
      const client = connect({ auth: { auth } })
      client.subscribe(name)
      const { data } = await happens(client.connection, 'error')
      equal(data.code, 4009)
    },
  },
  {
    name: 'without a signature is told that it needs one',
    async run({ connect, own }) {
      const client = connect()
      await connected(client)
      for (const kind of ['private-', 'private-encrypted-', 'private-cache-', 'presence-cache-']) {
        const data = { channel: own(`${kind}orders`) }
        equal(await told(client, () => client.send_event('pusher:subscribe', data)), {
          code: 4009,
          message: 'Authentication error: Authentication signature required for this channel',
        })
      }
    },
  },
  ...[403, 500, 401].map((status): PusherJsCase => ({
    name: `is not subscribed where its backend answers ${status}`,
    async run({ connect, own }) {
      const channel = connect({ auth: { status: String(status) } }).subscribe(own('private-orders'))
      matches(await happens(channel, 'pusher:subscription_error'), { type: 'AuthError', status })
    },
  })),
  {
    name: 'is not subscribed where its backend does not answer with JSON',
    async run({ connect, own }) {
      const channel = connect({ auth: { status: '200', text: 'no' } }).subscribe(own('private-orders'))
      matches(await happens(channel, 'pusher:subscription_error'), { type: 'AuthError' })
    },
  },
  {
    name: 'asks a backend of another origin with a script',
    cannot: { node: 'a process has no scripts' },
    async run({ backend, connect, own }) {
      const params = { user: 'ann' }
      const endpoint = backend.replace('127.0.0.1', 'localhost')
      const client = connect({
        channelAuthorization: { transport: 'jsonp', endpoint: `${endpoint}/auth`, params },
      })
      await subscribed(client, own('private-orders'))
    },
  },
  {
    name: 'is told which names no channel can have, and the others work',
    async run({ connect, own }) {
      const client = connect()
      await connected(client)
      for (const [name, message] of badNames) {
        equal(await told(client, () => client.subscribe(name)), {
          code: 4300,
          message: `Channel error: ${message}`,
        })
      }
      for (const name of [own('A-z_0=@,;.'), `x${own('')}`.padEnd(200, 'x'), own('chat:room')]) {
        await subscribed(client, name)
      }
    },
  },
]
