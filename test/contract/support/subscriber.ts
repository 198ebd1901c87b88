// Bare sockets: on one channel, so that it is occupied, or on none, so that a call can name them.

import { createHmac } from 'node:crypto'
import { openBareSocket } from '../../support/bare-socket.ts'
import type { CaseSocket } from '../case.ts'
import type { App } from './sign.ts'
import { capabilityToken } from './token.ts'

export interface Subscriber {
  readonly socketId: string
  leave(): Promise<void>
  /** Tells something new about the member of a presence channel. */
  readonly update?: () => void
}

/** Subscribes and resolves when the server has confirmed it; presence channels are joined as the given user. */
export async function occupy(
  url: URL,
  app: App,
  channel: string,
  userId: string,
  protocol: 1 | 2 = 1,
): Promise<Subscriber> {
  const { send, leave, frame, socketId } = await open(url, app, { protocol })
  const prefix = protocol === 1 ? 'pusher' : 'sockudo'
  const tell = (event: string, data: unknown): void => send({ event, data })
  tell(`${prefix}:subscribe`, { channel, ...authorization(app, socketId, channel, userId) })
  await frame(`${prefix}_internal:subscription_succeeded`)
  return {
    socketId,
    leave,
    // In an object the server would not find the channel.
    update: () => tell('sockudo:presence_update', JSON.stringify({ channel, data: { is: 'away' } })),
  }
}

/** Connects and subscribes to nothing. */
export async function connect(url: URL, app: App, options: CaseSocket): Promise<Subscriber> {
  const { socketId, leave } = await open(url, app, options)
  return { socketId, leave }
}

async function open(url: URL, app: App, { protocol, token }: CaseSocket) {
  const address = new URL(`/app/${app.key}`, url)
  address.protocol = 'ws:'
  address.search = `protocol=${protocol === 1 ? 7 : 2}&client=test&version=0`
  if (token !== undefined) address.searchParams.set('token', capabilityToken(app, token, Date.now() / 1000))
  const socket = openBareSocket<Frame>(address)
  const { frames, send, leave, until } = socket
  const frame = (event: string): Promise<Frame> =>
    until(event, () => {
      const found = frames.find((each) => each.event === event)
      if (found !== undefined || socket.closed === undefined) return found
      throw new Error(`closed with ${socket.closed.code} before ${event}: ${JSON.stringify(frames)}`)
    })
  const prefix = protocol === 1 ? 'pusher' : 'sockudo'
  const { data } = await frame(`${prefix}:connection_established`)
  const { socket_id: socketId } = (typeof data === 'string' ? JSON.parse(data) : data) as {
    socket_id: string
  }
  return { send, leave, frame, socketId }
}

function authorization({ key, secret }: App, socketId: string, channel: string, userId: string): object {
  if (!/^(?:private|presence)-/.test(channel)) return {}
  const member = channel.startsWith('presence-') ? JSON.stringify({ user_id: userId }) : undefined
  const signed = [socketId, channel, ...(member === undefined ? [] : [member])].join(':')
  const auth = `${key}:${createHmac('sha256', secret).update(signed).digest('hex')}`
  return member === undefined ? { auth } : { auth, channel_data: member }
}

interface Frame {
  readonly event: string
  readonly data?: unknown
}
