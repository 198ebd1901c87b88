// Who may connect. How the service refuses is not published: the statuses and codes are the choice of this fake.

import { constantTimeEqual } from '#crypto'
import { canonicalIp } from '../address.ts'
import { pathOf } from '../http/request.ts'
import type { World } from '../world.ts'
import type { Registration } from './register.ts'

export interface Asking {
  /** Path and query. */
  readonly target: string
  readonly origin: string | undefined
  /** Undefined where it was looked at before. */
  readonly address: string | undefined
}

export interface Refused {
  /** Of the answer to the handshake. */
  readonly status: 401 | 403 | 404
  /** With which a socket is closed that was accepted before it was asked. */
  readonly code: 4401 | 4403 | 4404
  readonly reason: string
}

export function admit(world: World, { target, origin, address }: Asking): Registration | Refused {
  if (!isSocketPath(world, target)) return notFound
  const registration = registrationOf(world, tokenOf(target))
  if (registration === undefined) return unauthorized
  if (registration.origin !== null && registration.origin !== origin) return forbidden('origin')
  const { sourceIp } = registration
  if (sourceIp !== null && address !== undefined && canonicalIp(sourceIp) !== canonicalIp(address))
    return forbidden('source address')
  return registration
}

/** `/`, and the path of `socketUrl`: a proxy in front may keep it or take it away. */
function isSocketPath({ settings: { socketUrl } }: World, target: string): boolean {
  const path = pathOf(target)
  return path === '/' || (socketUrl !== undefined && path === new URL(socketUrl).pathname)
}

const notFound: Refused = { status: 404, code: 4404, reason: 'Not Found' }
const unauthorized: Refused = { status: 401, code: 4401, reason: 'Unauthorized' }

function forbidden(what: string): Refused {
  return { status: 403, code: 4403, reason: `Forbidden: connections from this ${what} are not allowed` }
}

/** What cannot connect any more is as unknown as what never could. */
function registrationOf({ registrations, settings }: World, token: string): Registration | undefined {
  const found = registrations.get(token)
  // The map has told already; this keeps the rule that secrets are compared in constant time.
  if (found === undefined || !constantTimeEqual(found.token, token)) return undefined
  const { clock, tokenLifetime, tokens } = settings
  const isOver = clock() - found.at >= tokenLifetime || (tokens === 'once' && found.used)
  return isOver ? undefined : found
}

function tokenOf(target: string): string {
  const mark = target.indexOf('?')
  return mark < 0 ? '' : (new URLSearchParams(target.slice(mark + 1)).get('token') ?? '')
}
