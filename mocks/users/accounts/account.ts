// One account, as the server keeps it.

import type { Bucket } from '../payloads.ts'

/** 1: super admin, 2: admin, 3: regular. */
export type FakeUserPrivileges = 1 | 2 | 3

export interface Account {
  readonly id: string
  readonly username: string
  readonly email: string
  /** As it was set; on the wire it is a hash. */
  readonly password: string
  /** Empty once the account is activated. */
  registerKey: string
  /** Of the last login; it stays when the session ends. */
  sessionId: string
  readonly createdOn: number
  lastLoggedIn: number
  readonly privileges: FakeUserPrivileges
  passwordTag: string
  /** Any JSON. */
  meta: unknown
  /** The one that every account is given. */
  readonly bucket: Bucket
}

/** The account as clients see it. */
export function shownAccount(account: Account, verbose: boolean): object {
  const { id: _id, lastLoggedIn, createdOn, username, privileges } = account
  if (!verbose) return { _id, lastLoggedIn, createdOn, username, privileges }
  const { email, registerKey, sessionId, passwordTag, meta } = account
  const about = { username, privileges, passwordTag, meta }
  return { _id, email, lastLoggedIn, createdOn, password: hash, registerKey, sessionId, ...about }
}

/** As the answer to its creation has it: all of it. */
export function storedAccount(account: Account): object {
  const { email, lastLoggedIn, createdOn, registerKey, username, privileges, passwordTag, meta } = account
  const row = { email, lastLoggedIn, createdOn, password: hash, registerKey, username, privileges }
  return { ...row, passwordTag, meta, _id: account.id }
}

/** Of the shape that the server's hashes have, and of nothing. */
const hash = `$2a$08$${'fake'.padEnd(53, '.')}`
