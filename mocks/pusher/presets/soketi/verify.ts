// How soketi verifies a request: neither the time nor the key is looked at.

import { constantTimeEqual, md5 } from '#crypto'
import { utf8 } from '../../../../src/core/bytes.ts'
import { formPairs } from '../../../sockudo/http/percent.ts'
import type { AppState } from '../../../sockudo/world.ts'
import { type Asked, paramOf } from '../../http/call.ts'
import { signatureOf } from '../../http/signature.ts'
import { refuse } from './refusals.ts'

const unsigned: readonly string[] = ['auth_signature', 'body_md5', 'appId', 'appKey', 'channelName']

/** @param body - the JSON of the request, as text, where the operation reads one @throws Failure */
export function verify(asked: Asked, body: string | undefined): AppState {
  const { world, request } = asked
  const id = paramOf(asked, 'appId', false)
  const app = world.byId.get(id)
  if (app === undefined) throw refuse(404, `The app ${id} could not be found.`)
  const query = queryOf(request.query)
  const signed = new Map([['auth_key', app.app.key], ...query])
  for (const name of unsigned) signed.delete(name)
  if (body !== undefined || query.get('body_md5')) signed.set('body_md5', md5(utf8(body ?? '')))
  const given = query.get('auth_signature') ?? ''
  if (!constantTimeEqual(signatureOf(app, request, signed), given))
    throw refuse(401, 'The secret authentication failed')
  return app
}

/** Names as they were sent; the values of a repeated one are joined. */
export function queryOf(query: string | undefined): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of formPairs(query ?? '')) {
    const before = found.get(name)
    found.set(name, before === undefined ? value : `${before},${value}`)
  }
  return found
}
