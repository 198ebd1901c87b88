// What a test looks at.

import type { FakeUserPrivileges } from './accounts/account.ts'

/** The names of events and tokens, which are the same in both dialects. */
export type FakeUsersEventName =
  | 'Login'
  | 'Logout'
  | 'Activated'
  | 'Removed'
  | 'FileUploaded'
  | 'FileRemoved'
  | 'BucketUploaded'
  | 'BucketRemoved'

/** An account. */
export interface FakeUser {
  readonly id: string
  readonly username: string
  readonly email: string
  readonly privileges: FakeUserPrivileges
  /** Whether it can log in. */
  readonly activated: boolean
  /** Opens the link of the activation; empty once that was done. */
  readonly registerKey: string
  /** Whether its last session is still there. */
  readonly loggedIn: boolean
  readonly meta: unknown
}

/** A session that is still there. */
export interface FakeUsersSession {
  /** What the cookie `SID` holds. */
  readonly sessionId: string
  /** Undefined where a later login made another session. */
  readonly username: string | undefined
  readonly shortTerm: boolean
  /** Milliseconds since the epoch; undefined for one that never ends. */
  readonly expiration: number | undefined
}

/** An open socket. */
export interface FakeUsersConnection {
  readonly id: string
  /** Undefined where it has only a key. */
  readonly origin: string | undefined
  /** Who was logged in when it connected. */
  readonly username: string | undefined
  /** Whether it brought the API key. */
  readonly authorized: boolean
  /**
   * How often each of its frames is processed: 0 until its session is looked up; in `events` once for each pattern that
   * fits its origin.
   */
  readonly handlers: number
}

/** A socket that was accepted and then ended, because nobody approves of it. */
export interface FakeUsersRefusal {
  readonly origin: string | undefined
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** A frame that a client sent. */
export interface FakeUsersFrame {
  /** The id of its connection. */
  readonly connection: string
  readonly text: string
  /** Parsed; undefined for what is no JSON. */
  readonly data: unknown
  /** How often it was processed; 0: it came before the session was looked up, and is lost. */
  readonly handlers: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** An event that the server told its sockets, one for all of them. */
export interface FakeUsersEvent {
  readonly name: FakeUsersEventName
  /** Whom it is about. */
  readonly username: string
  /** As it was sent. */
  readonly frame: Readonly<Record<string, unknown>>
  /** The ids of the connections that it was sent to. */
  readonly connections: readonly string[]
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** A request that was answered. */
export interface FakeUsersRequest {
  readonly method: string
  /** As it was on the wire, without a session in it, and without the query, which may hold a key. */
  readonly path: string
  readonly status: number
  /** The operation of the contract; undefined where the route does not exist. */
  readonly operation: string | undefined
  /** What the server says where it failed: its `message` beside `error: true`. */
  readonly error: string | undefined
  /** Milliseconds since the epoch. */
  readonly at: number
}
