// Taking capability tokens back before they expire.

import { call } from '../../channels/call.ts'
import type { Context } from '../../channels/context.ts'
import { checkOptions, checkTime, checkWords, optional } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames } from '../../core/http.ts'
import type { Schemas } from './contract.ts'

/** Which tokens: one by its id, all of one client, or both. And for how long: until a time, or for a while. */
export type Revocation = RevokedTokens & RevokedTime & { readonly reason?: string | undefined }

/** `jti` is the id of a token; `clientId` means every token of a client, also those issued while the revocation lasts. */
type RevokedTokens =
  | { readonly jti: string; readonly clientId?: string | undefined }
  | { readonly jti?: string | undefined; readonly clientId: string }

/**
 * `expiresAt` is milliseconds since the epoch or a Date: that of the token. `ttl` is milliseconds. Without either it is
 * 24 hours. A server whose cache is its own memory forgets sooner, after 300 seconds unless `cache.memory.ttl` is raised.
 */
type RevokedTime =
  | { readonly expiresAt?: number | Date | undefined; readonly ttl?: undefined }
  | { readonly expiresAt?: undefined; readonly ttl?: number | undefined }

export async function revokeTokens(
  context: Context,
  revocation: Revocation,
  options: CallOptions = {},
): Promise<Schemas['RevokeTokensResult']> {
  checkOptions(revocation, names, 'revocation')
  checkOptions(options, callOptionNames, 'options')
  const { jti, clientId, expiresAt, ttl, reason } = revocation
  if (jti === undefined && clientId === undefined)
    throw new ArgumentError('revocation', 'must name a token (jti), a client (clientId) or both')
  if (expiresAt !== undefined && ttl !== undefined)
    throw new ArgumentError(
      'revocation.ttl',
      'cannot be combined with revocation.expiresAt; pass one of them',
    )
  const body = {
    jti: optional(checkJti, jti, 'revocation.jti'),
    client_id: optional(checkWords, clientId, 'revocation.clientId'),
    expires_at: expiresAt === undefined ? undefined : expirySecond(expiresAt, context.now()),
    ttl_seconds: optional(checkSeconds, ttl, 'revocation.ttl'),
    reason: optional(checkWords, reason, 'revocation.reason'),
  }
  return call(context, 'revokeTokens', { body }, options)
}

const names = ['jti', 'clientId', 'expiresAt', 'ttl', 'reason']

/** The server takes any text, and would revoke nothing by that of a token. */
function checkJti(jti: unknown, argument: string): string {
  const text = checkWords(jti, argument)
  if (/^eyJ[\w-]*\.[\w-]+\.[\w-]+$/.test(text))
    throw new ArgumentError(argument, 'must be the id of a token (its jti), not the token')
  return text
}

/** The server counts seconds; a part of one is rounded up, so that no token outlives its revocation. */
function expirySecond(expiresAt: unknown, now: number): number {
  const time = checkTime(expiresAt, 'revocation.expiresAt')
  // The server would remember it for one second: seconds taken for milliseconds would revoke nothing.
  if (time <= now)
    throw new ArgumentError('revocation.expiresAt', 'must be in the future, in milliseconds since the epoch')
  return Math.ceil(time / 1000)
}

function checkSeconds(ttl: unknown, argument: string): number {
  if (typeof ttl === 'number' && ttl > 0 && ttl <= Number.MAX_SAFE_INTEGER) return Math.ceil(ttl / 1000)
  throw new ArgumentError(argument, `must be milliseconds above 0, received ${shapeOf(ttl)}`)
}
