// What a caller may set, and what a fake makes of it.

import type { Schedule } from '../schedule.ts'
import type { FakeUserAccount, UserAccount } from './accounts/settings.ts'
import type { FakeUsersIds } from './ids.ts'

/** `events`: release 0.3.2, numbers and Echo. `tokens`: release 0.5.0, names and the API key. */
export type FakeUsersDialect = 'events' | 'tokens'

export interface FakeUsersOptions {
  /** Which release it is (default `events`, the documented one). */
  readonly dialect?: FakeUsersDialect | undefined
  /**
   * Regular expressions of which one must fit somewhere in the `Origin` of a socket (default `['localhost']`). A browser
   * sends `https://example.com`, so that `^example\.com$` never fits one.
   */
  readonly approvedSocketDomains?: readonly string[] | undefined
  /** What the header `users-api-key` must be; only with `tokens` (default `my-secret-key`). */
  readonly socketApiKey?: string | undefined
  /** Default: `root`, a super admin, and `george`, both with the password `password`. */
  readonly users?: readonly FakeUserAccount[] | undefined
  /** The same as `approvedSocketDomains` for pages that call the REST API (default: this machine). */
  readonly approvedDomains?: readonly string[] | undefined
  /** The path below which the REST API is (default `/`). */
  readonly apiPrefix?: string | undefined
  /** Where the link of an activation leads to (default `http://host.com/admin/message`). */
  readonly accountRedirectURL?: string | undefined
  /** Milliseconds that a session lasts after its last request (default 1,800,000). */
  readonly sessionLifetime?: number | undefined
  /**
   * Milliseconds until a socket that brings a cookie or a key is looked up; the server loses what the socket sends before
   * (default 0: nothing is lost).
   */
  readonly lookupTime?: number | undefined
  /**
   * Milliseconds that a meta request over the socket takes (default 0: it is answered at once). The server asks its
   * database, so that the echo of a frame behind the request comes before the answer; give it a time to see that.
   */
  readonly metaTime?: number | undefined
  /** Whether the server is configured with `ssl`: its cookies are `secure` then (default `false`). */
  readonly ssl?: boolean | undefined
  /** Milliseconds since the epoch (default `Date.now`). */
  readonly clock?: (() => number) | undefined
  /** Runs a task after so many milliseconds and returns what cancels it (default `setTimeout`). */
  readonly schedule?: Schedule | undefined
  /** Where everything comes from that the server draws at random (default: random). */
  readonly ids?: FakeUsersIds | undefined
  /**
   * Gets what code of yours threw: a function of a fault, a socket, whose connection is over then (default
   * `console.error`).
   */
  readonly onError?: ((error: unknown) => void) | undefined
  /** How many frames, events and requests are remembered at least; the oldest are forgotten first (default 10,000). */
  readonly keep?: number | undefined
}

export interface Settings {
  readonly dialect: FakeUsersDialect
  readonly approvedSocketDomains: readonly RegExp[]
  /** Undefined where the release has none. */
  readonly socketApiKey: string | undefined
  readonly users: readonly UserAccount[]
  readonly approvedDomains: readonly RegExp[]
  /** Without a slash at its end. */
  readonly apiPrefix: string
  readonly accountRedirectURL: string
  readonly sessionLifetime: number
  readonly lookupTime: number
  readonly metaTime: number
  readonly ssl: boolean
  readonly clock: () => number
  readonly schedule: Schedule
  /** For what a caller awaits: the process stays alive until then. */
  readonly scheduleAwaited: Schedule
  readonly ids: FakeUsersIds
  readonly onError: (error: unknown) => void
  readonly keep: number
}
