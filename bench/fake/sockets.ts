// Many WebSocket clients in this process.

import { WebSocket } from 'ws'

export interface Subscribers {
  /** Resolves when every client got as many events more. */
  received(events: number): Promise<void>
  close(): void
}

/** Opens so many sockets, each of which subscribes to the channel and counts the events of this name. */
export async function subscribe(
  url: string,
  count: number,
  channel: string,
  name: string,
): Promise<Subscribers> {
  const sockets: WebSocket[] = []
  let seen = 0
  let wanted = Infinity
  let done = (): void => {}
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(50, count - sockets.length) }, () => open(url))
    sockets.push(...some)
    await Promise.all(some.map((socket) => join(socket, channel)))
  }
  for (const socket of sockets) {
    socket.on('message', (message: Buffer) => {
      if (message.includes(name) && ++seen === wanted) done()
    })
  }
  return {
    received(events) {
      wanted = seen + events * count
      return new Promise((resolve) => (done = resolve))
    },
    close: () => sockets.forEach((socket) => socket.terminate()),
  }
}

function open(url: string): WebSocket {
  const { host, username } = new URL(url)
  return new WebSocket(`ws://${host}/app/${username}?protocol=7`)
}

function join(socket: WebSocket, channel: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () => socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel } })))
    socket.on('message', (message: Buffer) => {
      if (message.includes('subscription_succeeded')) resolve()
    })
  })
}
