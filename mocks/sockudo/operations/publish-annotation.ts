import { publishingClient } from '../annotations/actor.ts'
import { announce } from '../annotations/announce.ts'
import { annotationBody } from '../annotations/body.ts'
import { requireAnnotations } from '../annotations/require.ts'
import { checkFields, checkType } from '../annotations/type.ts'
import { json } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { SignedOperation } from '../http/call.ts'
import { invalidInput } from '../http/failure.ts'
import { findMessage } from '../messages/find.ts'
import { emit } from '../webhooks/emit.ts'

export const publishAnnotation: SignedOperation = (call) => {
  const { app, request, world } = call
  const body = readBody(request, annotationBody, world.settings.limits.bodyBytes)
  const channel = requireAnnotations(call)
  if (body.count === 0) throw invalidInput('Annotation count must be greater than 0')
  const message = findMessage(call)
  const { type, name, count, encoding } = body
  checkType(type)
  const clientId = publishingClient(app, channel, body.socketId, body.clientId)
  // The server draws a serial even where it then refuses.
  const serial = world.nextSerial()
  checkFields({ type, name, clientId })
  announce(world, app, channel, {
    action: 'annotation.create',
    id: world.settings.ids.uuid(),
    serial,
    messageSerial: message.serial,
    type,
    name,
    clientId,
    count,
    encoding,
    timestamp: Math.floor(world.settings.clock()),
  })
  emit(world, app, {
    name: 'annotation_created',
    channel,
    message_serial: message.serial,
    annotation_serial: serial,
    annotation_type: type,
  })
  return json(200, { annotationSerial: serial })
}
