import { checkDeleting } from '../annotations/actor.ts'
import { announce } from '../annotations/announce.ts'
import type { Annotation } from '../annotations/annotation.ts'
import { requireAnnotations } from '../annotations/require.ts'
import { json } from '../http/answer.ts'
import type { SignedCall, SignedOperation } from '../http/call.ts'
import { invalidInput, notFound } from '../http/failure.ts'
import { checkSerial } from '../messages/serial.ts'
import { emit } from '../webhooks/emit.ts'
import { requireSockets } from '../tokens/acting-socket.ts'

export const deleteAnnotation: SignedOperation = (call) => {
  const { app, world, query } = call
  const channel = requireAnnotations(call)
  if (query.has('socket_id')) requireSockets(app)
  const target = findAnnotation(call, channel)
  checkDeleting(app, channel, query.get('socket_id'), target)
  const { serial, messageSerial, id, type } = target
  const deleted = app.annotations
    .of(channel, messageSerial)
    .some((one) => one.action === 'annotation.delete' && one.id === id)
  if (deleted) return json(200, { annotationSerial: serial, deletedAnnotationSerial: serial })
  const deletion = world.nextSerial()
  announce(world, app, channel, {
    ...target,
    action: 'annotation.delete',
    serial: deletion,
    encoding: undefined,
    timestamp: Math.floor(world.settings.clock()),
  })
  emit(world, app, {
    name: 'annotation_deleted',
    channel,
    message_serial: messageSerial,
    annotation_serial: deletion,
    deleted_annotation_serial: serial,
    annotation_type: type,
  })
  return json(200, { annotationSerial: deletion, deletedAnnotationSerial: serial })
}

/** @throws Failure */
function findAnnotation({ app, param }: SignedCall, channel: string): Annotation {
  const message = param('messageSerial')
  const serial = param('annotationSerial')
  checkSerial('message_serial', message)
  checkSerial('annotation serial', serial)
  const found = app.annotations.find(channel, serial)
  if (found === undefined) throw notFound(`Annotation '${serial}' was not found in channel '${channel}'`)
  if (found.messageSerial !== message) {
    throw notFound(`Annotation '${serial}' does not target message '${message}'`)
  }
  if (found.action === 'annotation.create') return found
  throw invalidInput('Only annotation.create events can be deleted')
}
