// Devices that are registered for pushes.

import { sha256 } from '#crypto'
import { fromHex } from '../../../src/core/bytes.ts'
import { bare, json } from '../http/answer.ts'
import type { SignedCall, SignedOperation } from '../http/call.ts'
import { forbidden, internalError, invalidInput, notFound } from '../http/failure.ts'
import { readQuery, text } from '../http/query.ts'
import { checkDevice, type Device, device, shownDevice } from '../push/model/device.ts'
import { tokenHash } from '../push/model/recipient.ts'
import { encodeBase64Url } from '../base64-url.ts'
import { readPushBody } from '../push/request/body.ts'
import { isAdmin, requireAdmin, requireIdentity, visibleHeader } from '../push/request/capability.ts'
import { decodeCursor } from '../push/request/cursor.ts'
import { answerPage, limitOf, pageParameters } from '../push/request/page.ts'
import { devicesOf, removeDevice } from '../push/stores.ts'
import { jsonText } from '../serde/json-text.ts'

/** The device gets its token when it is new, and when a new one is asked for. The secret of the request means nothing. */
export const registerPushDevice: SignedOperation = (call) => {
  const { app, request } = call
  const body = readPushBody(call, device)
  const mayAll = isAdmin(request)
  const before = app.push.devices.get(body.id)
  if (!mayAll) {
    if (before === undefined) throw forbidden('device token registration requires an existing device')
    requireIdentity(request, before)
  }
  const rotate = /^(?:1|true|TRUE|yes)$/.test(
    visibleHeader(request, 'x-sockudo-rotate-device-identity-token') ?? '',
  )
  const token = mayAll && (before === undefined || rotate) ? newToken(call) : undefined
  const deviceSecret = token ?? before!.deviceSecret
  const given: Device = { ...body, appId: app.app.id, deviceSecret }
  if (checkDevice(given) !== undefined) throw internalError()
  app.push.devices.set(given.id, given)
  return json(201, {
    change: changeFrom(before, given),
    tokenHash: tokenHash(given.push.recipient),
    device: shownDevice(given),
    deviceIdentityToken: token,
  })
}

export const listPushDevices: SignedOperation = ({ app, request }) => {
  const query = readQuery(request, pageParameters)
  requireAdmin(request)
  const limit = limitOf(query)
  const after = decodeCursor(query.cursor, app.app.id)?.position
  const rows = [...app.push.devices].map(([id, each]) => [id, shownDevice(each)] as const)
  return answerPage(rows, { app: app.app.id, kind: 'device', limit, after })
}

export const getPushDevice: SignedOperation = ({ app, param, request }) => {
  const found = app.push.devices.get(param('deviceId'))
  if (found === undefined) throw notFound('device not found')
  if (!isAdmin(request)) requireIdentity(request, found)
  return json(200, shownDevice(found))
}

export const deletePushDevice: SignedOperation = ({ app, param, request }) => {
  const id = param('deviceId')
  if (!isAdmin(request)) requireIdentityOf({ app, request }, id)
  removeDevice(app.push, id)
  return bare(204, '')
}

export const deletePushDevices: SignedOperation = ({ app, request }) => {
  const { clientId } = readQuery(request, { clientId: text })
  requireAdmin(request)
  if (clientId === undefined) throw invalidInput('removeWhere requires clientId')
  const own = devicesOf(app.push, clientId)
  for (const { id } of own) removeDevice(app.push, id)
  return json(200, { deleted: own.length, consistency: 'eventual' })
}

/** @throws Failure */
export function requireIdentityOf({ app, request }: Pick<SignedCall, 'app' | 'request'>, id: string): void {
  const found = app.push.devices.get(id)
  if (found === undefined) throw notFound('device not found')
  requireIdentity(request, found)
}

function newToken({ world }: SignedCall): string {
  return encodeBase64Url(fromHex(sha256(world.settings.ids.uuid())))
}

function changeFrom(before: Device | undefined, after: Device): string {
  if (before === undefined) return 'inserted'
  return jsonText(before) === jsonText(after) ? 'unchanged' : 'updated'
}
