// Whom the server turns away, and how.

import type { PusherJsCase } from '../case.ts'
import { equal, matches } from '../support/equal.ts'
import { connected, happens, statesOf, until } from '../support/watch.ts'

export const turnedAway: readonly PusherJsCase[] = [
  {
    name: 'with an unknown key sees a connection that is just gone, and tries again',
    async run({ connect }) {
      const client = connect({ key: 'nobody' })
      const error = await happens(client.connection, 'error')
      equal(error.type, 'WebSocketError')
      equal(error.error, { type: 'PusherError', data: { code: 1006, message: error.error.data.message } })
      await happens(client.connection, 'error')
      equal(client.connection.state, 'connecting')
    },
  },
  {
    name: 'with the key of an app that is turned off sees a connection that is just gone',
    server: 'disabled',
    async run({ connect }) {
      const client = connect()
      const { error } = await happens(client.connection, 'error')
      equal(error.data.code, 1006)
      equal(client.connection.state, 'connecting')
    },
  },
  {
    name: 'over the connections of its app sees a connection that is just gone, until somebody leaves',
    server: 'twoConnections',
    async run({ connect }) {
      const first = connect()
      await connected(first)
      await connected(connect())
      const third = connect()
      const { error } = await happens(third.connection, 'error')
      equal(error.data.code, 1006)
      first.disconnect()
      await connected(third)
    },
  },
  {
    name: 'over the connections of the server is told to wait, until somebody leaves',
    server: 'crowded',
    async run({ connect, open }) {
      const first = connect()
      await connected(first)
      await connected(connect())
      const raw = await open('?protocol=7')
      equal(
        [await raw.next(), await raw.next()],
        [
          { event: 'pusher:error', data: { code: 4100, message: 'Over capacity' } },
          { closed: 4100, reason: 'Over capacity' },
        ],
      )
      const third = connect()
      const waits = happens(third.connection, 'connecting_in')
      equal(await happens(third.connection, 'error'), {
        type: 'WebSocketError',
        error: { type: 'PusherError', data: { code: 4100, message: 'Over capacity' } },
      })
      equal(await waits, 1)
      first.disconnect()
      await connected(third)
    },
  },
  {
    name: 'from a page that the app does not allow is told so, and stays away',
    server: 'elsewhere',
    async run({ connect }) {
      const client = connect()
      equal(await happens(client.connection, 'error'), {
        type: 'WebSocketError',
        error: { type: 'PusherError', data: { code: 4009, message: 'Origin not allowed' } },
      })
      await until('disconnected', () => client.connection.state === 'disconnected')
    },
  },
  ...(
    [
      ['https://example.com', true],
      ['HTTPS://EXAMPLE.COM', true],
      ['http://example.com', false],
      ['https://example.com:8443', false],
      ['https://www.example.com', false],
      ['https://example.org', true],
      ['http://a.b.example.org', true],
      ['https://notexample.org', false],
      ['https://a.example.org:8443', false],
      ['http://shop.example.net', true],
      ['https://shop.example.net:8443', false],
      ['https://app-1.example.io', true],
      ['https://app-.example.io', true],
      ['https://app.example.io', false],
      ['null', false],
    ] as const
  ).map(([origin, allowed]): PusherJsCase => ({
    name: `from a page of ${origin} ${allowed ? 'would be let in' : 'would be refused'}`,
    server: 'elsewhere',
    cannot: { chromium: 'a page cannot say where it is from' },
    async run({ open }) {
      const socket = await open('?protocol=7', origin)
      matches(
        await socket.next(),
        allowed
          ? { event: 'pusher:connection_established' }
          : { event: 'pusher:error', data: { code: 4009, message: 'Origin not allowed' } },
      )
    },
  })),
  {
    name: 'from a page that the app allows connects',
    server: 'loopback',
    cannot: { node: 'a process has no page' },
    async run({ connect }) {
      await connected(connect())
    },
  },
  {
    name: 'without a page connects to no app that allows some pages only',
    server: 'loopback',
    cannot: { chromium: 'a page always has an origin' },
    async run({ connect }) {
      const { error } = await happens(connect().connection, 'error')
      equal(error.data, { code: 4009, message: 'Origin not allowed' })
    },
  },
  {
    name: 'is told that the server goes, and tries again at once, where nobody takes it any more',
    alone: true,
    async run({ connect, drain }) {
      const client = connect({ unavailableTimeout: 500 })
      await connected(client)
      const errors: any[] = []
      client.connection.bind('error', (error: unknown) => errors.push(error))
      const states = statesOf(client)
      await drain()
      await until('connecting', () => states.includes('connecting'))
      matches(errors[0], {
        type: 'PusherError',
        data: { code: 4200, message: 'Server shutting down' },
      })
      // It gets no socket any more, which pusher-js tells of by its state alone.
      await until('unavailable', () => states.includes('unavailable'))
    },
  },
  {
    name: 'that neither signs in nor joins a channel that asks for it is sent away for good',
    server: 'guarded',
    async run({ connect, own }) {
      const [idle, member, user] = [connect(), connect({ user: 'ann' }), connect({ user: 'ben' })]
      const away = happens(idle.connection, 'error')
      user.signin()
      await happens(member.subscribe(own('private-orders')), 'pusher:subscription_succeeded')
      equal((await away).data, { code: 4009, message: 'Connection not authorized within timeout.' })
      await until('disconnected', () => idle.connection.state === 'disconnected')
      equal([member.connection.state, user.connection.state], ['connected', 'connected'])
    },
  },
]
