// A fake users server whose time and ids the test holds, and short ways to talk to it.

import type { FakeSocket } from '../../../mocks/fake-server.ts'
import {
  createFakeUsers,
  type FakeUsers,
  type FakeUsersIds,
  type FakeUsersOptions,
} from '../../../mocks/users/index.ts'
import { type Answered, answered, handMovedTime, type Time } from '../sockudo/setup.ts'

export interface Asking {
  /** As JSON. */
  readonly body?: unknown
  /** The session. */
  readonly sid?: string | undefined
  readonly headers?: Record<string, string>
}

export interface UsersSetup {
  readonly fake: FakeUsers
  readonly time: Time
  ask(method: string, path: string, asking?: Asking): Promise<Answered>
  /** Logs in and returns the session. */
  login(username: string, password?: string, more?: object): Promise<string>
  connect(headers?: Record<string, string>): UsersClient
}

/** The other end of a socket that was accepted. */
export interface UsersClient {
  /** What arrived since the last call, parsed. */
  frames(): any[]
  readonly ended: 'cut' | { readonly code: number | undefined } | undefined
  send(frame: unknown): void
  sendBytes(text: string): void
  leave(): void
  /** Makes the socket throw from now on. */
  breakDown(): void
}

const accounts = [
  { username: 'root', privileges: 1 },
  { username: 'anna', privileges: 2 },
  { username: 'george', meta: { brother: 'mat' } },
  { username: 'jane' },
] as const

export function setupUsers(options: FakeUsersOptions = {}): UsersSetup {
  const time = handMovedTime()
  const fake = createFakeUsers({
    clock: time,
    schedule: time.schedule,
    ids: countedIds(),
    users: accounts,
    ...options,
  })
  const ask: UsersSetup['ask'] = async (method, path, { body, sid, headers } = {}) => {
    const sent = {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(sid !== undefined && { cookie: `SID=${sid}` }),
      ...headers,
    }
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    return answered(
      await fake.fetch(`http://localhost${path}`, { method, headers: sent, redirect: 'manual', ...text }),
    )
  }
  return {
    fake,
    time,
    ask,
    async login(username, password = 'password', more) {
      const { headers } = await ask('POST', '/auth/login', { body: { username, password, ...more } })
      return sidOf(headers)
    },
    connect: (headers) => connect(fake, headers),
  }
}

/** The session that an answer gives, empty where it gives none. */
export function sidOf(headers: Headers): string {
  return /SID=([^;]*)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? ''
}

function connect(fake: FakeUsers, headers: Record<string, string> = { origin: 'localhost' }): UsersClient {
  const listeners: Record<string, ((event: any) => void)[]> = { message: [], close: [] }
  let received: any[] = []
  let ended: UsersClient['ended']
  let broken = false
  const emit = (type: string, event: unknown): void => listeners[type]!.forEach((listener) => listener(event))
  const end = (how: UsersClient['ended']): void => {
    ended = how
    emit('close', {})
  }
  const socket: FakeSocket = {
    send(text) {
      if (broken) throw new Error('this socket is broken')
      received.push(JSON.parse(text))
    },
    close: (code) => end({ code }),
    terminate: () => end('cut'),
    addEventListener: (type: string, listener: (event: any) => void) => void listeners[type]!.push(listener),
  }
  fake.upgrade(socket, new Request('http://localhost/', { headers }))
  return {
    frames() {
      const frames = received
      received = []
      return frames
    },
    get ended() {
      return ended
    },
    send: (frame) => emit('message', { data: typeof frame === 'string' ? frame : JSON.stringify(frame) }),
    sendBytes: (text) => emit('message', { data: new TextEncoder().encode(text) }),
    leave: () => emit('close', {}),
    breakDown: () => void (broken = true),
  }
}

function countedIds(): FakeUsersIds {
  let rows = 0
  let sessions = 0
  let words = 0
  return {
    objectId: () => String(++rows).padStart(24, '0'),
    sessionId: () => `session${String(++sessions).padStart(4, '0')}`,
    word: (length) => `w${++words}`.padEnd(length, 'x'),
  }
}
