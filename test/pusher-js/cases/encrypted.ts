// Encrypted channels: the server passes on what it cannot read.

import type { PusherJsCase } from '../case.ts'
import { equal, matches } from '../support/equal.ts'
import { eventsOf, framesOf, happens, settled, subscribed, until } from '../support/watch.ts'

const cases: readonly Omit<PusherJsCase, 'encryption'>[] = [
  {
    name: 'reads what was encrypted for its channel, whatever it is',
    async run({ connect, encrypt, own, publish }) {
      const { channel } = await subscribed(connect(), own('private-encrypted-orders'))
      for (const data of [{ text: 'ü' }, 'text', [1, null]]) {
        const sent = happens(channel, 'sent')
        const sealed = await encrypt(channel.name, JSON.stringify(data))
        await publish({ channel: channel.name, name: 'sent', data: JSON.stringify(sealed) })
        equal(await sent, data)
        channel.unbind('sent')
      }
    },
  },
  {
    name: 'gets nothing but what is encrypted on the wire',
    async run({ connect, encrypt, own, publish }) {
      const client = connect()
      const { channel } = await subscribed(client, own('private-encrypted-orders'))
      const frames = framesOf(client)
      const sealed = await encrypt(channel.name, '"secret"')
      await publish({ channel: channel.name, name: 'sent', data: JSON.stringify(sealed) })
      await until('frame', () => frames[0])
      equal(frames, [{ event: 'sent', channel: channel.name, data: sealed }])
    },
  },
  {
    name: 'asks its backend for the key again when it cannot read, and drops what it cannot read then either',
    async run({ connect, encrypt, own, publish }) {
      const client = connect()
      const { channel } = await subscribed(client, own('private-encrypted-orders'))
      const seen = eventsOf(channel)
      const strange = await encrypt(channel.name, '"strange"', '2')
      await publish({ channel: channel.name, name: 'sent', data: JSON.stringify(strange) })
      const sent = happens(channel, 'last')
      const known = await encrypt(channel.name, '"known"')
      await publish({ channel: channel.name, name: 'last', data: JSON.stringify(known) })
      equal(await sent, 'known')
      equal(seen, [['last', 'known']])
    },
  },
  {
    name: 'drops what was not encrypted',
    async run({ connect, encrypt, own, publish }) {
      const client = connect()
      const { channel } = await subscribed(client, own('private-encrypted-orders'))
      const seen = eventsOf(channel)
      await publish({ channel: channel.name, name: 'sent', data: '"plain"' })
      const last = happens(channel, 'last')
      const sealed = JSON.stringify(await encrypt(channel.name, '1'))
      await publish({ channel: channel.name, name: 'last', data: sealed })
      await last
      equal(seen, [['last', 1]])
    },
  },
  {
    name: 'is not subscribed where its backend gives it no key',
    async run({ connect, own }) {
      const client = connect({ auth: { none: 'shared_secret' } })
      const error = await happens(
        client.subscribe(own('private-encrypted-orders')),
        'pusher:subscription_error',
      )
      matches(error, { error: /^No shared_secret key in auth payload/ })
    },
  },
  {
    name: 'sends nothing to an encrypted channel, but the server would pass it on',
    async run({ connect, own }) {
      const name = own('private-encrypted-orders')
      const [ann, ben] = [connect(), connect()]
      const { channel } = await subscribed(ann, name)
      await subscribed(ben, name)
      let refused: unknown
      try {
        channel.trigger('client-typing', {})
      } catch (error) {
        refused = error
      }
      matches((refused as Error).message, /not currently supported for encrypted channels/)
      const frames = framesOf(ben)
      ann.send_event('client-typing', { who: 'ann' }, name)
      await until('event', () => frames[0])
      equal(frames, [{ event: 'client-typing', channel: name, data: { who: 'ann' } }])
    },
  },
  {
    name: 'reads the last event of an encrypted cache channel',
    async run({ connect, encrypt, own, publish }) {
      const name = own('private-encrypted-cache-orders')
      const sealed = JSON.stringify(await encrypt(name, '{"id":1}'))
      await publish({ channel: name, name: 'created', data: sealed })
      const channel = connect().subscribe(name)
      equal(await happens(channel, 'created'), { id: 1 })
    },
  },
  {
    name: 'is refused by an encrypted channel with a wrong signature',
    async run({ connect, own }) {
      const client = connect({ auth: { auth: 'app-key:x' } })
      const channel = client.subscribe(own('private-encrypted-orders'))
      const { data } = await happens(client.connection, 'error')
      equal(data.code, 4009)
      await settled(client)
      equal(channel.subscribed, false)
    },
  },
]

export const encrypted: readonly PusherJsCase[] = cases.map((row) => ({ ...row, encryption: true }))
