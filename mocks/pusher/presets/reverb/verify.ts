// How Reverb verifies a request: neither the time nor the key is looked at.

import { constantTimeEqual, md5 } from '#crypto'
import { formPairs } from '../../../sockudo/http/percent.ts'
import type { AppState } from '../../../sockudo/world.ts'
import { type Asked, paramOf } from '../../http/call.ts'
import { signatureOf } from '../../http/signature.ts'
import { refuse } from './answers.ts'

const unsigned: readonly string[] = ['auth_signature', 'body_md5', 'appId', 'appKey', 'channelName']

/** @throws Failure */
export function verify(asked: Asked): AppState {
  const { world, request } = asked
  const id = paramOf(asked, 'appId')
  const app = world.byId.get(id)
  if (app === undefined) throw refuse(404, `No matching application for ID [${id}].`)
  const query = queryOf(request.query)
  const signed = new Map([...query].filter(([name]) => !unsigned.includes(name)))
  if (request.body.byteLength > 0) signed.set('body_md5', md5(request.body))
  if (!constantTimeEqual(signatureOf(app, request, signed), query.get('auth_signature') ?? ''))
    throw refuse(401, 'Authentication signature invalid.')
  return app
}

/** As PHP reads a query: names without dots and spaces, those with brackets as lists, which are joined. */
export function queryOf(query: string | undefined): Map<string, string> {
  const found = new Map<string, string>()
  for (const [sent, value] of formPairs(query ?? '')) {
    const name = sent.replace(/\[\]$/, '').replace(/[. ]/g, '_')
    const before = found.get(name)
    found.set(name, sent.endsWith('[]') && before !== undefined ? `${before},${value}` : value)
  }
  return found
}
