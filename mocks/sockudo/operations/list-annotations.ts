import { checkReading } from '../annotations/actor.ts'
import { annotationText } from '../annotations/annotation.ts'
import { requireAnnotations } from '../annotations/require.ts'
import { checkType } from '../annotations/type.ts'
import { jsonText } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { invalidInput } from '../http/failure.ts'
import { readQuery, text, unsigned } from '../http/query.ts'
import { checkSerial } from '../messages/serial.ts'
import { byBytes } from '../serde/by-bytes.ts'
import { objectText } from '../serde/object-text.ts'

const pageSize = 100

interface Query {
  readonly type: string
  readonly limit: number
  readonly from_serial: string
  readonly socket_id: string
}

export const listAnnotations: SignedOperation = (call) => {
  const { app, param, request } = call
  const query = readQuery<Query>(request, { type: text, limit: unsigned, from_serial: text, socket_id: text })
  const channel = requireAnnotations(call)
  checkReading(app, channel, query.socket_id)
  const message = param('messageSerial')
  checkSerial('message_serial', message)
  const limit = Math.min(query.limit ?? pageSize, pageSize)
  if (limit === 0) throw invalidInput('Annotation event limit must be greater than 0')
  const { type, from_serial: from } = query
  if (from !== undefined) checkSerial('annotation serial', from)
  if (type !== undefined) checkType(type)
  const found = app.annotations
    .of(channel, message)
    .filter((one) => (type === undefined || one.type === type) && isAfter(one.serial, from))
  const page = found.slice(0, limit)
  const next = found.length > limit ? page.at(-1)!.serial : null
  return jsonText(
    200,
    objectText([
      ['channel', JSON.stringify(channel)],
      ['messageSerial', JSON.stringify(message)],
      ['limit', String(limit)],
      ['hasMore', String(next !== null)],
      ['nextCursor', JSON.stringify(next)],
      ['items', `[${page.map(annotationText).join(',')}]`],
    ]),
  )
}

function isAfter(serial: string, from: string | undefined): boolean {
  return from === undefined || byBytes(serial, from) > 0
}
