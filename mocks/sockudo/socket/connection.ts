// One open socket.

import type { FakeSocket } from '../../fake-server.ts'
import { leaveAll } from '../channels/leave.ts'
import type { Member } from '../channels/presence.ts'
import { forgetUser } from '../users/identity.ts'
import { type AppState, count, type World } from '../world.ts'
import { errorFrame } from './frames.ts'
import { createTimers } from '../schedule.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'

export interface Connection {
  readonly world: World
  readonly state: AppState
  readonly socketId: string
  readonly channels: Set<string>
  /** When the client last sent anything, in milliseconds since the epoch. */
  lastActivity: number
  awaitsPong: boolean
  /** The user that signed in, else the first one that this socket was in a presence channel. */
  userId: string | undefined
  /** Who this socket is in its presence channels, by channel. */
  readonly members: Map<string, Member>
  /** Counts the events that the client sends. */
  readonly clientEvents: RateLimit
  /** Says that this socket did what an app with user authentication waits for. */
  authorized(): void
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
  const timers = createTimers(world.settings.schedule)
  let open = true
  /** A socket that throws must not disturb whoever published, nor the other subscribers. */
  const attempt = (act: () => void): void => {
    try {
      act()
    } catch (error) {
      connection.release()
      world.settings.onError(error)
    }
  }
  const connection: Connection = {
    world,
    state,
    socketId: world.settings.ids.socketId(),
    channels: new Set(),
    lastActivity: world.settings.clock(),
    awaitsPong: false,
    userId: undefined,
    members: new Map(),
    clientEvents: createRateLimit(world.settings.clock, world.settings.limits.clientEvents),
    authorized: () => {},
    send(frame) {
      if (open) attempt(() => socket.send(frame))
    },
    close(code, reason) {
      if (!open) return
      connection.send(errorFrame(code, reason))
      connection.release()
      attempt(() => socket.close(code, reason))
    },
    cut() {
      if (!open) return
      connection.release()
      attempt(() => cutSocket(socket))
    },
    release() {
      if (!open) return
      open = false
      timers.cancelAll()
      forget(connection)
    },
    later: timers.later,
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
  state.connections.delete(socketId)
  forgetUser(connection)
  leaveAll(connection)
  count(world.counters.disconnections, state.app.id)
}
