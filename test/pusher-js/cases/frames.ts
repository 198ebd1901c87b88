// Frames that pusher-js never sends by itself, and what the server says to them.

import type { PusherJsCase } from '../case.ts'
import { equal, matches } from '../support/equal.ts'
import { connected, framesOf, happens, settled, subscribed, told } from '../support/watch.ts'

/** Data of `pusher:subscribe`, and what is wrong with it. */
const subscriptions: readonly (readonly [data: unknown, message: string])[] = [
  [undefined, 'Invalid message format: Invalid subscription data format'],
  [{}, 'Invalid message format: Missing channel field'],
  [{ channel: 7 }, 'Invalid message format: Missing channel field'],
  ['text', 'Invalid message format: Failed to parse subscription data'],
]

export const frames: readonly PusherJsCase[] = [
  {
    name: 'is told that what it sent is no JSON, on a connection that stays',
    async run({ connect }) {
      const client = connect()
      await connected(client)
      for (const text of ['no JSON', '', '[1', '{"event":7}']) {
        matches(await told(client, () => client.connection.send(text)), {
          code: 4000,
          message: /^Invalid message format: Decode failed: JSON deserialization failed: /,
        })
      }
      equal(client.connection.state, 'connected')
    },
  },
  {
    name: 'is told that an event needs a name',
    async run({ connect }) {
      const client = connect()
      await connected(client)
      equal(await told(client, () => client.connection.send('{"data":{}}')), {
        code: 4000,
        message: 'Invalid event name: Event name is required',
      })
    },
  },
  {
    name: 'is not answered to events that nobody knows',
    async run({ connect }) {
      const client = connect()
      await connected(client)
      const seen = framesOf(client)
      for (const event of ['nothing', 'pusher:nothing', 'pusher:error', '']) client.send_event(event, {})
      await settled(client)
      equal(seen, [])
    },
  },
  {
    name: 'is told what is wrong with a subscription',
    async run({ connect }) {
      const client = connect()
      await connected(client)
      for (const [data, message] of subscriptions) {
        equal(await told(client, () => client.send_event('pusher:subscribe', data)), { code: 4000, message })
      }
    },
  },
  {
    name: 'is told what is wrong with leaving and with signing in',
    async run({ connect }) {
      const client = connect()
      await connected(client)
      const wrong: readonly (readonly [event: string, data: unknown, code: number, message: string])[] = [
        [
          'pusher:unsubscribe',
          undefined,
          4000,
          'Invalid message format: Missing data in unsubscribe message',
        ],
        ['pusher:unsubscribe', {}, 4000, 'Invalid message format: Missing channel in unsubscribe message'],
        ['pusher:signin', undefined, 4000, 'Invalid message format: Invalid signin data format'],
        ['pusher:signin', {}, 4009, "Authentication error: Missing 'user_data' field in signin data"],
        [
          'pusher:signin',
          { user_data: '{}' },
          4009,
          "Authentication error: Missing 'auth' field in signin data",
        ],
      ]
      for (const [event, data, code, message] of wrong) {
        equal(await told(client, () => client.send_event(event, data)), { code, message })
      }
    },
  },
  {
    name: 'may write its events with the names of the server’s own protocol, and as bytes',
    async run({ connect, own }) {
      const client = connect()
      const { channel } = await subscribed(client, own('orders'))
      const seen = framesOf(client)
      client.send_event('sockudo:subscribe', { channel: channel.name })
      client.connection.send(new TextEncoder().encode('{"event":"sockudo:subscribe","data":{}}'))
      await settled(client)
      equal(
        seen.map(({ event }) => event),
        ['pusher_internal:subscription_succeeded', 'pusher:error'],
      )
    },
  },
  {
    name: 'may send a frame of many kilobytes, of which it is told that the name is too long',
    async run({ connect }) {
      const client = connect()
      await connected(client)
      equal(await told(client, () => client.subscribe('x'.repeat(200_000))), {
        code: 4300,
        message: 'Channel error: Channel name too long. Max length is 200',
      })
    },
  },
  {
    name: 'that sends more than 16 megabytes at once is gone, and comes back',
    cannot: { chromium: 'a browser sends it in several frames, of which each may be as large' },
    async run({ connect }) {
      const client = connect()
      const id = await connected(client)
      const error = happens(client.connection, 'error')
      client.connection.send('x'.repeat(16 * 1024 * 1024 + 1))
      matches(await error, { type: /Error$/ })
      await happens(client.connection, 'connected')
      equal(client.connection.socket_id === id, false)
    },
  },
]
