// Presence channels.

import type { PusherJsCase } from '../case.ts'
import { equal, matches } from '../support/equal.ts'
import { eventsOf, framesOf, happens, settled, subscribed, until } from '../support/watch.ts'

const info = (name: string): object => ({ name: `${name} Ü` })

export const presence: readonly PusherJsCase[] = [
  {
    name: 'knows who is in a presence channel, who comes and who goes',
    async run({ connect, own }) {
      const [ann, ben] = [connect({ user: 'ann' }), connect({ user: 'ben' })]
      const { channel, data } = await subscribed(ann, own('presence-room'))
      equal([data.count, data.myID, data.me], [1, 'ann', { id: 'ann', info: info('ann') }])
      const added = happens(channel, 'pusher:member_added')
      const second = await subscribed(ben, channel.name)
      equal(second.data.members, { ann: info('ann'), ben: info('ben') })
      equal(
        [second.data.count, second.data.get('ann'), second.data.get('nobody')],
        [2, { id: 'ann', info: info('ann') }, null],
      )
      equal(await added, { id: 'ben', info: info('ben') })
      const removed = happens(channel, 'pusher:member_removed')
      ben.disconnect()
      equal(await removed, { id: 'ben', info: info('ben') })
      equal((channel as any).members.count, 1)
    },
  },
  {
    name: 'tells of somebody who unsubscribes',
    async run({ connect, own }) {
      const [ann, ben] = [connect({ user: 'ann' }), connect({ user: 'ben' })]
      const { channel } = await subscribed(ann, own('presence-room'))
      const { channel: other } = await subscribed(ben, channel.name)
      const removed = happens(channel, 'pusher:member_removed')
      ben.unsubscribe(other.name)
      equal((await removed).id, 'ben')
    },
  },
  {
    name: 'counts the tabs of one user as one member',
    async run({ connect, own }) {
      const name = own('presence-room')
      const [ann, ben, again] = [connect({ user: 'ann' }), connect({ user: 'ben' }), connect({ user: 'ben' })]
      const { channel } = await subscribed(ann, name)
      const seen = eventsOf(channel)
      await subscribed(ben, name)
      equal((await subscribed(again, name)).data.count, 2)
      ben.disconnect()
      await until('one socket of ben', async () => {
        await settled(ann)
        const { count } = (channel as any).members
        return count === 2
      })
      const removed = happens(channel, 'pusher:member_removed')
      again.disconnect()
      await removed
      equal(
        seen.map(([event]) => event),
        ['pusher:member_added', 'pusher:member_removed'],
      )
    },
  },
  {
    name: 'shows of the tabs of one user what the first one said',
    async run({ connect, own }) {
      const name = own('presence-room')
      const tab = (user_info: unknown) =>
        connect({ user: 'ann', auth: { channel_data: JSON.stringify({ user_id: 'ann', user_info }) } })
      await subscribed(tab({ tab: 1 }), name)
      equal((await subscribed(tab({ tab: 2 }), name)).data.members, { ann: { tab: 1 } })
    },
  },
  ...(
    [
      ['no info', { user_id: 'ann' }, {}],
      ['an info that is null', { user_id: 'ann', user_info: null }, null],
      ['an info that is text', { user_id: 'ann', user_info: 'Ü' }, 'Ü'],
    ] as const
  ).map(([what, data, shown]): PusherJsCase => ({
    name: `may join with ${what}`,
    async run({ connect, own }) {
      const [ann, ben] = [connect({ auth: { channel_data: JSON.stringify(data) } }), connect({ user: 'ben' })]
      const { channel } = await subscribed(ben, own('presence-room'))
      const added = happens(channel, 'pusher:member_added')
      matches((await subscribed(ann, channel.name)).data.members, { ann: shown })
      equal(await added, { id: 'ann', info: shown })
    },
  })),
  {
    name: 'may join with an empty user id',
    async run({ connect, own }) {
      const client = connect({ auth: { channel_data: '{"user_id":""}' } })
      equal((await subscribed(client, own('presence-room'))).data.members, { '': {} })
    },
  },
  {
    name: 'that joins again is not answered, and nobody is told',
    async run({ connect, own }) {
      const [ann, ben] = [connect({ user: 'ann' }), connect({ user: 'ben' })]
      const { channel } = await subscribed(ben, own('presence-room'))
      const added = happens(channel, 'pusher:member_added')
      await subscribed(ann, channel.name)
      await added
      const frames = framesOf(ann)
      const seen = eventsOf(channel)
      const sent = new Promise<void>((resolve) => {
        const { authorize } = ann.channel(channel.name)
        authorize.call(ann.channel(channel.name), ann.connection.socket_id, (_: unknown, data: any) => {
          ann.send_event('pusher:subscribe', { ...data, channel: channel.name })
          resolve()
        })
      })
      await sent
      await settled(ann)
      await settled(ben)
      equal([frames, seen], [[], []])
    },
  },
  {
    name: 'is listed as a user of its channel, and the backend hears who came',
    async run({ api, connect, heard, own }) {
      const { channel } = await subscribed(connect({ user: 'ann' }), own('presence-room'))
      equal((await api('GET', `/channels/${channel.name}/users`)).body, { users: [{ id: 'ann' }] })
      const events = await heard('member_added', channel.name)
      matches(
        events.find(({ name }) => name === 'member_added'),
        { user_id: 'ann' },
      )
    },
  },
]
