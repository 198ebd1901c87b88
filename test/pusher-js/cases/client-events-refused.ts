// What clients may not send to each other.

import type { PusherJsCase } from '../case.ts'
import { equal, matches } from '../support/equal.ts'
import { connected, eventsOf, settled, subscribed, told, until } from '../support/watch.ts'

const refused = (code: number, message: string): object => ({ code, message })

export const clientEventsRefused: readonly PusherJsCase[] = [
  {
    name: 'does not even send what is not called client-',
    async run({ connect, own }) {
      const { channel } = await subscribed(connect(), own('private-room'))
      let thrown: unknown
      try {
        channel.trigger('typing', {})
      } catch (error) {
        thrown = error
      }
      matches((thrown as Error).message, /does not start with 'client-'/)
    },
  },
  ...(['', 'cache-', 'private-cache-'] as const).map((prefix): PusherJsCase => ({
    name: `may not send to a ${prefix === '' ? 'public' : prefix} channel`,
    async run({ connect, own }) {
      const client = connect()
      const { channel } = await subscribed(client, own(`${prefix}room`))
      equal(
        await told(client, () => channel.trigger('client-typing', {})),
        refused(4301, 'Client event error: Client events can only be sent to private or presence channels'),
      )
    },
  })),
  {
    name: 'may not send to a channel in which it is not',
    async run({ connect, own }) {
      const client = connect()
      const id = await connected(client)
      const name = own('private-room')
      equal(
        await told(client, () => client.send_event('client-typing', {}, name)),
        refused(4301, `Client event error: Socket ${id} is not subscribed to channel ${name}`),
      )
    },
  },
  {
    name: 'may not send without a channel',
    async run({ connect }) {
      const client = connect()
      await connected(client)
      equal(
        await told(client, () => client.send_event('client-typing', {})),
        refused(4301, 'Client event error: Channel required for client event'),
      )
    },
  },
  {
    name: 'may not send where the app does not let clients',
    server: 'closed',
    async run({ connect, own }) {
      const client = connect()
      const { channel } = await subscribed(client, own('private-room'))
      equal(
        await told(client, () => channel.trigger('client-typing', {})),
        refused(4301, 'Client event error: Client events are not enabled for this app'),
      )
    },
  },
  {
    name: 'may send so many events per second, and one more is refused while the connection stays',
    server: 'limited',
    async run({ connect, own }) {
      const name = own('private-room')
      const [ann, ben] = [connect(), connect()]
      const { channel } = await subscribed(ann, name)
      const seen = eventsOf((await subscribed(ben, name)).channel)
      const error = await told(ann, () => {
        for (const number of [1, 2, 3, 4]) channel.trigger('client-x', number)
      })
      equal(error, refused(4301, 'Client event rejected due to rate limit'))
      await until('three', () => seen.length === 3)
      await settled(ann)
      await settled(ben)
      equal([seen.length, ann.connection.state], [3, 'connected'])
      await until('the next second', () => {
        channel.trigger('client-later', {})
        return seen.some(([event]) => event === 'client-later')
      })
    },
  },
  {
    name: 'that sends too many is sent away for good where the app wants that',
    server: 'terminating',
    async run({ connect, own }) {
      const client = connect()
      const { channel } = await subscribed(client, own('private-room'))
      const errors: any[] = []
      client.connection.bind('error', (error: unknown) => errors.push(error))
      for (const number of [1, 2, 3, 4]) channel.trigger('client-x', number)
      await until('disconnected', () => client.connection.state === 'disconnected')
      equal(errors[0], {
        type: 'PusherError',
        data: refused(4301, 'Connection closed due to client event rate limit'),
      })
    },
  },
  {
    name: 'that sends too many frames of any kind is refused',
    server: 'quiet',
    async run({ connect, own }) {
      const client = connect()
      await connected(client)
      const error = await told(client, () => {
        for (let number = 0; number < 11; number++) client.subscribe(own(`room-${number}`))
      })
      equal(error, refused(4301, 'Client event rejected due to rate limit'))
    },
  },
  {
    name: 'may not send too long names nor too much data',
    server: 'limited',
    async run({ connect, own }) {
      const client = connect()
      const { channel } = await subscribed(client, own('private-room'))
      equal(
        await told(client, () => channel.trigger(`client-${'x'.repeat(44)}`, {})),
        refused(4000, 'Invalid event name: Event name exceeds maximum length of 50'),
      )
      equal(
        await told(client, () => channel.trigger('client-x', 'x'.repeat(1023))),
        refused(4301, 'Client event error: Event payload size (1025 bytes) exceeds limit (1KB)'),
      )
    },
  },
  {
    name: 'may not send to a channel with a name that is too long',
    server: 'limited',
    async run({ connect, own }) {
      const client = connect()
      await connected(client)
      equal(
        await told(client, () => client.send_event('client-x', {}, `private-${'x'.repeat(60)}`)),
        refused(4300, 'Channel name invalid: Channel name exceeds maximum length of 60'),
      )
      equal(
        await told(client, () => client.subscribe(own('x'.repeat(60)))),
        refused(4300, 'Channel error: Channel name too long. Max length is 60'),
      )
    },
  },
]
