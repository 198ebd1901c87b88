// A socket that keeps its frames and how it ended, and nothing more: what the others are made of.

import { once } from 'node:events'
import WebSocket from 'ws'
import { type Watched, watched } from './until.ts'

export interface Ended {
  readonly code: number
  readonly reason: string
}

export interface BareSocket<Frame> extends Pick<Watched, 'until'> {
  /** In the order in which they came; whoever has seen one may take it out. */
  readonly frames: Frame[]
  /** How the connection ended; undefined while it is open. */
  readonly closed: Ended | undefined
  send(frame: object): void
  /** Resolves when the server has ended the connection. */
  end(): Promise<Ended>
  leave(): Promise<void>
}

/** @param read - makes a frame of what came as JSON */
export function openBareSocket<Frame>(
  address: string | URL,
  read: (frame: Frame) => Frame = (frame) => frame,
): BareSocket<Frame> {
  const socket = new WebSocket(address)
  const frames: Frame[] = []
  let closed: Ended | undefined
  const { changed, until } = watched(() => ({ frames, closed }))
  socket.on('error', () => {})
  socket.on('message', (text) => {
    frames.push(read(JSON.parse(String(text)) as Frame))
    changed()
  })
  socket.on('close', (code, reason) => {
    closed = { code, reason: String(reason) }
    changed()
  })
  return {
    frames,
    get closed() {
      return closed
    },
    send: (frame) => socket.send(JSON.stringify(frame)),
    until,
    end: () => until('end', () => closed),
    async leave() {
      if (closed !== undefined) return
      socket.close()
      await once(socket, 'close')
    },
  }
}
