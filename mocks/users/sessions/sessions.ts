// The sessions of the server: made at a login, prolonged by each request, swept away when their time is up.

import type { Settings } from '../options.ts'

export interface Session {
  /** Of its row in the database. */
  readonly rowId: string
  readonly id: string
  /** `false`: made to be remembered. */
  readonly shortTerm: boolean
  /** Milliseconds since the epoch; NaN for one that never ends. */
  expiration: number
}

export interface Sessions {
  readonly all: readonly Session[]
  create(shortTerm: boolean): Session
  find(id: string): Session | undefined
  /** Prolongs it, and sees to it that there will be a sweep. */
  touch(session: Session): void
  /** Ends it, whether it exists or not; either way everybody is told. */
  clear(id: string): void
}

export interface SessionsContext {
  readonly settings: Settings
  later(task: () => void, milliseconds: number): () => void
  /** A session is over. */
  removed(id: string): void
}

/** Milliseconds from the first request with a session to the first sweep. */
const firstSweep = 60_000

export function createSessions({ settings, later, removed }: SessionsContext): Sessions {
  const { dialect, sessionLifetime, clock, ids } = settings
  const all: Session[] = []
  let sweeping = false
  // Release 0.5.0 never reads how long a remembered session lasts: it is not a number, and never over.
  const endOf = (shortTerm: boolean): number =>
    dialect === 'events' || shortTerm ? clock() + sessionLifetime : Number.NaN
  const sweep = (): void => {
    sweeping = false
    const now = clock()
    const over = all.filter(({ expiration }) => expiration < now)
    for (const session of over) all.splice(all.indexOf(session), 1)
    // In this order, so that one that never ends hides those before it, as on the server.
    const next = all.reduce((least, { expiration }) => (least < expiration ? least : expiration), Infinity)
    for (const { id } of over) removed(id)
    if (next < Infinity) schedule(next - now + 1000)
  }
  const schedule = (milliseconds: number): void => {
    sweeping = true
    later(sweep, milliseconds)
  }
  return {
    all,
    create(shortTerm) {
      const session = { rowId: ids.objectId(), id: ids.sessionId(), shortTerm, expiration: endOf(shortTerm) }
      all.push(session)
      return session
    },
    find: (id) => all.find((session) => session.id === id),
    touch(session) {
      session.expiration = endOf(session.shortTerm)
      if (!sweeping) schedule(firstSweep)
    },
    clear(id) {
      const index = all.findIndex((session) => session.id === id)
      if (index >= 0) all.splice(index, 1)
      removed(id)
    },
  }
}
