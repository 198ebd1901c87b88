// What the sockets of soketi and Reverb have in common with those of the engine.

import type { FakeSocket } from '../fake-server.ts'
import type { Connection } from '../sockudo/socket/connection.ts'

/** Hears what a socket sends. A mistake in the fake ends one connection and is told, and never the process. */
export function attend(connection: Connection, socket: FakeSocket, receive: (data: unknown) => void): void {
  const { world } = connection
  socket.addEventListener('close', () => {
    connection.release()
    world.changed()
  })
  socket.addEventListener('message', ({ data }) => {
    try {
      connection.lastActivity = world.settings.clock()
      connection.awaitsPong = false
      receive(data)
    } catch (error) {
      connection.cut()
      world.settings.onError(error)
    }
    world.changed()
  })
}

/** The object that a frame holds, or a text; undefined for what is none. */
export function parseFrame(data: unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(textOf(data))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function textOf(data: unknown): string {
  if (typeof data === 'string') return data
  if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return new TextDecoder().decode(data)
  return ''
}
