// A bare socket that keeps what it receives as it came.

import { type BareSocket, openBareSocket } from '../support/bare-socket.ts'

export interface Frame {
  readonly event: string
  readonly channel?: string
  readonly data?: unknown
}

export interface Subscriber extends Pick<BareSocket<Frame>, 'end' | 'leave'> {
  readonly socketId: string
  /** What came since the last time it was asked, in order, without what answers its own subscriptions. */
  taken(): Promise<readonly Frame[]>
  /** Subscribes and resolves to the frame that answers. */
  subscribe(channel: string, grant?: object): Promise<Frame>
  /** Signs in and resolves to the frame that answers. */
  signIn(grant: object): Promise<Frame>
  /** Sends an event on a channel. */
  say(event: string, channel: string, data: unknown): void
}

/** Publishes an event that comes after everything else that was published before. */
export type Mark = (channel: string, name: string) => Promise<void>

export async function connect(url: URL, marker: string, mark: Mark): Promise<Subscriber> {
  const { frames, send, until, end, leave } = openBareSocket<Frame>(
    `ws://${url.host}/app/${url.username}?protocol=7&client=test&version=0`,
  )
  /** Takes a frame out, so that it is not seen again. */
  const take = (what: string, passes: (frame: Frame) => boolean): Promise<Frame> =>
    until(what, () => {
      const index = frames.findIndex(passes)
      return index < 0 ? undefined : frames.splice(index, 1)[0]
    })
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
    end,
    leave,
  }
}
