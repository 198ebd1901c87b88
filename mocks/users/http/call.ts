// What an operation is given.

import type { Account } from '../accounts/account.ts'
import { cookieOf, sessionIdOf } from '../sessions/cookie.ts'
import type { World } from '../world.ts'
import type { ApiRequest } from './request.ts'

export interface Call {
  readonly world: World
  readonly request: ApiRequest
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Readonly<Record<string, unknown>>
  /** What will be sent as `Set-Cookie`; the last one counts. */
  cookie: string | undefined
  /** Who is logged in, once a right was asked for. */
  account: Account | undefined
}

export interface Query {
  /** Undefined where the name is missing; what is there several times is joined with commas. */
  text(name: string): string | undefined
  /** True for whatever is not empty, `false` included: that is how the server reads it. */
  flag(name: string): boolean
}

export function queryOf(text: string | undefined): Query {
  const params = new URLSearchParams(text)
  return {
    text: (name) => (params.has(name) ? params.getAll(name).join(',') : undefined),
    flag: (name) => params.getAll(name).length > 1 || Boolean(params.get(name)),
  }
}

/** Who sent the request; the session lasts longer for it, and its cookie is sent again. */
export function loggedIn(call: Call): Account | undefined {
  const { world, request } = call
  const session = world.sessions.find(sessionIdOf(request.header))
  if (session === undefined) return undefined
  // As it was before.
  call.cookie = cookieOf(session.id, session.expiration, world.settings.ssl)
  world.sessions.touch(session)
  return world.accounts.bySession(session.id)
}

/** Long gone: browsers forget the cookie. */
const past = -1

/** @param id - of the session (default: the one of the request) */
export function endSession(call: Call, id: string = sessionIdOf(call.request.header)): void {
  if (id === '') return
  call.world.sessions.clear(id)
  call.cookie = cookieOf(id, past, call.world.settings.ssl)
}
