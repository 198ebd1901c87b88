// Capability tokens: JSON Web Tokens, signed with the secret of the app. Checked in the server's order.

import { constantTimeEqual } from '#crypto'
import { fromHex, fromUtf8, utf8Length } from '../../../src/core/bytes.ts'
import { decodeBase64Url, encodeBase64Url } from '../base64-url.ts'
import { decode, type Decoder, json, optional, string } from '../serde/decode.ts'
import { i64 } from '../serde/integer.ts'
import { struct } from '../serde/struct.ts'
import { authError } from '../socket/failure.ts'
import type { AppState } from '../world.ts'
import type { Capabilities } from './capabilities.ts'
import { readGrants } from './grants.ts'

export interface Token {
  readonly jti: string
  readonly clientId: string
  /** Seconds since the epoch. */
  readonly expires: number
  readonly capabilities: Capabilities
}

const tokenBytes = 8192
const idBytes = 128
/** Seconds. */
const skew = 30
const longestLife = 86_400
const otherAlgorithms = /^(?:HS384|HS512|ES256|ES384|RS256|RS384|RS512|PS256|PS384|PS512|EdDSA)$/

interface Header {
  readonly alg: string
  readonly kid: string | undefined
}

interface Claims {
  readonly 'x-sockudo-capability': string
  readonly 'x-sockudo-client-id': string
  readonly iat: number
  readonly exp: number
  readonly nbf: number | undefined
  readonly jti: string
}

const headerPart: Decoder<Header> = struct('Header', { alg: string, kid: optional(string) })

const claimsPart: Decoder<Claims> = struct('CapabilityTokenClaims', {
  'x-sockudo-capability': json,
  'x-sockudo-client-id': string,
  iat: i64,
  exp: i64,
  nbf: optional(i64),
  jti: string,
})

/** @param now - milliseconds since the epoch @throws SocketFailure */
export function verifyToken(token: string, app: AppState, now: number): Token {
  if (utf8Length(token) > tokenBytes) throw authError('capability token exceeds 8 KiB')
  const parts = token.split('.')
  const header = parts.length === 3 ? readPart(headerPart, parts[0]!) : undefined
  if (header === undefined || !(header.alg === 'HS256' || otherAlgorithms.test(header.alg))) {
    throw authError('capability token has an invalid header')
  }
  if (header.alg !== 'HS256') throw authError('capability token must use HS256')
  if (header.kid !== app.app.key) throw authError('capability token kid does not match app key')
  const claims = isSigned(parts, app) ? readPart(claimsPart, parts[1]!) : undefined
  const seconds = Math.floor(now / 1000)
  if (claims === undefined || claims.exp < seconds - skew || (claims.nbf ?? 0) > seconds + skew) {
    throw authError('capability token signature or claims are invalid')
  }
  return checkClaims(claims, seconds)
}

function checkClaims(claims: Claims, now: number): Token {
  const { 'x-sockudo-client-id': clientId, jti, iat, exp } = claims
  checkId('x-sockudo-client-id', clientId)
  checkId('jti', jti)
  if (iat > now + skew) throw authError('capability token iat is too far in the future')
  if (exp <= now - skew) throw authError('capability token is expired')
  if (exp - iat > longestLife) throw authError('capability token lifetime exceeds 24 hours')
  return { jti, clientId, expires: exp, capabilities: readGrants(claims['x-sockudo-capability']) }
}

function checkId(name: string, id: string): void {
  if (id === '' || utf8Length(id) > idBytes) throw authError(`${name} must be 1..=${idBytes} bytes`)
}

function isSigned([header, claims, signature]: readonly string[], app: AppState): boolean {
  const expected = encodeBase64Url(fromHex(app.sign(`${header}.${claims}`)))
  return constantTimeEqual(expected, signature!)
}

/** Undefined for what is no such JSON in base64 for URLs. */
function readPart<Part>(decoder: Decoder<Part>, part: string): Part | undefined {
  const bytes = decodeBase64Url(part)
  if (bytes === undefined) return undefined
  try {
    return decode(decoder, fromUtf8(bytes))
  } catch {
    return undefined
  }
}
