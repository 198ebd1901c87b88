// One open socket.

import type { FakeSocket } from '../../fake-server.ts'
import { leave } from '../channels/membership.ts'
import { type AppState, count, type World } from '../world.ts'
import { errorFrame } from './frames.ts'

export interface Connection {
  readonly world: World
  readonly state: AppState
  readonly socketId: string
  readonly channels: Set<string>
  /** When the client last sent anything, in milliseconds since the epoch. */
  lastActivity: number
  awaitsPong: boolean
  /** Does nothing on a connection that is gone. */
  send(frame: string): void
  /** Says why, then closes. */
  close(code: number, reason: string): void
  /** Ends without a word: the client sees code 1006. */
  cut(): void
  /** The client went away. */
  release(): void
  /** Runs a task after so many milliseconds, if the connection is still there; the returned function cancels it. */
  later(task: () => void, milliseconds: number): () => void
}

export function createConnection(world: World, state: AppState, socket: FakeSocket): Connection {
  const timers = new Set<() => void>()
  let open = true
  const connection: Connection = {
    world,
    state,
    socketId: world.settings.ids.socketId(),
    channels: new Set(),
    lastActivity: world.settings.clock(),
    awaitsPong: false,
    send(frame) {
      if (open) socket.send(frame)
    },
    close(code, reason) {
      if (!open) return
      socket.send(errorFrame(code, reason))
      connection.release()
      socket.close(code, reason)
    },
    cut() {
      if (!open) return
      connection.release()
      cutSocket(socket)
    },
    release() {
      if (!open) return
      open = false
      for (const cancel of timers) cancel()
      forget(connection)
    },
    later(task, milliseconds) {
      const cancelTimer = world.settings.schedule(() => {
        timers.delete(cancel)
        task()
      }, milliseconds)
      const cancel = (): void => {
        timers.delete(cancel)
        cancelTimer()
      }
      timers.add(cancel)
      return cancel
    },
  }
  state.connections.set(connection.socketId, connection)
  count(world.counters.connections, state.app.id)
  return connection
}

export function cutSocket(socket: FakeSocket): void {
  if (socket.terminate === undefined) socket.close()
  else socket.terminate()
}

function forget(connection: Connection): void {
  const { state, socketId, world } = connection
  for (const channel of [...connection.channels]) leave(connection, channel)
  state.connections.delete(socketId)
  count(world.counters.disconnections, state.app.id)
}
