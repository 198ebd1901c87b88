// How a connection begins, and what keeps it.

import type Pusher from 'pusher-js'
import type { PusherJsCase } from '../case.ts'
import { equal, matches } from '../support/equal.ts'
import { connected, happens, statesOf, subscribed, until } from '../support/watch.ts'

/** The server says after how much silence to ask whether it is there; here it has to ask itself. */
function neverAsks({ connection }: Pusher): void {
  const manager = connection as unknown as { resetActivityCheck: () => void }
  manager.resetActivityCheck = () => {}
}

export const connecting: readonly PusherJsCase[] = [
  {
    name: 'connects, and is told its socket id and how long it may be silent',
    async run({ connect }) {
      const client = connect()
      const states = statesOf(client)
      matches(await connected(client), /^\d+\.\d+$/)
      equal(states.slice(-1), ['connected'])
      // Milliseconds, of its own option and what the server says the smaller one.
      equal((client.connection as any).activityTimeout, 120_000)
    },
  },
  {
    name: 'takes its own limit of silence where it is the smaller one',
    async run({ connect }) {
      const client = connect({ activityTimeout: 60_000 })
      await connected(client)
      equal((client.connection as any).activityTimeout, 60_000)
    },
  },
  {
    name: 'goes and comes back with another socket id and the channels that it had',
    async run({ connect, own }) {
      const client = connect()
      const channel = client.subscribe(own('orders'))
      const first = await connected(client)
      await happens(channel, 'pusher:subscription_succeeded')
      const states = statesOf(client)
      client.disconnect()
      equal([client.connection.state, channel.subscribed], ['disconnected', false])
      client.connect()
      await happens(channel, 'pusher:subscription_succeeded')
      equal(states, ['disconnected', 'connecting', 'connected'])
      equal(first === client.connection.socket_id, false)
    },
  },
  {
    name: 'keeps a silent connection alive by asking whether the server is there',
    async run({ connect, own }) {
      const client = connect({ activityTimeout: 300, pongTimeout: 10_000 })
      const id = await connected(client)
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await happens(client.subscribe(own('orders')), 'pusher:subscription_succeeded')
      equal(client.connection.socket_id, id)
    },
  },
  {
    name: 'is pinged when it is silent, and answers',
    server: 'impatient',
    async run({ connect }) {
      const client = connect()
      const { connection } = client
      neverAsks(client)
      await connected(client)
      const answers: string[] = []
      const send = connection.send_event.bind(connection)
      connection.send_event = (name, data, channel) => (answers.push(name), send(name, data, channel))
      await until('answer', () => answers.includes('pusher:pong'))
      equal([answers, connection.state], [['pusher:pong'], 'connected'])
    },
  },
  {
    name: 'that asks first whether the server is there is not pinged',
    server: 'impatient',
    async run({ connect, own }) {
      const client = connect({ activityTimeout: 200 })
      await connected(client)
      const pings: unknown[] = []
      client.connection.bind('ping', (ping: unknown) => pings.push(ping))
      client.connection.bind('message', ({ event }: any) => event === 'pusher:ping' && pings.push(event))
      await new Promise((resolve) => setTimeout(resolve, 5000))
      await subscribed(client, own('orders'))
      equal(pings, [])
    },
  },
  {
    name: 'that answers no ping is sent away, and comes back at once',
    server: 'impatient',
    patience: 60_000,
    async run({ connect }) {
      const client = connect()
      neverAsks(client)
      const id = await connected(client)
      // A page that hangs: it reads, and says nothing.
      client.connection.send_event = () => true
      const error = await new Promise<any>((resolve) => client.connection.bind('error', resolve))
      equal(error.data, { code: 4201, message: 'Pong reply not received in time' })
      await happens(client.connection, 'connected')
      equal(client.connection.socket_id === id, false)
    },
  },
  {
    name: 'on a path that does not exist has no connection, and says so after a while',
    async run({ connect }) {
      const client = connect({ wsPath: '/nowhere', unavailableTimeout: 300 })
      await happens(client.connection, 'unavailable')
    },
  },
  {
    name: 'without a way to connect fails at once, and nobody is asked',
    async run({ connect }) {
      const client = connect({ enabledTransports: [] })
      await until('failure', () => client.connection.state === 'failed')
    },
  },
  {
    name: 'switches to another key and has what it had there',
    async run({ connect, key, own }) {
      const client = connect({ key: 'nobody' })
      const channel = client.subscribe(own('orders'))
      await happens(client.connection, 'error')
      client.switchCluster({ appKey: key, cluster: '' })
      await happens(channel, 'pusher:subscription_succeeded')
    },
  },
]
