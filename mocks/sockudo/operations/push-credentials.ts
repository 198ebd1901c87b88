// How the server signs in at the providers.

import type { Answer } from '../http/answer.ts'
import { json } from '../http/answer.ts'
import type { SignedCall, SignedOperation } from '../http/call.ts'
import { internalError, invalidInput } from '../http/failure.ts'
import { readQuery } from '../http/query.ts'
import {
  apns,
  type Credential,
  type CredentialBody,
  type CredentialKind,
  fcm,
  hms,
  webPush,
  wns,
} from '../push/model/credential.ts'
import { blank, firstOf } from '../push/model/check.ts'
import { providerKey } from '../push/model/provider.ts'
import { readPushBody } from '../push/request/body.ts'
import { requireAdmin } from '../push/request/capability.ts'
import { decodeCursor } from '../push/request/cursor.ts'
import { answerPage, limitOf, pageParameters } from '../push/request/page.ts'

export const saveFcmCredential: SignedOperation = (call) => save(call, fcm)

export const saveApnsCredential: SignedOperation = (call) => save(call, apns)

export const saveWebPushCredential: SignedOperation = (call) => save(call, webPush)

export const saveHmsCredential: SignedOperation = (call) => save(call, hms)

export const saveWnsCredential: SignedOperation = (call) => save(call, wns)

export const listPushCredentials: SignedOperation = ({ app, request }) => {
  const query = readQuery(request, pageParameters)
  requireAdmin(request)
  const limit = limitOf(query)
  const after = decodeCursor(query.cursor, app.app.id)?.position
  return answerPage(app.push.credentials, { app: app.app.id, kind: 'credential', limit, after })
}

function save<Body extends CredentialBody>(call: SignedCall, kind: CredentialKind<Body>): Answer {
  const body = readPushBody(call, kind.body)
  requireAdmin(call.request)
  const secret = firstOf(kind.secrets(body), (each) =>
    each === undefined ? undefined : blank('secret', each),
  )
  if (secret !== undefined) throw invalidInput(secret)
  const { app, world } = call
  if (!world.settings.push.credentialKey) {
    throw invalidInput('PUSH_CREDENTIAL_ENCRYPTION_KEY must be configured before storing push credentials')
  }
  const { credentialId = providerKey(kind.provider), version = 1 } = body
  const isWrong = blank('credentialId', credentialId) !== undefined || version === 0
  if (isWrong || kind.problem(body) !== undefined) throw internalError()
  const credential: Credential = {
    app_id: app.app.id,
    credential_id: credentialId,
    provider: kind.provider,
    version,
  }
  app.push.credentials.set(credentialId, credential)
  return json(201, credential)
}
