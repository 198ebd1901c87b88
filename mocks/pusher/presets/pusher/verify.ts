// How Pusher Channels verifies a request, as its documentation says it.

import { constantTimeEqual, md5 } from '#crypto'
import { formPairs } from '../../../sockudo/http/percent.ts'
import type { AppState } from '../../../sockudo/world.ts'
import { type Asked, paramOf } from '../../http/call.ts'
import { signatureOf } from '../../http/signature.ts'
import {
  appDisabled,
  appNotFound,
  keyUnknown,
  refuse,
  signatureInvalid,
  timestampExpired,
} from './refusals.ts'

/** Milliseconds, in both directions. */
const tolerance = 600_000

/** The app that signed. @throws Failure */
export function verify(asked: Asked): AppState {
  const { world, request, clockSkew = 0 } = asked
  const app = world.byId.get(paramOf(asked, 'appId'))
  if (app === undefined) throw appNotFound()
  const signed = new Map(formPairs(request.query ?? '').map(([name, value]) => [name.toLowerCase(), value]))
  if (signed.get('auth_key') !== app.app.key) throw keyUnknown()
  checkTimestamp(signed.get('auth_timestamp') ?? '', world.settings.clock() + clockSkew)
  checkBody(request.body, signed.get('body_md5'))
  const given = signed.get('auth_signature') ?? ''
  signed.delete('auth_signature')
  if (!constantTimeEqual(signatureOf(app, request, signed), given)) throw signatureInvalid()
  if (!app.app.enabled) throw appDisabled()
  return app
}

function checkTimestamp(text: string, now: number): void {
  if (!/^\d{1,11}$/.test(text)) throw refuse(401, 'Invalid auth_timestamp')
  const given = Number(text) * 1000
  if (Math.abs(now - given) > tolerance) throw timestampExpired(given, now)
}

/** Without a body it may be left out, and may be there all the same. */
function checkBody(body: Uint8Array, digest: string | undefined): void {
  if (digest === undefined && body.byteLength === 0) return
  if (digest === undefined || !constantTimeEqual(md5(body), digest)) throw signatureInvalid()
}
