import { json } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { SignedOperation } from '../http/call.ts'
import { authFailed } from '../http/failure.ts'
import { requireCache } from '../outages.ts'
import { type Decoder, optional, string } from '../serde/decode.ts'
import { i64, u64 } from '../serde/integer.ts'
import { struct } from '../serde/struct.ts'
import { revoke } from '../tokens/revoke.ts'

interface RevocationBody {
  readonly jti: string | undefined
  readonly client_id: string | undefined
  /** Seconds since the epoch. */
  readonly expires_at: number | undefined
  readonly ttl_seconds: number | undefined
  readonly reason: string | undefined
}

const revocationBody: Decoder<RevocationBody> = struct('RevokeCapabilityTokensRequest', {
  jti: optional(string),
  client_id: optional(string),
  expires_at: optional(i64),
  ttl_seconds: optional(u64),
  reason: optional(string),
})

/** Seconds in which every token has expired. */
const longest = 86_400

export const revokeTokens: SignedOperation = ({ app, request, world }) => {
  const body = readBody(request, revocationBody, world.settings.limits.bodyBytes)
  const { jti, client_id: clientId } = body
  if (jti === undefined && clientId === undefined) throw authFailed('revocation requires jti or client_id')
  requireCache(world)
  const closed = revoke(world, app, { jti, clientId }, secondsOf(body, world.settings.clock()) * 1000)
  return json(200, {
    revoked_jti: jti !== undefined,
    revoked_client_id: clientId !== undefined,
    closed_connections: closed,
  })
}

function secondsOf({ ttl_seconds: ttl, expires_at: expires }: RevocationBody, now: number): number {
  if (ttl !== undefined) return Math.max(1, ttl)
  return expires === undefined ? longest : Math.max(1, expires - Math.floor(now / 1000))
}
