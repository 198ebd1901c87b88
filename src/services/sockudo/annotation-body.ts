// What an annotation must hold, which depends on how its type is counted.

import { encodeData } from '../../protocol/encode-data.ts'
import { checkSocketId } from '../../protocol/names.ts'
import { utf8Length } from '../../core/bytes.ts'
import { checkNotBlank, checkOptions } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'
import type { Schemas } from './contract.ts'

const names = ['type', 'name', 'clientId', 'socketId', 'count', 'encoding', 'data']
const typePattern = /^[^\s:]+:(total|flag|distinct|unique|multiple)\.v1$/
/** Bytes. Source: Sockudo 5.2.0. */
const longestType = 256

/** @throws ArgumentError for a type that the server does not know */
export function checkAnnotationType(type: unknown, argument: string): string {
  if (typeof type !== 'string' || !typePattern.test(type)) {
    const rule = `must be <namespace>:<total, flag, distinct, unique or multiple>.v1, received ${shapeOf(type)}`
    throw new ArgumentError(argument, rule)
  }
  if (utf8Length(type) <= longestType) return type
  throw new ArgumentError(argument, `must be at most ${longestType} bytes, received ${shapeOf(type)}`)
}

/**
 * The annotation itself, checked.
 *
 * @throws ArgumentError
 */
export function annotationBody(annotation: Schemas['PublishAnnotationRequest']): object {
  checkOptions(annotation, names, 'annotation')
  const { name, clientId, socketId, count, data } = annotation
  const type = checkAnnotationType(annotation.type, 'annotation.type')
  const [, method] = typePattern.exec(type)!
  if (method !== 'total' && method !== 'flag') checkNotBlank(name, 'annotation.name')
  if (socketId !== undefined) checkSocketId(socketId, 'annotation.socketId')
  // The user of the socket stands in for it.
  const needsClient = socketId === undefined && method !== 'total' && method !== 'multiple'
  if (needsClient || clientId !== undefined) checkNotBlank(clientId, 'annotation.clientId')
  if (count !== undefined && !(Number.isSafeInteger(count) && count > 0)) {
    throw new ArgumentError('annotation.count', `must be a whole number above 0, received ${shapeOf(count)}`)
  }
  // Sockudo 5.2.0 answers any data with a 422.
  if (data !== undefined && data !== null)
    throw new ArgumentError('annotation.data', 'cannot be sent: the server refuses it')
  encodeData(annotation, 'annotation')
  return annotation
}
