// A recipient in the same process: the other end of a socket that was accepted.

import type { FakeServer, FakeSocket } from '../../../mocks/websockets-service/index.ts'

export interface RecipientSetup {
  readonly origin?: string
  readonly address?: string
}

export interface Recipient {
  /** Whether the handshake was answered with 101, and else with what. */
  readonly status: number
  /** What arrived since the last call. */
  texts(): readonly string[]
  /** How the service ended the connection. */
  readonly ended:
    | { readonly code: number | undefined; readonly reason: string | undefined }
    | 'cut'
    | undefined
  send(data: unknown): void
  /** Goes away. */
  leave(): void
  /** Makes the socket throw from now on. */
  breakDown(): void
}

const handshake: Readonly<Record<string, string>> = {
  upgrade: 'websocket',
  connection: 'Upgrade',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-version': '13',
}

/** Asks first, as a listener does, and hands the socket over where the answer allows it. */
export async function connect(
  fake: FakeServer,
  uri: string,
  { origin, address }: RecipientSetup = {},
): Promise<Recipient> {
  const { pathname, search } = new URL(uri)
  const target = `${pathname}${search}`
  const headers: Record<string, string> = { ...handshake, ...(origin !== undefined && { origin }) }
  const header = (name: string): string | undefined => headers[name]
  const answer = await fake.exchange!({ method: 'GET', target, header, body: new Uint8Array(), address })
  if (answer.status !== 426) return { ...open().recipient, status: answer.status }
  const { socket, recipient } = open()
  fake.upgrade(socket, new Request(`http://127.0.0.1${target}`, { headers }))
  return recipient
}

/** Hands a socket over that nobody has asked for, as a runtime does that accepts all of them. */
export function connectUnasked(fake: FakeServer, uri: string, origin?: string): Recipient {
  const { socket, recipient } = open()
  const headers = origin === undefined ? {} : { origin }
  fake.upgrade(socket, new Request(uri.replace(/^ws/, 'http'), { headers }))
  return recipient
}

function open(): { readonly socket: FakeSocket; readonly recipient: Recipient } {
  const listeners: Record<string, ((event: any) => void)[]> = { message: [], close: [] }
  let received: string[] = []
  let ended: Recipient['ended']
  let broken = false
  const socket: FakeSocket = {
    send(text) {
      if (broken) throw new Error('this socket is broken')
      received.push(text)
    },
    close: (code, reason) => void (ended = { code, reason }),
    terminate: () => void (ended = 'cut'),
    addEventListener: (type: string, listener: (event: any) => void) => void listeners[type]!.push(listener),
  }
  const emit = (type: string, event: unknown): void => listeners[type]!.forEach((listener) => listener(event))
  const recipient: Recipient = {
    status: 101,
    texts() {
      const texts = received
      received = []
      return texts
    },
    get ended() {
      return ended
    },
    send: (data) => emit('message', { data }),
    leave: () => emit('close', {}),
    breakDown: () => void (broken = true),
  }
  return { socket, recipient }
}
