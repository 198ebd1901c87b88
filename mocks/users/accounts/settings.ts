// The accounts that a fake begins with.

import { ArgumentError, shapeOf } from '../../../src/core/errors/argument-error.ts'
import { requireFlag, requireSettings } from '../../check-settings.ts'
import { frozen } from '../../frozen.ts'
import type { FakeUserPrivileges } from './account.ts'
import { isAlphanumeric, isEmail } from './names.ts'

export interface FakeUserAccount {
  /** Letters and digits, as the server wants it. */
  readonly username: string
  /** Default `password`. */
  readonly password?: string | undefined
  /** Default: the name at `example.com`. */
  readonly email?: string | undefined
  /** 1: super admin, 2: admin, 3: regular (default 3). */
  readonly privileges?: FakeUserPrivileges | undefined
  /** Any JSON (default: an empty object). */
  readonly meta?: unknown
  /** `false`: the link in the mail was not followed yet, so nobody can log in (default `true`). */
  readonly activated?: boolean | undefined
}

export type UserAccount = {
  readonly [Name in keyof FakeUserAccount]-?: Exclude<FakeUserAccount[Name], undefined>
}

const names: readonly string[] = [
  'username',
  'password',
  'email',
  'privileges',
  'meta',
  'activated',
] satisfies (keyof FakeUserAccount)[]

/** A server never is without its administrator. */
const defaults: readonly FakeUserAccount[] = [{ username: 'root', privileges: 1 }, { username: 'george' }]

/** @throws ArgumentError */
export function resolveUsers(users: readonly FakeUserAccount[] = defaults): readonly UserAccount[] {
  if (!Array.isArray(users))
    throw new ArgumentError('options.users', `must be a list of accounts, received ${shapeOf(users)}`)
  const resolved = users.map((user: FakeUserAccount, index) => resolveUser(`options.users[${index}]`, user))
  const taken = new Set<string>()
  for (const [index, { username, email }] of resolved.entries()) {
    if (taken.has(username) || taken.has(email))
      throw new ArgumentError(`options.users[${index}]`, `is there twice: ${username}, ${email}`)
    taken.add(username).add(email)
  }
  return resolved
}

function resolveUser(argument: string, user: FakeUserAccount): UserAccount {
  requireSettings(argument, user, names)
  const { username, password = 'password', privileges = 3, meta = {}, activated = true } = user
  if (typeof username !== 'string' || !isAlphanumeric(username)) {
    const rule = 'must be letters and digits, as the server has it'
    throw new ArgumentError(`${argument}.username`, `${rule}, received ${shapeOf(username)}`)
  }
  const { email = `${username}@example.com` } = user
  if (typeof email !== 'string' || !isEmail(email))
    throw new ArgumentError(`${argument}.email`, `must be an address, received ${shapeOf(email)}`)
  if (typeof password !== 'string' || password.trim() === '' || password !== password.trim()) {
    const rule = 'must be text without space around it, which the server takes away at each login'
    throw new ArgumentError(`${argument}.password`, `${rule}, received ${shapeOf(password)}`)
  }
  if (![1, 2, 3].includes(privileges))
    throw new ArgumentError(`${argument}.privileges`, `must be 1, 2 or 3, received ${shapeOf(privileges)}`)
  requireFlag(`${argument}.activated`, activated)
  return { username, password, email, privileges, meta: asJson(`${argument}.meta`, meta), activated }
}

/** A copy, so that its user cannot change it. @throws ArgumentError */
export function asJson(argument: string, meta: unknown): unknown {
  try {
    const text = JSON.stringify(meta)
    if (text !== undefined) return frozen(JSON.parse(text))
  } catch {
    // It is refused below.
  }
  throw new ArgumentError(argument, `must be JSON, received ${shapeOf(meta)}`)
}
