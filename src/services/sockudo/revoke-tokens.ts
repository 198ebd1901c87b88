// Taking capability tokens back before they expire.

import { call } from '../../channels/call.ts'
import type { Context } from '../../channels/context.ts'
import { checkOptions, checkWords } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames } from '../../core/http.ts'
import { checkTime, optional } from './bounds.ts'
import type { Schemas } from './contract.ts'

/** Which tokens: one by its id, all of one client, or both. */
export interface Revocation extends CallOptions {
  /** The `jti` of a token. */
  readonly jti?: string | undefined
  /** Every token of this client, also those that are issued while the revocation lasts. */
  readonly clientId?: string | undefined
  /**
   * Until when it lasts, milliseconds since the epoch or a Date: `expiresAt` of the token. Default: 24 hours from now. A
   * server whose cache is its own memory forgets sooner, after 300 seconds unless `cache.memory.ttl` is raised.
   */
  readonly expiresAt?: number | Date | undefined
  /** How long it lasts, milliseconds; instead of `expiresAt`. */
  readonly ttl?: number | undefined
  /** What the server remembers as the reason. */
  readonly reason?: string | undefined
}

export async function revokeTokens(
  context: Context,
  revocation: Revocation,
): Promise<Schemas['RevokeTokensResult']> {
  checkOptions(revocation, names, 'revocation')
  const { jti, clientId, expiresAt, ttl, reason } = revocation
  if (jti === undefined && clientId === undefined)
    throw new ArgumentError('revocation', 'must name a token (jti), a client (clientId) or both')
  if (expiresAt !== undefined && ttl !== undefined)
    throw new ArgumentError(
      'revocation.ttl',
      'cannot be combined with revocation.expiresAt; pass one of them',
    )
  const body = {
    jti: optional(checkWords, jti, 'revocation.jti'),
    client_id: optional(checkWords, clientId, 'revocation.clientId'),
    expires_at: optional(checkSecond, expiresAt, 'revocation.expiresAt'),
    ttl_seconds: optional(checkSeconds, ttl, 'revocation.ttl'),
    reason: optional(checkWords, reason, 'revocation.reason'),
  }
  return call(context, 'revokeTokens', { body }, revocation)
}

const names = [...callOptionNames, 'jti', 'clientId', 'expiresAt', 'ttl', 'reason']

/** The server counts seconds; a part of one is rounded up, so that no token outlives its revocation. */
function checkSecond(time: unknown, argument: string): number {
  return Math.ceil(checkTime(time, argument) / 1000)
}

function checkSeconds(milliseconds: unknown, argument: string): number {
  if (typeof milliseconds === 'number' && Number.isFinite(milliseconds) && milliseconds > 0)
    return Math.ceil(milliseconds / 1000)
  throw new ArgumentError(argument, `must be milliseconds above 0, received ${shapeOf(milliseconds)}`)
}
