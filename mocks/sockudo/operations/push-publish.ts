// Pushes, and what became of them.

import { bare, json } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { notFound } from '../http/failure.ts'
import { acceptPublish } from '../push/admission/accept.ts'
import { deliveryEvent } from '../push/model/delivery-event.ts'
import { publishBody } from '../push/model/publish-body.ts'
import { readPushBody } from '../push/request/body.ts'
import { requireAdmin } from '../push/request/capability.ts'
import { list } from '../serde/decode.ts'

export const publishPush: SignedOperation = (call) => {
  const { query, request } = call
  const body = readPushBody(call, publishBody)
  requireAdmin(request)
  const accepted = acceptPublish(call, body)
  const wantsSync = body.sync || query.get('mode') === 'sync'
  return json(202, accepted, wantsSync ? { 'x-sockudo-forced-async': 'publish-api-is-async' } : {})
}

/** Stops at the first publish that is refused; those before it are under way. */
export const publishPushBatch: SignedOperation = (call) => {
  const bodies = readPushBody(call, list(publishBody))
  requireAdmin(call.request)
  return json(202, { items: bodies.map((body) => acceptPublish(call, body)) })
}

export const getPushStatus: SignedOperation = ({ app, param, request }) => {
  requireAdmin(request)
  const status = app.push.statuses.get(param('publishId'))
  if (status === undefined) throw notFound('publish status not found')
  return json(200, status)
}

/** There never is a job: what has a `notBeforeMs` is not one. */
export const cancelScheduledPush: SignedOperation = ({ request }) => {
  requireAdmin(request)
  return bare(204, '')
}

/** The report is repeated and changes nothing. */
export const reportPushDelivery: SignedOperation = (call) => {
  const body = readPushBody(call, deliveryEvent)
  requireAdmin(call.request)
  return json(202, { ...body, appId: call.app.app.id })
}
