// Leaving channels, and coming back to them.

import type { PusherJsCase } from '../case.ts'
import { equal } from '../support/equal.ts'
import { connected, eventsOf, framesOf, happens, settled, subscribed, until } from '../support/watch.ts'

export const unsubscribing: readonly PusherJsCase[] = [
  {
    name: 'is answered again when it asks again, and gets each event once',
    async run({ connect, own, publish }) {
      const client = connect()
      const { channel } = await subscribed(client, own('orders'))
      const frames = framesOf(client)
      client.send_event('pusher:subscribe', { channel: channel.name })
      await publish({ channel: channel.name, name: 'created', data: '1' })
      await until('event', () => frames.some(({ event }) => event === 'created'))
      await settled(client)
      equal(frames.map(({ event }) => event).toSorted(), [
        'created',
        'pusher_internal:subscription_succeeded',
      ])
    },
  },
  {
    name: 'gets nothing more after it unsubscribed, and all again after it came back',
    async run({ connect, own, publish }) {
      const client = connect()
      const { channel } = await subscribed(client, own('orders'))
      const seen = eventsOf(channel)
      const frames = framesOf(client)
      client.unsubscribe(channel.name)
      await settled(client)
      await publish({ channel: channel.name, name: 'created', data: '1' })
      await settled(client)
      equal([seen, frames], [[], []])
      const again = await subscribed(client, channel.name)
      const created = happens(again.channel, 'created')
      await publish({ channel: channel.name, name: 'created', data: '2' })
      equal(await created, 2)
    },
  },
  {
    name: 'that leaves before it was let in is out',
    async run({ api, connect, own }) {
      const client = connect()
      await connected(client)
      const name = own('private-orders')
      client.subscribe(name)
      client.unsubscribe(name)
      await until('nobody', async () => {
        await settled(client)
        return client.channel(name) === undefined
      })
      await settled(client)
      const { body } = await api('GET', `/channels/${name}`)
      equal(body.occupied, false)
    },
  },
  {
    name: 'may leave a channel in which it never was',
    async run({ connect, own }) {
      const client = connect()
      await connected(client)
      const frames = framesOf(client)
      client.send_event('pusher:unsubscribe', { channel: own('orders') })
      await settled(client)
      equal(frames, [])
    },
  },
  {
    name: 'has many channels at once, all in one list',
    async run({ connect, own }) {
      const client = connect()
      const names = Array.from({ length: 20 }, (_, index) => own(`orders-${index}`))
      await Promise.all(names.map((name) => happens(client.subscribe(name), 'pusher:subscription_succeeded')))
      equal(
        client.allChannels().map(({ name }) => name),
        names,
      )
    },
  },
  {
    name: 'is never told how many are subscribed',
    async run({ connect, own }) {
      const [ann, ben] = [connect(), connect()]
      const { channel } = await subscribed(ann, own('orders'))
      const seen = eventsOf(channel)
      await subscribed(ben, channel.name)
      await settled(ann)
      equal([seen, channel.subscriptionCount], [[], undefined])
    },
  },
  {
    name: 'makes its channel occupied, and the backend hears of it',
    async run({ api, connect, heard, own }) {
      const client = connect()
      const { channel } = await subscribed(client, own('orders'))
      const events = await heard('subscription_count', channel.name)
      equal(events.map(({ name }) => name).toSorted(), ['channel_occupied', 'subscription_count'])
      client.disconnect()
      await until(
        'vacated',
        async () => (await api('GET', `/channels/${channel.name}`)).body.occupied === false,
      )
    },
  },
]
