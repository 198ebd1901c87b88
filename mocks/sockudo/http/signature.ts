// The checks of a signed request, in the server's order and with its words.

import { constantTimeEqual, md5 } from '#crypto'
import { byBytes } from '../serde/by-bytes.ts'
import type { AppState, World } from '../world.ts'
import { appNotFound, authFailed, internalError, invalidInput } from './failure.ts'
import { formPairs } from './percent.ts'
import type { ApiRequest } from './request.ts'

/** Seconds, in both directions. */
const tolerance = 600n
const once = new Set(['auth_key', 'auth_timestamp', 'auth_version', 'body_md5', 'auth_signature'])

/** The app that signed the request. @param skew - milliseconds by which the clock is ahead. @throws Failure */
export function verifySignature(world: World, request: ApiRequest, skew: number = 0): AppState {
  const auth = readAuth(request)
  if (request.cut) throw internalError()
  const app = world.byKey.get(auth.get('auth_key') ?? '')
  if (app === undefined) throw appNotFound()
  if (request.path.split('/').filter((segment) => segment !== '')[1] !== app.app.id) {
    throw authFailed('Authenticated app does not match route app_id')
  }
  checkTimestamp(auth.get('auth_timestamp') ?? '', world.settings.clock() + skew)
  const signed = signedParameters(auth)
  checkBody(request, signed)
  const query = [...signed].sort(([left], [right]) => byBytes(left, right)).map((pair) => pair.join('='))
  const expected = app.sign(`${request.method}\n${request.path}\n${query.join('&')}`)
  if (!constantTimeEqual(expected, auth.get('auth_signature') ?? ''))
    throw authFailed('Invalid API signature')
  return app
}

/** Every parameter; of repeated ones the last. */
function readAuth({ query }: ApiRequest): Map<string, string> {
  if (query === undefined) throw invalidInput('Missing authentication query parameters')
  const found = new Map<string, string>()
  for (const [name, value] of formPairs(query)) {
    if (once.has(name) && found.has(name)) {
      throw invalidInput(`Invalid authentication query parameters: duplicate field \`${name}\``)
    }
    found.set(name, value)
  }
  if (found.size === 0) throw invalidInput('Query string is empty or invalid')
  return found
}

function checkTimestamp(text: string, now: number): void {
  if (text === '') throw authFailed('auth_timestamp is missing')
  if (!/^[+-]?\d+$/.test(text)) throw authFailed('Invalid auth_timestamp format')
  const timestamp = BigInt(text.replace('+', ''))
  if (BigInt.asIntN(64, timestamp) !== timestamp) throw authFailed('Invalid auth_timestamp format')
  const age = BigInt(Math.floor(now / 1000)) - timestamp
  if (age > tolerance || age < -tolerance) throw authFailed('Timestamp expired or too far in the future')
}

/** Names in lower case. Where two names become one, the last in the order of their bytes stays. */
function signedParameters(auth: ReadonlyMap<string, string>): Map<string, string> {
  const signed = new Map<string, string>()
  for (const [name, value] of [...auth].sort(([left], [right]) => byBytes(left, right))) {
    if (name !== 'auth_signature') signed.set(name.toLowerCase(), value)
  }
  return signed
}

function checkBody({ method, body }: ApiRequest, signed: ReadonlyMap<string, string>): void {
  const digest = signed.get('body_md5')
  if (method !== 'POST') {
    if (digest === undefined) return
    throw authFailed(`body_md5 must not be present in query parameters for ${method} requests`)
  }
  if (digest === undefined || digest === '') {
    const rule = 'body_md5 is required and must be non-empty in query parameters for POST requests'
    throw authFailed(`${rule} with a non-empty body`)
  }
  if (!constantTimeEqual(md5(body), digest)) throw authFailed('body_md5 mismatch')
}
