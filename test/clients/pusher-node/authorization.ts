// authorizeChannel and authenticateUser of npm pusher, used by sockets and by pusher-js.

import PusherJs from 'pusher-js'
import type { ClientCase } from '../case.ts'
import type { World } from '../world.ts'
import { outcome, pusherOf } from './client.ts'

export const authorizationCases: readonly ClientCase[] = [
  ...['private-a', 'presence-a', 'private-encrypted-a', 'private-cache-a', 'public'].map(
    (name): ClientCase => ({
      name: `authorizeChannel of ${name} is taken by the server`,
      async run(world) {
        const pusher = pusherOf(world)
        const channel = world.own(name)
        const socket = await world.connect()
        const member = name.startsWith('presence-')
          ? { user_id: 'ann', user_info: { name: 'Ünn' } }
          : undefined
        const grant = pusher.authorizeChannel(socket.socketId, channel, member)
        return {
          grant: { ...grant, shared_secret: typeof grant.shared_secret },
          answer: await socket.subscribe(channel, grant),
        }
      },
    }),
  ),
  {
    name: 'authorizeChannel of another secret, another socket and another channel is refused',
    async run(world) {
      const channel = world.own('private-a')
      const socket = await world.connect()
      const grants = [
        pusherOf(world, { secret: 'wrong' }).authorizeChannel(socket.socketId, channel),
        pusherOf(world, { key: 'wrong' }).authorizeChannel(socket.socketId, channel),
        pusherOf(world).authorizeChannel('1.2', channel),
        pusherOf(world).authorizeChannel(socket.socketId, world.own('private-b')),
        {},
      ]
      const answers: object[] = []
      for (const grant of grants) answers.push(await socket.subscribe(channel, grant))
      return answers
    },
  },
  {
    name: 'authorizeChannel refuses socket ids and channels that are none',
    run: async (world) => {
      const pusher = pusherOf(world)
      const calls = [
        () => pusher.authorizeChannel('x', 'private-a'),
        () => pusher.authorizeChannel('1.2:private-b', 'private-a'),
        () => pusher.authorizeChannel('1.2', 'private a'),
        () => pusher.authorizeChannel('1.2', ''),
        () => pusher.authenticateUser('1.2', { id: '' }),
        () =>
          pusherOf(world, { encryptionMasterKeyBase64: undefined }).authorizeChannel(
            '1.2',
            'private-encrypted-a',
          ),
      ]
      return Promise.all(calls.map(outcome))
    },
  },
  {
    name: 'members see each other come, by the data that authorizeChannel signed',
    async run(world) {
      const pusher = pusherOf(world)
      const room = world.own('presence-room')
      const [ann, ben] = [await world.connect(), await world.connect()]
      const grant = (id: string, user_id: string) =>
        pusher.authorizeChannel(id, room, { user_id, user_info: { n: 1 } })
      const first = await ann.subscribe(room, grant(ann.socketId, 'ann'))
      const second = await ben.subscribe(room, grant(ben.socketId, 'ben'))
      const came = await ann.taken()
      await ben.leave()
      return { first, second, came }
    },
  },
  {
    name: 'authenticateUser signs in, once and again',
    async run(world) {
      const pusher = pusherOf(world)
      const socket = await world.connect()
      const user = { id: world.own('ann'), user_info: { name: 'Ünn' }, more: [1] }
      const first = await socket.signIn(pusher.authenticateUser(socket.socketId, user))
      return { first, second: await socket.signIn(pusher.authenticateUser(socket.socketId, user)) }
    },
  },
  {
    name: 'authenticateUser of another secret or another socket is refused',
    async run(world) {
      const seen: object[] = []
      for (const [secret, id] of [['wrong'], [world.url.password, '1.2']] as const) {
        const socket = await world.connect()
        const grant = pusherOf(world, { secret }).authenticateUser(id ?? socket.socketId, { id: 'ann' })
        seen.push([await socket.signIn(grant), await socket.taken()])
      }
      return seen
    },
  },
  {
    name: 'pusher-js opens what trigger sealed, signs in and gets what is sent to its user',
    async run(world) {
      const pusher = pusherOf(world)
      const channel = world.own('private-encrypted-a')
      const client = browser(world)
      const subscription = client.subscribe(channel)
      await happens(subscription, 'pusher:subscription_succeeded')
      const opened = happens(subscription, 'e')
      await pusher.trigger(channel, 'e', { secret: 'marker' })
      client.signin()
      await client.user.signinDonePromise
      const noticed = happens(client.user, 'notice')
      await pusher.sendToUser(world.own('ann'), 'notice', [1])
      return { opened: await opened, user: client.user.user_data, noticed: await noticed }
    },
  },
  {
    name: 'pusher-js joins a presence channel and does not get what it sent by its socket id',
    async run(world) {
      const pusher = pusherOf(world)
      const channel = world.own('presence-a')
      const [first, second] = [browser(world), browser(world)]
      const channels = [first.subscribe(channel), second.subscribe(channel)]
      const members = await Promise.all(channels.map((one) => happens(one, 'pusher:subscription_succeeded')))
      const seen: unknown[] = []
      channels[0]!.bind('e', (data: unknown) => seen.push(data))
      const received = happens(channels[1]!, 'e')
      await pusher.trigger(channel, 'e', 'mine', { socket_id: first.connection.socket_id })
      const last = happens(channels[0]!, 'last')
      await pusher.trigger(channel, 'last', 'x')
      await last
      return { members: members.map(({ count, me }) => ({ count, me })), received: await received, seen }
    },
  },
]

function browser(world: World): PusherJs {
  const pusher = pusherOf(world)
  const connection = new PusherJs(world.url.username, {
    cluster: '',
    wsHost: world.host,
    wsPort: world.port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler({ socketId, channelName }, done) {
        const member = channelName.startsWith('presence-') ? { user_id: 'ann' } : undefined
        done(null, pusher.authorizeChannel(socketId, channelName, member))
      },
    },
    userAuthentication: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId }, done) =>
        done(null, pusher.authenticateUser(socketId, { id: world.own('ann') })),
    },
  })
  world.after(() => connection.disconnect())
  return connection
}

type Bindable = { bind(event: string, callback: (data: any) => void): unknown }

function happens(target: Bindable, event: string): Promise<any> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event}`)), 8000)
    target.bind(event, (data) => {
      clearTimeout(timer)
      resolve(data)
    })
  })
}
