// What clients send to each other.

import type { PusherJsCase } from '../case.ts'
import { equal, matches } from '../support/equal.ts'
import { eventsOf, framesOf, happens, settled, subscribed, until } from '../support/watch.ts'

export const clientEvents: readonly PusherJsCase[] = [
  {
    name: 'sends events to the others of a private channel, and the backend hears of them',
    async run({ connect, heard, own }) {
      const name = own('private-room')
      const [ann, ben] = [connect({ user: 'ann' }), connect({ user: 'ben' })]
      const { channel } = await subscribed(ann, name)
      const { channel: other } = await subscribed(ben, name)
      const own_ = eventsOf(channel)
      const seen = happens(other, 'client-typing')
      equal(channel.trigger('client-typing', { who: 'ann' }), true)
      equal(await seen, { who: 'ann' })
      await settled(ann)
      equal(own_, [])
      const events = await heard('client_event', name)
      matches(
        events.find((event) => event.name === 'client_event'),
        {
          event: 'client-typing',
          data: { who: 'ann' },
          socket_id: ann.connection.socket_id,
        },
      )
    },
  },
  {
    name: 'sends events to the others of a presence channel, who are not told from whom',
    async run({ connect, own }) {
      const name = own('presence-room')
      const [ann, ben] = [connect({ user: 'ann' }), connect({ user: 'ben' })]
      const { channel } = await subscribed(ann, name)
      const { channel: other } = await subscribed(ben, name)
      const seen = new Promise((resolve) =>
        other.bind('client-typing', (data: unknown, metadata: unknown) => resolve([data, metadata])),
      )
      channel.trigger('client-typing', 'ü')
      equal(await seen, ['ü', {}])
    },
  },
  {
    name: 'sends text, numbers, lists and nothing as they are',
    async run({ connect, own }) {
      const name = own('private-room')
      const [ann, ben] = [connect(), connect()]
      const { channel } = await subscribed(ann, name)
      const seen = eventsOf((await subscribed(ben, name)).channel)
      for (const data of ['text', 7, [1, '2'], null, { a: { b: 'ü' } }]) channel.trigger('client-x', data)
      await until('all', () => seen.length === 5)
      equal(
        seen.map(([, data]) => data),
        ['text', 7, [1, '2'], null, { a: { b: 'ü' } }],
      )
    },
  },
  {
    name: 'gets of others what they send, in their order',
    async run({ connect, own }) {
      const name = own('private-room')
      const [ann, ben] = [connect(), connect()]
      const { channel } = await subscribed(ann, name)
      const seen = framesOf(ben)
      await subscribed(ben, name)
      seen.length = 0
      for (let number = 0; number < 50; number++) channel.trigger('client-x', number)
      await until('all', () => seen.length === 50)
      equal(
        seen.map(({ data }) => data),
        Array.from({ length: 50 }, (_, number) => number),
      )
    },
  },
]
