// A bare socket that keeps what it receives as it came.

import { once } from 'node:events'
import WebSocket from 'ws'

export interface Frame {
  readonly event: string
  readonly channel?: string
  readonly data?: unknown
}

export interface Subscriber {
  readonly socketId: string
  /** What came since the last time it was asked, in order, without what answers its own subscriptions. */
  taken(): Promise<readonly Frame[]>
  /** Subscribes and resolves to the frame that answers. */
  subscribe(channel: string, grant?: object): Promise<Frame>
  /** Signs in and resolves to the frame that answers. */
  signIn(grant: object): Promise<Frame>
  /** Sends an event on a channel. */
  say(event: string, channel: string, data: unknown): void
  /** Resolves when the server has ended the connection. */
  end(): Promise<{ readonly code: number; readonly reason: string }>
  leave(): Promise<void>
}

/** Publishes an event that comes after everything else that was published before. */
export type Mark = (channel: string, name: string) => Promise<void>

export async function connect(url: URL, marker: string, mark: Mark): Promise<Subscriber> {
  const socket = new WebSocket(`ws://${url.host}/app/${url.username}?protocol=7&client=test&version=0`)
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  let closed: { code: number; reason: string } | undefined
  const changed = (): void => waiting.forEach((check) => check())
  socket.on('error', () => {})
  socket.on('message', (text) => {
    frames.push(JSON.parse(String(text)) as Frame)
    changed()
  })
  socket.on('close', (code, reason) => {
    closed = { code, reason: String(reason) }
    changed()
  })
  const until = <Value>(what: string, find: () => Value | undefined): Promise<Value> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = find()
        if (found === undefined) return
        finish()
        resolve(found)
      }
      const timer = setTimeout(() => {
        finish()
        reject(new Error(`no ${what}; seen: ${JSON.stringify(frames)} ${JSON.stringify(closed)}`))
      }, 8000)
      const finish = (): void => {
        clearTimeout(timer)
        waiting.delete(check)
      }
      waiting.add(check)
      check()
    })
  /** Takes a frame out, so that it is not seen again. */
  const take = (what: string, passes: (frame: Frame) => boolean): Promise<Frame> =>
    until(what, () => {
      const index = frames.findIndex(passes)
      return index < 0 ? undefined : frames.splice(index, 1)[0]
    })
  const send = (frame: object): void => socket.send(JSON.stringify(frame))
  const isRefusal = ({ event }: Frame): boolean =>
    event === 'pusher:error' || event === 'pusher:subscription_error'
  const subscribe = (channel: string, grant: object = {}): Promise<Frame> => {
    send({ event: 'pusher:subscribe', data: { channel, ...grant } })
    return take(`answer for ${channel}`, (frame) =>
      frame.event === 'pusher_internal:subscription_succeeded' ? frame.channel === channel : isRefusal(frame),
    )
  }
  const { data } = await take('connection', ({ event }) => event === 'pusher:connection_established')
  const { socket_id: socketId } = JSON.parse(data as string) as { socket_id: string }
  await subscribe(marker)
  let marks = 0
  return {
    socketId,
    subscribe,
    async taken() {
      const name = `mark-${++marks}`
      await mark(marker, name)
      await take(name, ({ event, channel }) => channel === marker && event === name)
      return frames.splice(0).filter(({ channel }) => channel !== marker)
    },
    signIn(grant) {
      send({ event: 'pusher:signin', data: grant })
      return take('sign-in', (frame) => frame.event === 'pusher:signin_success' || isRefusal(frame))
    },
    say: (event, channel, data) => send({ event, channel, data }),
    end: () => until('end', () => closed),
    async leave() {
      if (closed !== undefined) return
      socket.close()
      await once(socket, 'close')
    },
  }
}
