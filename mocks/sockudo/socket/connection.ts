// One open socket.

import type { FakeSocket } from '../../fake-server.ts'
import { leaveAll } from '../channels/leave.ts'
import type { Member } from '../channels/presence.ts'
import { forgetUser } from '../users/identity.ts'
import { tellOffline } from '../users/online.ts'
import { type AppState, count, type World } from '../world.ts'
import { errorFrame } from './frames.ts'
import type { Capabilities } from '../tokens/capabilities.ts'
import type { Token } from '../tokens/verify.ts'
import { createTimers } from '../../schedule.ts'
import { answerFrame, protocol2 } from './frames-v2.ts'
import { cutSocket } from '../../cut-socket.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'

export interface Connection {
  readonly world: World
  readonly state: AppState
  readonly socketId: string
  /** 2 is the server's own protocol, 1 that of Pusher. */
  readonly protocol: 1 | 2
  /** Whether it gets its own events back; only in protocol 2. */
  readonly echo: boolean
  readonly channels: Set<string>
  /** When the client last sent anything, in milliseconds since the epoch. */
  lastActivity: number
  awaitsPong: boolean
  /** The user that signed in, else the first one that this socket was in a presence channel. */
  userId: string | undefined
  /** Who signed in. */
  user: SignedInUser | undefined
  /** Who this socket is in its presence channels, by channel. */
  readonly members: Map<string, Member>
  /** Its channels whose annotations it gets one by one. */
  readonly annotated: Set<string>
  token: Token | undefined
  /** What it may do, by its token or by what its user signed in with. */
  capabilities: Capabilities | undefined
  /** Counts the events that the client sends. */
  readonly clientEvents: RateLimit
  /** Counts everything that the client sends. */
  readonly frames: RateLimit
  /** Says that this socket did what an app with user authentication waits for. */
  authorized(): void
  /** Sends what others get, too, as a frame of protocol 7. Does nothing on a connection that is gone. */
  send(frame: string): void
  /** Sends what is meant for this socket alone. */
  answer(frame: string): void
  /** Says why, then closes. */
  close(code: number, reason: string): void
  /** Ends without a word: the client sees code 1006. */
  cut(): void
  /** The client went away. */
  release(): void
  /** Runs a task after so many milliseconds, if the connection is still there; the returned function cancels it. */
  later(task: () => void, milliseconds: number): () => void
}

export interface SignedInUser {
  readonly id: string
  /** JSON text. */
  readonly info: string
  readonly watchlist: readonly string[]
}

export interface Protocol {
  readonly version: 1 | 2
  readonly echo: boolean
}

export function createConnection(
  world: World,
  state: AppState,
  socket: FakeSocket,
  { version, echo }: Protocol,
): Connection {
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
    protocol: version,
    echo,
    channels: new Set(),
    lastActivity: world.settings.clock(),
    awaitsPong: false,
    userId: undefined,
    user: undefined,
    members: new Map(),
    annotated: new Set(),
    token: undefined,
    capabilities: undefined,
    clientEvents: createRateLimit(world.settings.clock, world.settings.limits.clientEvents),
    frames: createRateLimit(world.settings.clock, world.settings.limits.frames, 60_000),
    authorized: () => {},
    send(frame) {
      if (open) attempt(() => socket.send(version === 1 ? frame : protocol2(frame)))
    },
    answer(frame) {
      connection.send(version === 1 ? frame : answerFrame(frame, world.settings.ids.uuid()))
    },
    close(code, reason) {
      if (!open) return
      // In protocol 2, too, this frame has the name that it has in protocol 7.
      if (world.settings.rules.tellsBeforeClosing) attempt(() => socket.send(errorFrame(code, reason)))
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

function forget(connection: Connection): void {
  const { state, socketId, world } = connection
  state.connections.delete(socketId)
  forgetUser(connection)
  if (world.settings.rules.tellsWatchlists) tellOffline(connection)
  leaveAll(connection)
  count(world.counters.disconnections, state.app.id)
}
