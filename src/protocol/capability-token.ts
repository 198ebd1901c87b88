// Capability tokens: what one client may do on which channels, for a while. A JWT that the app's secret signs.

import { hmacSha256 } from '#crypto'
import { toBase64Url } from '../core/base64.ts'
import { fromHex, utf8, utf8Length } from '../core/bytes.ts'
import { checkOptions, checkWellFormed } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'
import type { Credentials } from './sign-request.ts'

/** What a token can allow on a channel. */
export type Capability =
  | 'subscribe'
  | 'publish'
  | 'history'
  | 'presence'
  | 'push-admin'
  | 'push-subscribe'
  | 'annotation-subscribe'
  | 'annotation-publish'
  | `annotation-delete-${'own' | 'any'}`
  | `message-${'update' | 'delete' | 'append'}-${'own' | 'any'}`

const capabilities = new Set<string>([
  'subscribe',
  'publish',
  'history',
  'presence',
  'push-admin',
  'push-subscribe',
  'annotation-subscribe',
  'annotation-publish',
  'annotation-delete-own',
  'annotation-delete-any',
  'message-update-own',
  'message-update-any',
  'message-delete-own',
  'message-delete-any',
  'message-append-own',
  'message-append-any',
] satisfies Capability[])

export interface CapabilityTokenOptions {
  /** 1 to 128 bytes. */
  readonly clientId: string
  /** Channel pattern (exact, or with one `*`) -> what is allowed there; up to 100 patterns. */
  readonly capability: { readonly [pattern: string]: readonly Capability[] }
  /** Milliseconds, up to 24 hours. */
  readonly expiresIn: number
  /** 1 to 128 bytes; a random one unless given. Revoking a token needs it. */
  readonly jti?: string | undefined
}

export interface CapabilityToken {
  readonly token: string
  readonly jti: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

const longestToken = 8192
const longestId = 128
const mostPatterns = 100
const day = 86_400_000

/**
 * Prepares the key once and returns the function that issues tokens with it.
 *
 * Source: the rules by which Sockudo 5.2.0 verifies tokens; it asks for HS256, `kid` and every claim that is set here.
 *
 * @param credentials - the app's key and secret
 * @returns a function of the options and the time in milliseconds since the epoch
 * @throws ArgumentError (from the returned function) for what the server would refuse
 */
export function capabilityTokenIssuer({
  key,
  secret,
}: Credentials): (options: CapabilityTokenOptions, now: number) => CapabilityToken {
  const hmac = hmacSha256(secret)
  const header = encodePart({ alg: 'HS256', typ: 'JWT', kid: key })
  return (options, now) => {
    checkOptions(options, ['clientId', 'capability', 'expiresIn', 'jti'], 'options')
    const { clientId, capability, expiresIn, jti = globalThis.crypto.randomUUID() } = options
    checkId(clientId, 'clientId')
    checkId(jti, 'jti')
    checkCapability(capability)
    const allowed = JSON.stringify(capability)
    // A toJSON could make something else of it, and what is signed is what counts.
    checkCapability(JSON.parse(allowed))
    const issuedAt = Math.floor(now / 1000)
    const expires = issuedAt + checkLifetime(expiresIn)
    const claims = {
      'x-sockudo-client-id': clientId,
      'x-sockudo-capability': allowed,
      iat: issuedAt,
      nbf: issuedAt,
      exp: expires,
      jti,
    }
    const content = `${header}.${encodePart(claims)}`
    const token = `${content}.${toBase64Url(fromHex(hmac(content)))}`
    if (token.length > longestToken) {
      throw new ArgumentError(
        'capability',
        `makes a token of ${token.length} bytes, over the limit of ${longestToken}`,
      )
    }
    return { token, jti, expiresAt: expires * 1000 }
  }
}

function encodePart(value: object): string {
  return toBase64Url(utf8(JSON.stringify(value)))
}

function checkId(value: unknown, argument: string): void {
  if (typeof value !== 'string' || value === '' || utf8Length(value) > longestId) {
    throw new ArgumentError(argument, `must be text of 1 to ${longestId} bytes, received ${shapeOf(value)}`)
  }
  checkWellFormed(value, argument)
}

/** Whole seconds. */
function checkLifetime(expiresIn: unknown): number {
  if (typeof expiresIn === 'number' && expiresIn >= 1000 && expiresIn <= day)
    return Math.floor(expiresIn / 1000)
  throw new ArgumentError(
    'expiresIn',
    `must be milliseconds from 1000 to ${day}, received ${shapeOf(expiresIn)}`,
  )
}

function checkCapability(capability: unknown): void {
  if (typeof capability !== 'object' || capability === null || Array.isArray(capability)) {
    throw new ArgumentError(
      'capability',
      `must be an object of channel patterns, received ${shapeOf(capability)}`,
    )
  }
  const patterns = Object.entries(capability)
  if (patterns.length === 0 || patterns.length > mostPatterns) {
    throw new ArgumentError(
      'capability',
      `must have 1 to ${mostPatterns} channel patterns, received ${patterns.length}`,
    )
  }
  for (const [pattern, allowed] of patterns) checkPattern(pattern, allowed)
}

function checkPattern(pattern: string, allowed: unknown): void {
  if (pattern === '') throw new ArgumentError('capability', 'has an empty channel pattern')
  if (pattern.split('*').length > 2) {
    throw new ArgumentError(`capability["${pattern}"]`, 'has more than one "*", which would match nothing')
  }
  // Unlike every(), from() does not skip holes.
  const known = Array.isArray(allowed) && Array.from(allowed).every((one) => capabilities.has(one))
  if (!known || allowed.length === 0) {
    const rule = `must list at least one of ${[...capabilities].join(', ')}`
    throw new ArgumentError(`capability["${pattern}"]`, rule)
  }
}
