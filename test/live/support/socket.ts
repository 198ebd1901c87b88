// A bare socket that speaks the protocol, for what pusher-js does not do.

import { once } from 'node:events'
import WebSocket from 'ws'

export interface Frame {
  readonly event: string
  readonly channel?: string
  readonly data?: any
}

export interface BareSocket {
  readonly frames: readonly Frame[]
  /** The code and the reason with which the server ended the connection; undefined while it is open. */
  readonly closed: { readonly code: number; readonly reason: string } | undefined
  send(event: string, data: unknown, channel?: string): void
  /** Resolves to the first frame that passes, also one that came before; rejects after five seconds. */
  frame(what: string, passes: (frame: Frame) => boolean): Promise<Frame>
  /** Resolves when the server has ended the connection. */
  end(): Promise<{ readonly code: number; readonly reason: string }>
  leave(): Promise<void>
}

/** @param query - behind `/app/<key>?` */
export function openSocket(url: URL, query: string): BareSocket {
  const socket = new WebSocket(`ws://${url.host}/app/${url.username}?${query}`)
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  let closed: BareSocket['closed']
  const changed = (): void => waiting.forEach((check) => check())
  socket.on('error', () => {})
  socket.on('close', (code, reason) => {
    closed = { code, reason: String(reason) }
    changed()
  })
  socket.on('message', (text) => {
    const frame = JSON.parse(String(text)) as Frame
    frames.push({ ...frame, data: parsed(frame.data) })
    changed()
  })
  const until = <Value>(what: string, find: () => Value | undefined): Promise<Value> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = find()
        if (found === undefined) return
        end()
        resolve(found)
      }
      const timer = setTimeout(() => {
        end()
        reject(new Error(`no ${what}; seen: ${JSON.stringify(frames)} ${JSON.stringify(closed)}`))
      }, 5000)
      const end = (): void => {
        clearTimeout(timer)
        waiting.delete(check)
      }
      waiting.add(check)
      check()
    })
  return {
    frames,
    get closed() {
      return closed
    },
    send: (event, data, channel) => socket.send(JSON.stringify({ event, data, channel })),
    frame: (what, passes) => until(what, () => frames.find(passes)),
    end: () => until('end', () => closed),
    async leave() {
      if (closed !== undefined) return
      socket.close()
      await once(socket, 'close')
    },
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
