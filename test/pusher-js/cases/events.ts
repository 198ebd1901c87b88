// Events from the backend, and what pusher-js makes of them.

import type { PusherJsCase } from '../case.ts'
import { equal } from '../support/equal.ts'
import { eventsOf, happens, settled, subscribed, until } from '../support/watch.ts'

/** What is published, and what arrives. */
const values: readonly (readonly [sent: unknown, arrives: unknown])[] = [
  ['text', 'text'],
  ['"text"', 'text'],
  ['{"a":1}', { a: 1 }],
  ['12', 12],
  ['', ''],
  ['{broken', '{broken'],
  [
    { b: 1, a: 'ü' },
    { a: 'ü', b: 1 },
  ],
  [7.5, 7.5],
  [null, null],
  ['\u0000 \u2028 😀', '\u0000 \u2028 😀'],
]

export const events: readonly PusherJsCase[] = [
  {
    name: 'reads JSON in the text of an event, and leaves other text as it is',
    async run({ connect, own, publish }) {
      const { channel } = await subscribed(connect(), own('orders'))
      const seen = eventsOf(channel)
      for (const [data] of values) await publish({ channel: channel.name, name: 'sent', data })
      await until('all', () => seen.length === values.length)
      equal(
        seen.map(([, data]) => data),
        values.map(([, data]) => data),
      )
    },
  },
  {
    name: 'gets the events of a batch',
    async run({ api, connect, own }) {
      const { channel } = await subscribed(connect(), own('orders'))
      const seen = eventsOf(channel)
      const batch = ['1', '2'].map((data) => ({ channel: channel.name, name: 'created', data }))
      equal((await api('POST', '/batch_events', { batch })).status, 200)
      await until('both', () => seen.length === 2)
      equal(seen, [
        ['created', 1],
        ['created', 2],
      ])
    },
  },
  {
    name: 'gets an event at its channel and at itself, wherever it listens, and not where it does not any more',
    async run({ connect, own, publish }) {
      const client = connect()
      const { channel } = await subscribed(client, own('orders'))
      const heard: string[] = []
      const listener = (): void => void heard.push('unbound')
      channel.bind('created', () => heard.push('channel'))
      channel.bind('created', listener)
      channel.unbind('created', listener)
      client.bind('created', () => heard.push('client'))
      client.bind_global((event: string) => event === 'created' && heard.push('all of the client'))
      channel.bind_global((event: string) => heard.push(`all of the channel: ${event}`))
      await publish({ channel: channel.name, name: 'created', data: '1' })
      await until('all', () => heard.length === 4)
      await settled(client)
      equal(heard, ['all of the channel: created', 'channel', 'all of the client', 'client'])
    },
  },
  {
    name: 'gets events with the names of the protocol, which are not its own',
    async run({ connect, own, publish }) {
      const client = connect()
      const { channel } = await subscribed(client, own('orders'))
      const seen = eventsOf(channel)
      const names = ['pusher:x', 'sockudo:y', 'client-z', 'pusher_internal:w', 'last']
      for (const name of names) await publish({ channel: channel.name, name, data: '1' })
      await until('last', () => seen.at(-1)?.[0] === 'last')
      // The names of the server's own protocol are those of this one here; internal ones stay inside of pusher-js.
      equal(
        seen.map(([name]) => name),
        ['pusher:x', 'pusher:y', 'client-z', 'last'],
      )
    },
  },
  {
    name: 'gets an event of a hundred kilobytes, and the server takes no more',
    async run({ api, connect, own, publish }) {
      const { channel } = await subscribed(connect(), own('orders'))
      const data = 'ü'.repeat(51_200)
      const sent = happens(channel, 'sent')
      await publish({ channel: channel.name, name: 'sent', data })
      equal((await sent) === data, true)
      const event = { channel: channel.name, name: 'sent', data: `${data}x` }
      equal((await api('POST', '/events', event)).status, 413)
    },
  },
]
