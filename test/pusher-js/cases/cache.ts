// Cache channels.

import type { PusherJsCase } from '../case.ts'
import { equal } from '../support/equal.ts'
import { eventsOf, framesOf, happens, settled, subscribed, until } from '../support/watch.ts'

export const cache: readonly PusherJsCase[] = [
  {
    name: 'is told that a cache channel has no event yet, and so is the backend',
    async run({ connect, heard, own }) {
      const channel = connect().subscribe(own('cache-orders'))
      equal(await happens(channel, 'pusher:cache_miss'), {})
      equal(channel.subscribed, true)
      await heard('cache_miss', channel.name)
    },
  },
  {
    name: 'gets the last event of a cache channel after the confirmation',
    async run({ connect, own, publish }) {
      const name = own('cache-orders')
      for (const id of [1, 2]) await publish({ channel: name, name: 'created', data: `{"id":${id}}` })
      const client = connect()
      const frames = framesOf(client)
      await happens(client.subscribe(name), 'created')
      equal(frames.slice(-2), [
        { event: 'pusher_internal:subscription_succeeded', channel: name, data: {} },
        { event: 'created', channel: name, data: { id: 2 } },
      ])
    },
  },
  {
    name: 'gets it again when it comes back',
    async run({ connect, own, publish }) {
      const name = own('cache-orders')
      await publish({ channel: name, name: 'created', data: '1' })
      const client = connect()
      const channel = client.subscribe(name)
      await happens(channel, 'created')
      client.unsubscribe(name)
      await settled(client)
      equal(await happens(client.subscribe(name), 'created'), 1)
    },
  },
  {
    name: 'gets what a client of another connection did not send as the last event',
    async run({ connect, own, publish }) {
      const name = own('cache-orders')
      const client = connect()
      const channel = client.subscribe(name)
      await happens(channel, 'pusher:cache_miss')
      const seen = eventsOf(channel)
      await publish({ channel: name, name: 'created', data: '1' })
      await until('event', () => seen[0])
      equal(seen, [['created', 1]])
    },
  },
  {
    name: 'may join a private cache channel with any signature at all',
    async run({ connect, own }) {
      const client = connect({ auth: { auth: 'app-key:x' } })
      await subscribed(client, own('private-cache-orders'))
    },
  },
  {
    name: 'takes every name with cache- in it for a cache channel',
    async run({ connect, own }) {
      await happens(connect().subscribe(own('my-cache-orders')), 'pusher:cache_miss')
    },
  },
]
