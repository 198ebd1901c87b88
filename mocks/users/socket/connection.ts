// One socket that was approved.

import { cutSocket } from '../../cut-socket.ts'
import type { FakeSocket } from '../../fake-server.ts'

export interface Connection {
  readonly id: string
  readonly origin: string | undefined
  /** Whether it brought the API key. */
  readonly authorized: boolean
  /** Who was logged in when the session was looked up; a later logout changes nothing. */
  username: string | undefined
  /** How often a frame is processed; 0 until the session is looked up. */
  handlers: number
  send(text: string): void
  cut(): void
}

export function createConnection(
  socket: FakeSocket,
  about: Pick<Connection, 'id' | 'origin' | 'authorized'>,
  onError: (error: unknown) => void,
): Connection {
  return {
    ...about,
    username: undefined,
    handlers: 0,
    send(text) {
      try {
        socket.send(text)
      } catch (error) {
        // Whoever else is told of it does not suffer.
        cutSocket(socket)
        onError(error)
      }
    },
    cut: () => cutSocket(socket),
  }
}
