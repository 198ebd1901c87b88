// A client of the fake in the same process: the other end of a socket that was accepted.

import type { FakeServer, FakeSocket } from '../../../mocks/sockudo/index.ts'

export interface Client {
  readonly socketId: string
  /** What arrived since the last call, parsed; the data of protocol events too. */
  frames(): any[]
  /** How the server ended the connection. */
  readonly ended:
    | { readonly code: number | undefined; readonly reason: string | undefined }
    | 'cut'
    | undefined
  send(frame: unknown): void
  subscribe(channel: string): void
  /** Goes away. */
  leave(): void
  /** Makes the socket throw from now on. */
  breakDown(): void
}

export function connect(
  fake: FakeServer,
  target = '/app/app-key?protocol=7&client=js&version=8.6.0',
): Client {
  const listeners: Record<string, ((event: any) => void)[]> = { message: [], close: [] }
  let received: any[] = []
  let ended: Client['ended']
  let broken = false
  const socket: FakeSocket = {
    send(text) {
      if (broken) throw new Error('this socket is broken')
      received.push(JSON.parse(text))
    },
    close: (code, reason) => void (ended = { code, reason }),
    terminate: () => void (ended = 'cut'),
    addEventListener: (type: string, listener: (event: any) => void) => void listeners[type]!.push(listener),
  }
  const emit = (type: string, event: unknown): void => listeners[type]!.forEach((listener) => listener(event))
  fake.upgrade(socket, new Request(`http://127.0.0.1${target}`))
  const [established] = received
  const client: Client = {
    socketId: established?.event.endsWith(':connection_established')
      ? JSON.parse(established.data).socket_id
      : '',
    frames() {
      const frames = received
      received = []
      return frames
    },
    get ended() {
      return ended
    },
    send: (frame) => emit('message', { data: typeof frame === 'string' ? frame : JSON.stringify(frame) }),
    subscribe: (channel) => client.send({ event: 'pusher:subscribe', data: { channel } }),
    leave: () => emit('close', {}),
    breakDown: () => void (broken = true),
  }
  return client
}

/** A connected client that has read its first frame. */
export function connected(fake: FakeServer): Client {
  const client = connect(fake)
  client.frames()
  return client
}

export function problem(code: number, message: string): object {
  return { event: 'pusher:error', data: { code, message } }
}
