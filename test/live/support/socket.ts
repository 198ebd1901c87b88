// A bare socket that speaks the protocol, for what pusher-js does not do.

import { type BareSocket as Bare, openBareSocket } from '../../support/bare-socket.ts'

export interface Frame {
  readonly event: string
  readonly channel?: string
  readonly data?: any
}

export interface BareSocket extends Pick<Bare<Frame>, 'closed' | 'end' | 'leave'> {
  readonly frames: readonly Frame[]
  send(event: string, data: unknown, channel?: string): void
  /** Resolves to the first frame that passes, also one that came before; rejects after eight seconds. */
  frame(what: string, passes: (frame: Frame) => boolean): Promise<Frame>
}

/** @param query - behind `/app/<key>?` */
export function openSocket(url: URL, query: string): BareSocket {
  const socket = openBareSocket<Frame>(`ws://${url.host}/app/${url.username}?${query}`, (frame) => ({
    ...frame,
    data: parsed(frame.data),
  }))
  const { frames, until, end, leave } = socket
  return {
    frames,
    get closed() {
      return socket.closed
    },
    send: (event, data, channel) => socket.send({ event, data, channel }),
    frame: (what, passes) => until(what, () => frames.find(passes)),
    end,
    leave,
  }
}

function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}
