// Which devices want the pushes of which channels.

import { json } from '../http/answer.ts'
import type { SignedCall, SignedOperation } from '../http/call.ts'
import { forbidden, internalError, invalidInput } from '../http/failure.ts'
import { type Parameters, readQuery, text } from '../http/query.ts'
import { checkSubscription, type Subscription, subscription } from '../push/model/subscription.ts'
import { readPushBody } from '../push/request/body.ts'
import { isAdmin, requireAdmin } from '../push/request/capability.ts'
import { decodeCursor } from '../push/request/cursor.ts'
import { answerPage, limitOf, pageParameters, type PageQuery, type Row } from '../push/request/page.ts'
import { requireIdentityOf } from './push-devices.ts'

interface SubscriptionQuery extends PageQuery {
  readonly channel?: string
  readonly deviceId?: string
}

const parameters: Parameters<SubscriptionQuery> = { ...pageParameters, channel: text, deviceId: text }

export const savePushSubscription: SignedOperation = (call) => {
  const { app, request } = call
  const body = readPushBody(call, subscription)
  if (!isAdmin(request)) requireIdentityOf(call, body.deviceId)
  const given = { ...body, appId: app.app.id }
  if (checkSubscription(given) !== undefined) throw internalError()
  app.push.subscriptions.put(given)
  return json(201, shown(given))
}

/** Of a channel, else of a device, else all. */
export const listPushSubscriptions: SignedOperation = (call) => {
  const { app } = call
  const query = readOwn(call, 'list')
  const after = decodeCursor(query.cursor, app.app.id)?.position
  const limit = limitOf(query)
  const rows = app.push.subscriptions.all().flatMap((each): Row<object>[] => {
    const { channel, deviceId } = each
    if (query.channel !== undefined) return query.channel === channel ? [[deviceId, shown(each)]] : []
    if (query.deviceId !== undefined) return query.deviceId === deviceId ? [[channel, shown(each)]] : []
    return [[`${channel}:${deviceId}`, shown(each)]]
  })
  return answerPage(rows, { app: app.app.id, kind: 'channelSubscription', limit, after })
}

export const listPushChannels: SignedOperation = ({ app, request }) => {
  const query = readQuery(request, pageParameters)
  requireAdmin(request)
  const limit = limitOf(query)
  const after = decodeCursor(query.cursor, app.app.id)?.position
  const channels = new Set(app.push.subscriptions.all().map(({ channel }) => channel))
  const rows = [...channels].map((channel) => [channel, channel] as const)
  return answerPage(rows, { app: app.app.id, kind: 'channelSubscription', limit, after })
}

/** With a channel and a device, all of the channel go. */
export const deletePushSubscriptions: SignedOperation = (call) => {
  const { channel, deviceId } = readOwn(call, 'remove')
  const { subscriptions } = call.app.push
  if (channel !== undefined) {
    return json(200, { deleted: subscriptions.remove((each) => each.channel === channel) })
  }
  if (deviceId === undefined) throw invalidInput('delete requires channel or deviceId')
  return json(200, { deleted: subscriptions.remove((each) => each.deviceId === deviceId) })
}

function readOwn(call: SignedCall, verb: string): Partial<SubscriptionQuery> {
  const query = readQuery(call.request, parameters)
  if (isAdmin(call.request)) return query
  if (query.deviceId === undefined) {
    throw forbidden(`push-subscribe can only ${verb} its own device subscriptions`)
  }
  requireIdentityOf(call, query.deviceId)
  return query
}

function shown({ appId, channel, deviceId, clientId, ...given }: Subscription): object {
  return { appId, channel, deviceId, clientId, ...given }
}
