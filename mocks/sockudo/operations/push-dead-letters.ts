// Pushes that could not be delivered.

import { json } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { internalError, invalidInput, notFound } from '../http/failure.ts'
import { type Parameters, readQuery, text, unsigned } from '../http/query.ts'
import { requireAdmin } from '../push/request/capability.ts'
import { decodeCursor } from '../push/request/cursor.ts'
import { answerPage, limitOf, pageParameters, type PageQuery, type Row } from '../push/request/page.ts'

interface DeadLetterQuery extends PageQuery {
  readonly provider?: string
  readonly sinceMs?: number
  readonly untilMs?: number
}

const parameters: Parameters<DeadLetterQuery> = {
  ...pageParameters,
  provider: text,
  sinceMs: unsigned,
  untilMs: unsigned,
}

export const listPushDeadLetters: SignedOperation = ({ app, request, world }) => {
  const query = readQuery(request, parameters)
  requireAdmin(request)
  const { sinceMs = 0, untilMs = Infinity } = query
  if (sinceMs > untilMs) throw invalidInput('sinceMs must be less than or equal to untilMs')
  const provider = query.provider === undefined ? undefined : providerOf(query.provider)
  const limit = limitOf(query)
  const cursor = decodeCursor(query.cursor, app.app.id)
  if (cursor !== undefined && cursor.kind !== 'deadLetter') throw internalError()
  const rows = world.push.deadLetters.items.flatMap((letter): Row<object>[] => {
    const { appId, occurredAtMs: at } = letter
    if (appId !== app.app.id || at < sinceMs || at > untilMs) return []
    if (provider !== undefined && provider !== letter.provider) return []
    return [[`${String(at).padStart(20, '0')}:${letter.deadLetterId}`, letter]]
  })
  const at = Math.floor(world.settings.clock())
  return answerPage(rows, { app: app.app.id, kind: 'deadLetter', limit, after: cursor?.position, at })
}

/** The copy that is sent is one that was given up already: the server drops it without a word. */
export const replayPushDeadLetter: SignedOperation = ({ app, param, request, world }) => {
  requireAdmin(request)
  const deadLetterId = param('deadLetterId')
  const { deadLetters } = world.push
  const letter = deadLetters.items.find((each) => {
    return each.appId === app.app.id && each.deadLetterId === deadLetterId
  })
  if (letter === undefined) throw notFound('dead letter not found')
  if (!letter.replayable) {
    throw invalidInput('dead-letter does not retain an original queue payload')
  }
  return json(202, { deadLetterId, replayed: true, messageId: deadLetters.nextMessageId() })
}

const providers: Readonly<Record<string, string>> = {
  fcm: 'fcm',
  apns: 'apns',
  webpush: 'webPush',
  webPush: 'webPush',
  web_push: 'webPush',
  hms: 'hms',
  wns: 'wns',
}

function providerOf(name: string): string {
  if (Object.hasOwn(providers, name)) return providers[name]!
  throw invalidInput('provider must be one of fcm, apns, webpush, hms, or wns')
}
