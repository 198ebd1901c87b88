// Users who sign in, and what a server does with them.

import type Pusher from 'pusher-js'
import type { PusherJsCase } from '../case.ts'
import { equal, matches } from '../support/equal.ts'
import { connected, framesOf, happens, settled, told } from '../support/watch.ts'

async function signedIn(client: Pusher): Promise<any> {
  client.signin()
  await client.user.signinDonePromise
  return client.user.user_data
}

const notSignedIn = (problem: string): object => ({
  code: 4009,
  message: `Authentication error: ${problem}`,
})

export const users: readonly PusherJsCase[] = [
  {
    name: 'signs in, and knows as whom',
    async run({ connect, own }) {
      const id = own('ann')
      equal(await signedIn(connect({ user: id })), { id, user_info: { name: 'Ü' } })
    },
  },
  {
    name: 'gets what is sent to its user, in every tab',
    async run({ connect, own, publish }) {
      const id = own('ann')
      const tabs = [connect({ user: id }), connect({ user: id })]
      const other = connect({ user: own('ben') })
      await Promise.all([...tabs, other].map(signedIn))
      const noticed = Promise.all(tabs.map((tab) => happens(tab.user, 'notice')))
      const frames = framesOf(other)
      await publish({ channel: `#server-to-user-${id}`, name: 'notice', data: '{"text":"ü"}' })
      equal(await noticed, [{ text: 'ü' }, { text: 'ü' }])
      await settled(other)
      equal(
        frames.filter(({ event }) => event === 'notice'),
        [],
      )
    },
  },
  {
    name: 'does not get what is sent to a user by subscribing to the user’s channel',
    async run({ connect, own, publish }) {
      const id = own('ann')
      const client = connect()
      await connected(client)
      const frames = framesOf(client)
      const channel = `#server-to-user-${id}`
      client.send_event('pusher:subscribe', { channel })
      await settled(client)
      await publish({ channel, name: 'notice', data: '1' })
      await settled(client)
      equal(frames, [{ event: 'pusher_internal:subscription_succeeded', channel, data: {} }])
    },
  },
  {
    name: 'cannot subscribe to a name with # by itself',
    async run({ connect }) {
      const client = connect()
      let thrown: unknown
      try {
        client.subscribe('#server-to-user-ann')
      } catch (error) {
        thrown = error
      }
      matches((thrown as Error).message, /^Cannot create a channel with name/)
    },
  },
  {
    name: 'is not signed in with a wrong signature',
    async run({ connect }) {
      const client = connect({ user: 'ann', auth: { auth: 'app-key:x' } })
      await connected(client)
      equal(await told(client, () => client.signin()), notSignedIn('Connection not authorized for signin.'))
      equal([client.user.user_data, client.connection.state], [null, 'connected'])
    },
  },
  ...(
    [
      ['no id', '{}', "Missing 'id' field in user_data"],
      ['a number as id', '{"id":7}', "Missing 'id' field in user_data"],
    ] as const
  ).map(([what, user_data, problem]): PusherJsCase => ({
    name: `is not signed in with ${what}`,
    async run({ connect }) {
      const client = connect({ auth: { user_data } })
      await connected(client)
      equal(await told(client, () => client.signin()), notSignedIn(problem))
    },
  })),
  {
    name: 'is not signed in with user data that is not JSON',
    async run({ connect }) {
      const client = connect({ auth: { user_data: 'ann' } })
      await connected(client)
      matches(await told(client, () => client.signin()), {
        code: 4009,
        message: /^Authentication error: Invalid user_data JSON: /,
      })
    },
  },
  {
    name: 'is not signed in where its backend says no',
    async run({ connect }) {
      const client = connect({ auth: { status: '403' } })
      await connected(client)
      const error = happens(client.user, 'pusher:signin_error')
      equal(await signedIn(client), null)
      matches(await error, { type: 'AuthError', status: 403 })
    },
  },
  {
    name: 'is not signed in where the app does without users',
    server: 'closed',
    async run({ connect }) {
      const client = connect({ user: 'ann' })
      await connected(client)
      equal(
        await told(client, () => client.signin()),
        notSignedIn('User authentication is disabled for this app'),
      )
    },
  },
]
