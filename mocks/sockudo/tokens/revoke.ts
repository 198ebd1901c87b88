// Makes tokens worthless, and ends the connections that live on them.

import { tokenExpiredFrame } from '../socket/frames.ts'
import type { AppState, World } from '../world.ts'
import { remember, type Revocation } from './revocations.ts'

/** @param ttl - milliseconds @returns how many connections were closed */
export function revoke(world: World, app: AppState, revocation: Revocation, ttl: number): number {
  remember(world, app, revocation, ttl)
  const revoked = [...app.connections.values()].filter(
    ({ token }) =>
      token !== undefined && (token.jti === revocation.jti || token.clientId === revocation.clientId),
  )
  for (const connection of revoked) {
    connection.answer(tokenExpiredFrame(40160, 'revoked'))
    connection.close(4009, 'capability token revoked')
  }
  return revoked.length
}
