// Notifications that publishes refer to.

import { bare, json } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { internalError, notFound } from '../http/failure.ts'
import { readQuery } from '../http/query.ts'
import { checkTemplate, shownTemplate, template } from '../push/model/template.ts'
import { readPushBody } from '../push/request/body.ts'
import { requireAdmin } from '../push/request/capability.ts'
import { decodeCursor } from '../push/request/cursor.ts'
import { answerPage, limitOf, pageParameters } from '../push/request/page.ts'

export const savePushTemplate: SignedOperation = (call) => {
  const { app, request } = call
  const body = readPushBody(call, template)
  requireAdmin(request)
  const given = { ...body, appId: app.app.id }
  if (checkTemplate(given) !== undefined) throw internalError()
  app.push.templates.set(given.templateId, given)
  return json(201, shownTemplate(given))
}

export const listPushTemplates: SignedOperation = ({ app, request }) => {
  const query = readQuery(request, pageParameters)
  requireAdmin(request)
  const limit = limitOf(query)
  const after = decodeCursor(query.cursor, app.app.id)?.position
  const rows = [...app.push.templates].map(([id, each]) => [id, shownTemplate(each)] as const)
  return answerPage(rows, { app: app.app.id, kind: 'template', limit, after })
}

export const getPushTemplate: SignedOperation = ({ app, param, request }) => {
  requireAdmin(request)
  const found = app.push.templates.get(param('templateId'))
  if (found === undefined) throw notFound('template not found')
  return json(200, shownTemplate(found))
}

export const deletePushTemplate: SignedOperation = ({ app, param, request }) => {
  requireAdmin(request)
  app.push.templates.delete(param('templateId'))
  return bare(204, '')
}
