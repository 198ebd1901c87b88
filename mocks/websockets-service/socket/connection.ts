// One open socket: it gets what is pushed, and what it sends is kept unread.

import { cutSocket } from '../../cut-socket.ts'
import type { FakeSocket } from '../../fake-server.ts'
import type { World } from '../world.ts'
import type { Registration } from './register.ts'

export interface Connection {
  readonly id: string
  readonly registration: Registration
  /** When, in milliseconds since the epoch. */
  readonly openedAt: number
  /** Whether it took the text; one that cannot is over. */
  send(text: string): boolean
  close(code: number, reason: string): void
  /** Ends without a word: the client sees code 1006. */
  cut(): void
}

/** @param changed - something happened that nobody asked for */
export function openConnection(
  world: World,
  socket: FakeSocket,
  registration: Registration,
  changed: () => void,
): Connection {
  const { ids, clock, onError } = world.settings
  let open = true
  const release = (): void => {
    open = false
    world.remove(connection)
  }
  /** A socket that throws must not disturb who pushes, nor the other recipients. */
  const attempt = (act: () => void): boolean => {
    try {
      act()
      return true
    } catch (error) {
      release()
      onError(error)
      return false
    }
  }
  const connection: Connection = {
    id: ids.uuid(),
    registration,
    openedAt: clock(),
    // A connection may break where the frame is sent.
    send: (text) => open && attempt(() => socket.send(text)) && open,
    close(code, reason) {
      if (!open) return
      release()
      attempt(() => socket.close(code, reason))
    },
    cut() {
      if (!open) return
      release()
      attempt(() => cutSocket(socket))
    },
  }
  world.add(connection)
  socket.addEventListener('close', () => {
    release()
    changed()
  })
  socket.addEventListener('message', ({ data }) => {
    const { recipient } = registration
    const frame = { connectionId: connection.id, recipient, data: shown(data), at: clock() }
    world.frames.add(Object.freeze(frame))
    changed()
  })
  return connection
}

function shown(data: unknown): string {
  if (typeof data === 'string') return data
  const bytes = (data as Partial<ArrayBuffer> | undefined)?.byteLength
  return bytes === undefined ? typeof data : `${bytes} bytes`
}
