// A connection of a check: keeps every frame, and waits for the one that is asked for.

import WebSocket from 'ws'
import type { Answer } from './check.ts'
import type { Target } from './target.ts'
import { version } from '../../core/version.ts'

export interface Frame {
  readonly event: string
  readonly channel?: string | undefined
  /** Parsed where it is JSON in a text. */
  readonly data?: unknown
}

export interface Socket {
  readonly frames: readonly Frame[]
  /** The code with which the connection ended. */
  readonly closed: number | undefined
  /** As the server said; empty before it did. */
  readonly id: string
  send(frame: object): void
  leave(): Promise<void>
  /** Calls back for every frame and at the end, until the returned function is called. */
  watch(changed: () => void): () => void
}

/** @param key - the key of the app, or another one */
export function openSocket(target: Target, key: string, timeout: number): Socket {
  const query = `protocol=7&client=channelkit-conform&version=${version}`
  const url = `${target.socketOrigin}${target.basePath}/app/${encodeURIComponent(key)}?${query}`
  const socket = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: timeout })
  const frames: Frame[] = []
  const watching = new Set<() => void>()
  let closed: number | undefined
  const changed = (): void => watching.forEach((call) => call())
  // A failed handshake ends with the code 1006, too.
  socket.on('error', () => {})
  socket.on('close', (code) => {
    closed = code
    changed()
  })
  socket.on('message', (bytes) => {
    const frame = frameOf(String(bytes))
    if (frame.event === 'pusher:ping') return socket.send('{"event":"pusher:pong","data":{}}')
    frames.push(frame)
    changed()
  })
  return {
    frames,
    get closed() {
      return closed
    },
    get id() {
      const { data } = frames.find(({ event }) => event === 'pusher:connection_established') ?? {}
      return String((Object(data) as { socket_id?: unknown }).socket_id ?? '')
    },
    send: (frame) => socket.send(JSON.stringify(frame), () => {}),
    async leave() {
      if (closed !== undefined) return
      const left = new Promise<void>((resolve) => socket.once('close', () => resolve()))
      socket.close()
      const cut = setTimeout(() => socket.terminate(), timeout)
      await left
      clearTimeout(cut)
    },
    watch(call) {
      watching.add(call)
      return () => void watching.delete(call)
    },
  }
}

/** Waits until `find` finds an answer in what the sockets received; silence is an answer, too. */
export function awaitAnswer(
  sockets: readonly Socket[],
  wanted: string,
  timeout: number,
  find: () => Answer | undefined,
): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer): void => {
      clearTimeout(timer)
      for (const stop of stops) stop()
      resolve(answer)
    }
    const timer = setTimeout(() => end({ silence: wanted }), timeout)
    const check = (): void => {
      const answer = find()
      if (answer !== undefined) end(answer)
    }
    const stops = sockets.map((socket) => socket.watch(check))
    check()
  })
}

function frameOf(text: string): Frame {
  const frame = Object(parsed(text)) as Partial<Frame>
  return { event: String(frame.event ?? ''), channel: frame.channel, data: parsed(frame.data) }
}

function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}
