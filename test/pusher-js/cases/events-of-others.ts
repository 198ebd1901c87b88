// Which events arrive where.

import type { PusherJsCase } from '../case.ts'
import { equal } from '../support/equal.ts'
import { connected, eventsOf, framesOf, settled, subscribed, until } from '../support/watch.ts'

export const eventsOfOthers: readonly PusherJsCase[] = [
  {
    name: 'gets the events of its channels only, in their order',
    async run({ connect, own, publish }) {
      const client = connect()
      const { channel } = await subscribed(client, own('orders'))
      const seen = eventsOf(channel)
      for (let number = 0; number < 20; number++) {
        await publish({ channels: [channel.name, own('other')], name: 'created', data: `${number}` })
      }
      await publish({ channel: own('other'), name: 'created', data: '20' })
      await until('all', () => seen.length === 20)
      await settled(client)
      equal(
        seen,
        Array.from({ length: 20 }, (_, number) => ['created', number]),
      )
    },
  },
  {
    name: 'gets one event for each of its channels, with its own name',
    async run({ connect, own, publish }) {
      const client = connect()
      const names = [own('orders'), own('invoices')]
      for (const name of names) await subscribed(client, name)
      const frames = framesOf(client)
      await publish({ channels: names, name: 'created', data: '1' })
      await until('both', () => frames.length === 2)
      equal(
        frames.map(({ channel }) => channel),
        names,
      )
    },
  },
  {
    name: 'does not get the events from which its socket is excluded',
    async run({ connect, own, publish }) {
      const [ann, ben] = [connect(), connect()]
      const { channel } = await subscribed(ann, own('orders'))
      const { channel: other } = await subscribed(ben, channel.name)
      const [seen, others] = [eventsOf(channel), eventsOf(other)]
      const socket_id = ann.connection.socket_id
      await publish({ channel: channel.name, name: 'first', data: '1', socket_id })
      await publish({ channel: channel.name, name: 'last', data: '2' })
      await until('all', () => others.length === 2 && seen.length === 1)
      equal(seen, [['last', 2]])
    },
  },
  {
    name: 'gets no event from before it came',
    async run({ connect, own, publish }) {
      const client = connect()
      await connected(client)
      const name = own('orders')
      await publish({ channel: name, name: 'early', data: '1' })
      const { channel } = await subscribed(client, name)
      const seen = eventsOf(channel)
      await publish({ channel: name, name: 'late', data: '2' })
      await until('late', () => seen.length > 0)
      equal(seen, [['late', 2]])
    },
  },
]
