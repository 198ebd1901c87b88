// A fake whose time and ids the test holds, and short ways to talk to it.

import { createFakePusher, type FakePusher, type FakePusherOptions } from '../../../mocks/pusher/index.ts'
import { type Client, connect } from '../sockudo/client.ts'
import { type Answered, answered, countedIds, handMovedTime, type Time } from '../sockudo/setup.ts'
import { hmac, signed, type SignedOptions } from '../sockudo/signed.ts'

export interface PusherSetup {
  readonly fake: FakePusher
  readonly time: Time
  ask(request: Request): Promise<Answered>
  get(path: string, options?: SignedOptions): Promise<Answered>
  post(path: string, body?: unknown, options?: SignedOptions): Promise<Answered>
  publish(event?: object): Promise<Answered>
  /** A connected client that is on these channels. @param userId - who it is in presence channels */
  on(channels: string | readonly string[], userId?: string, userInfo?: object): Client
}

export function setupPusher(options: FakePusherOptions = {}, id = '1234'): PusherSetup {
  const time = handMovedTime()
  const fake = createFakePusher({ clock: time, schedule: time.schedule, ids: countedIds(), ...options })
  const ask: PusherSetup['ask'] = async (request) => answered(await fake.fetch(request))
  const post: PusherSetup['post'] = (path, body, extra) =>
    ask(signed('POST', `/apps/${id}${path}`, { ...extra, body }))
  return {
    fake,
    time,
    ask,
    post,
    get: (path, extra) => ask(signed('GET', `/apps/${id}${path}`, extra)),
    publish: (event) => post('/events', { name: 'created', channel: 'orders', data: 'x', ...event }),
    on(channels, userId, userInfo) {
      const client = connect(fake)
      for (const channel of [channels].flat()) subscribe(client, channel, userId, userInfo)
      return client
    },
  }
}

export function subscribe(client: Client, channel: string, userId?: string, userInfo?: object): void {
  const isPresence = channel.startsWith('presence-')
  const member =
    !isPresence || userId === undefined ? undefined : JSON.stringify({ user_id: userId, user_info: userInfo })
  const text = [client.socketId, channel, ...(member === undefined ? [] : [member])].join(':')
  const proof = /^(?:private|presence)-/.test(channel) ? { auth: `app-key:${hmac('app-secret', text)}` } : {}
  const data = { channel, ...proof, ...(member !== undefined && { channel_data: member }) }
  client.send({ event: 'pusher:subscribe', data })
}

export function signIn(client: Client, id: string): void {
  const user_data = JSON.stringify({ id })
  const auth = `app-key:${hmac('app-secret', `${client.socketId}::user::${user_data}`)}`
  client.send({ event: 'pusher:signin', data: { auth, user_data } })
}
