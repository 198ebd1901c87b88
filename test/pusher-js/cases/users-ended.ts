// Users who are ended, and users who come again.

import type Pusher from 'pusher-js'
import type { PusherJsCase } from '../case.ts'
import { equal } from '../support/equal.ts'
import { happens, settled, statesOf, subscribed, until } from '../support/watch.ts'

async function signedIn(client: Pusher): Promise<any> {
  client.signin()
  await client.user.signinDonePromise
  return client.user.user_data
}

export const usersEnded: readonly PusherJsCase[] = [
  {
    name: 'signs in again by itself when it comes back',
    async run({ connect, own, publish }) {
      const id = own('ann')
      const client = connect({ user: id })
      await signedIn(client)
      client.disconnect()
      equal(client.user.user_data, null)
      client.connect()
      await until('user', () => client.user.user_data)
      await settled(client)
      const noticed = happens(client.user, 'notice')
      await publish({ channel: `#server-to-user-${id}`, name: 'notice', data: '1' })
      equal(await noticed, 1)
    },
  },
  {
    name: 'may become another user on the same connection',
    async run({ connect, own, publish }) {
      const client = connect({ user: own('ann') })
      await signedIn(client)
      const id = own('ben')
      const success = happens(client.connection, 'message')
      client.config.userAuthenticator = (params, done) => {
        const other = connect({ user: id }).config.userAuthenticator
        other(params, done)
      }
      ;(client.user as any)._signin()
      await success
      await until('other user', () => client.user.user_data.id === id)
      await settled(client)
      const noticed = happens(client.user, 'notice')
      await publish({ channel: `#server-to-user-${id}`, name: 'notice', data: '1' })
      equal(await noticed, 1)
    },
  },
  {
    name: 'whose user is ended is told why, and stays away',
    async run({ api, connect, own }) {
      const id = own('ann')
      const client = connect({ user: id })
      await signedIn(client)
      const errors: any[] = []
      client.connection.bind('error', (error: unknown) => errors.push(error))
      equal((await api('POST', `/users/${id}/terminate_connections`)).body, { ok: true })
      await until('disconnected', () => client.connection.state === 'disconnected')
      const data = { code: 4009, message: 'You got disconnected by the app.' }
      equal(errors, [
        { type: 'PusherError', data },
        { type: 'PusherError', data },
        { type: 'WebSocketError', error: { type: 'PusherError', data } },
      ])
    },
  },
  {
    name: 'whose user has to come again does so at once, signs in and has its channels',
    async run({ api, connect, own }) {
      const id = own('ann')
      const client = connect({ user: id })
      await signedIn(client)
      const { channel } = await subscribed(client, own('private-orders'))
      const states = statesOf(client)
      const error = happens(client.connection, 'error')
      equal((await api('POST', `/users/${id}/force_reconnect`)).body, { ok: true })
      equal((await error).data, { code: 4200, message: 'Force reconnect requested by the app.' })
      await happens(channel, 'pusher:subscription_succeeded')
      await until('user', () => client.user.user_data)
      equal(states, ['connecting', 'connected'])
    },
  },
  {
    name: 'is ended as a member of a presence channel, too, without having signed in',
    async run({ api, connect, own }) {
      const id = own('ann')
      const client = connect({ user: id })
      await subscribed(client, own('presence-room'))
      await api('POST', `/users/${id}/terminate_connections`)
      await until('disconnected', () => client.connection.state === 'disconnected')
    },
  },
  {
    name: 'stays when another user is ended',
    async run({ api, connect, own }) {
      const client = connect({ user: own('ann') })
      await signedIn(client)
      await api('POST', `/users/${own('ben')}/terminate_connections`)
      await settled(client)
      equal(client.connection.state, 'connected')
    },
  },
]
