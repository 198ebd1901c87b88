// Bare sockets: on one channel, so that it is occupied, or on none, so that a call can name them.

import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import WebSocket from 'ws'
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
  const { socket, frame, socketId } = await open(url, app, { protocol })
  const prefix = protocol === 1 ? 'pusher' : 'sockudo'
  const tell = (event: string, data: unknown): void => socket.send(JSON.stringify({ event, data }))
  tell(`${prefix}:subscribe`, { channel, ...authorization(app, socketId, channel, userId) })
  await frame(`${prefix}_internal:subscription_succeeded`)
  return {
    socketId,
    leave: leaving(socket),
    // In an object the server would not find the channel.
    update: () => tell('sockudo:presence_update', JSON.stringify({ channel, data: { is: 'away' } })),
  }
}

/** Connects and subscribes to nothing. */
export async function connect(url: URL, app: App, options: CaseSocket): Promise<Subscriber> {
  const { socket, socketId } = await open(url, app, options)
  return { socketId, leave: leaving(socket) }
}

async function open(url: URL, app: App, { protocol, token }: CaseSocket) {
  const address = new URL(`/app/${app.key}`, url)
  address.protocol = 'ws:'
  address.search = `protocol=${protocol === 1 ? 7 : 2}&client=test&version=0`
  if (token !== undefined) address.searchParams.set('token', capabilityToken(app, token, Date.now() / 1000))
  const socket = new WebSocket(address)
  const frame = frameReader(socket)
  const prefix = protocol === 1 ? 'pusher' : 'sockudo'
  const { data } = await frame(`${prefix}:connection_established`)
  const { socket_id: socketId } = (typeof data === 'string' ? JSON.parse(data) : data) as {
    socket_id: string
  }
  return { socket, frame, socketId }
}

function authorization({ key, secret }: App, socketId: string, channel: string, userId: string): object {
  if (!/^(?:private|presence)-/.test(channel)) return {}
  const member = channel.startsWith('presence-') ? JSON.stringify({ user_id: userId }) : undefined
  const signed = [socketId, channel, ...(member === undefined ? [] : [member])].join(':')
  const auth = `${key}:${createHmac('sha256', secret).update(signed).digest('hex')}`
  return member === undefined ? { auth } : { auth, channel_data: member }
}

function leaving(socket: WebSocket): () => Promise<void> {
  return async () => {
    if (socket.readyState === WebSocket.CLOSED) return
    socket.close()
    await once(socket, 'close')
  }
}

interface Frame {
  readonly event: string
  readonly data?: unknown
}

function frameReader(socket: WebSocket): (event: string) => Promise<Frame> {
  const seen: Frame[] = []
  let check = (): void => {}
  socket.on('message', (text) => {
    seen.push(JSON.parse(String(text)) as Frame)
    check()
  })
  return (event) =>
    new Promise((resolve, reject) => {
      check = () => {
        const found = seen.find((frame) => frame.event === event)
        if (found !== undefined) resolve(found)
      }
      socket.once('error', reject)
      socket.once('close', (code) => {
        reject(new Error(`closed with ${code} before ${event}: ${JSON.stringify(seen)}`))
      })
      check()
    })
}
