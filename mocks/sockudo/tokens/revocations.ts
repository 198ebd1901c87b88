// Which tokens are worthless. The server keeps it in its cache.

import type { AppState, World } from '../world.ts'
import type { Token } from './verify.ts'

export interface Revocation {
  readonly jti: string | undefined
  readonly clientId: string | undefined
}

/** @param ttl - milliseconds */
export function remember(world: World, app: AppState, revocation: Revocation, ttl: number): void {
  for (const key of keysOf(app, revocation)) world.cache.set(key, '', ttl)
}

export function isRevoked(world: World, app: AppState, token: Token): boolean {
  return keysOf(app, token).some((key) => world.cache.get(key) !== undefined)
}

function keysOf({ app }: AppState, { jti, clientId }: Revocation): readonly string[] {
  return [
    ...(jti === undefined ? [] : [`revocation:${app.id}:jti:${jti}`]),
    ...(clientId === undefined ? [] : [`revocation:${app.id}:client:${clientId}`]),
  ]
}
