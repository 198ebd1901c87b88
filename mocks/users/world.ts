// Everything that the fake knows, from its start or its last reset.

import { type FaultFinder, noFaults } from '../faults/faults.ts'
import { createLog, type Log } from '../log.ts'
import { createTimers } from '../schedule.ts'
import type { Account } from './accounts/account.ts'
import { type Accounts, createAccounts } from './accounts/accounts.ts'
import type { UserAccount } from './accounts/settings.ts'
import type { Settings } from './options.ts'
import { makeBucket } from './payloads.ts'
import { createSessions, type Sessions } from './sessions/sessions.ts'
import { announce } from './socket/announce.ts'
import type { Connection } from './socket/connection.ts'
import type { FakeUsersEvent, FakeUsersFrame, FakeUsersRefusal, FakeUsersRequest } from './types.ts'

export interface World {
  readonly settings: Settings
  /** What shall go wrong; it is the same after a reset, and then empty. */
  readonly faults: FaultFinder
  readonly accounts: Accounts
  readonly sessions: Sessions
  /** The open sockets, those included whose session is still looked up. */
  readonly connections: Set<Connection>
  readonly frames: Log<FakeUsersFrame>
  readonly events: Log<FakeUsersEvent>
  readonly requests: Log<FakeUsersRequest>
  readonly refusals: Log<FakeUsersRefusal>
  /** Numbers the sockets. */
  nextConnection(): string
  /** Says that something happened which nobody asked for. */
  changed(): void
  /** Runs a task after so many milliseconds, unless the world ended; the returned function cancels it. */
  later(task: () => void, milliseconds: number): () => void
  /** Drops everything that was to happen later. */
  end(): void
}

export function createWorld(
  settings: Settings,
  changed: () => void = () => {},
  faults: FaultFinder = noFaults,
): World {
  const timers = createTimers(settings.schedule)
  const accounts = createAccounts(settings.users.map((user) => newAccount(settings, user)))
  let sockets = 0
  let ended = false
  const later: World['later'] = (task, milliseconds) => (ended ? () => {} : timers.later(task, milliseconds))
  const removed = (sessionId: string): void => {
    const account = accounts.bySession(sessionId)
    if (sessionId !== '' && account !== undefined)
      announce(world, { name: 'Logout', username: account.username })
  }
  const world: World = {
    settings,
    faults,
    accounts,
    sessions: createSessions({ settings, later, removed }),
    connections: new Set(),
    frames: createLog(settings.keep),
    events: createLog(settings.keep),
    requests: createLog(settings.keep),
    refusals: createLog(settings.keep),
    nextConnection: () => `socket-${++sockets}`,
    changed,
    later,
    end() {
      ended = true
      timers.cancelAll()
    },
  }
  return world
}

/** @param user - as its user or an administrator describes it */
export function newAccount(settings: Settings, user: UserAccount): Account {
  const { ids, clock } = settings
  const { username, email, password, privileges, meta, activated } = user
  const at = clock()
  const registerKey = activated ? '' : ids.word(10)
  const state = { registerKey, sessionId: '', passwordTag: '', createdOn: at, lastLoggedIn: at, meta }
  return {
    id: ids.objectId(),
    username,
    email,
    password,
    privileges,
    ...state,
    bucket: makeBucket(settings, username),
  }
}
