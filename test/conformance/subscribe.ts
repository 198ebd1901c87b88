// A subscriber of a fake server, in this process.

import type { FakeServer, FakeSocket } from '../../mocks/fake-server.ts'

interface Frame {
  readonly event: string
  readonly data: string
}

export interface Subscriber {
  readonly socketId: string
  /** Returns the name of the next event that the server sends. */
  send(event: string, data: object): string
}

/** Connects; the fake answers at once, before `send` returns. */
export function connect(fake: Pick<FakeServer, 'upgrade'>, key: string): Subscriber {
  const frames: Frame[] = []
  let receive: (event: { readonly data: unknown }) => void = () => {}
  const socket: FakeSocket = {
    send: (text) => void frames.push(JSON.parse(text) as Frame),
    close: () => {},
    addEventListener: (type: string, listener: (event: { readonly data: unknown }) => void) => {
      if (type === 'message') receive = listener
    },
  }
  fake.upgrade(socket, new Request(`http://127.0.0.1/app/${key}?protocol=7&client=test&version=0`))
  const { socket_id: socketId } = JSON.parse(frames[0]!.data) as { socket_id: string }
  return {
    socketId,
    send(event, data) {
      const before = frames.length
      receive({ data: JSON.stringify({ event, data }) })
      return frames[before]!.event
    },
  }
}
