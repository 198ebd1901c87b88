// The state of a world, as its user sees it: nothing in it can be used to change the world.

import type {
  FakeUser,
  FakeUsersConnection,
  FakeUsersEvent,
  FakeUsersFrame,
  FakeUsersRefusal,
  FakeUsersRequest,
  FakeUsersSession,
} from './types.ts'
import type { World } from './world.ts'

/** What there is to see. Each list is a copy: read it anew to see what has changed. */
export interface FakeUsersState {
  /** The accounts, the oldest first. */
  readonly users: readonly FakeUser[]
  /** The sessions, whether somebody is still logged in with them or not. */
  readonly sessions: readonly FakeUsersSession[]
  /** The open sockets that were approved. */
  readonly connections: readonly FakeUsersConnection[]
  /** The sockets that nobody approved of, the oldest first. */
  readonly refusals: readonly FakeUsersRefusal[]
  /** Every frame that a client sent, the oldest first. */
  readonly frames: readonly FakeUsersFrame[]
  /** Every event that the server told, the oldest first; answers are not in it. */
  readonly events: readonly FakeUsersEvent[]
  /** Every request that was answered, the oldest first. */
  readonly requests: readonly FakeUsersRequest[]
}

/** @param world - the one of now: a reset puts another in its place */
export function stateOf(world: () => World): FakeUsersState {
  return {
    get users() {
      return usersOf(world())
    },
    get sessions() {
      return sessionsOf(world())
    },
    get connections() {
      return [...world().connections].map(({ id, origin, username, authorized, handlers }) => {
        return { id, origin, username, authorized, handlers }
      })
    },
    get refusals() {
      return world().refusals.copy
    },
    get frames() {
      return world().frames.copy
    },
    get events() {
      return world().events.copy
    },
    get requests() {
      return world().requests.copy
    },
  }
}

function usersOf({ accounts, sessions }: World): readonly FakeUser[] {
  return accounts.all.map(({ id, username, email, privileges, registerKey, sessionId, meta }) => {
    const loggedIn = sessions.find(sessionId) !== undefined
    return { id, username, email, privileges, activated: registerKey === '', registerKey, loggedIn, meta }
  })
}

function sessionsOf({ accounts, sessions }: World): readonly FakeUsersSession[] {
  return sessions.all.map(({ id, shortTerm, expiration }) => {
    const username = accounts.bySession(id)?.username
    return {
      sessionId: id,
      username,
      shortTerm,
      expiration: Number.isNaN(expiration) ? undefined : expiration,
    }
  })
}
