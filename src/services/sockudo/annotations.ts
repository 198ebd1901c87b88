// Annotations: reactions, votes and counters that hang on a message.

import { call } from '../../channels/call.ts'
import type { Context } from '../../channels/context.ts'
import { checkOptions, optional } from '../../core/check.ts'
import { type CallOptions, callOptionNames, runCall } from '../../core/http.ts'
import type { Page, Paged } from '../../core/paging.ts'
import { checkSocketId } from '../../protocol/names.ts'
import { annotationBody, checkAnnotationType } from './annotation-body.ts'
import type { Schemas } from './contract.ts'
import { list, type ListAnswer, type PageOptions } from './list.ts'
import { checkSerialText, messagePath } from './serials.ts'

export interface AnnotationsOptions extends PageOptions {
  /** Only annotations of this type: `reactions:distinct.v1`. */
  readonly type?: string | undefined
  /** The connection that asks, which must be allowed to. Without it, your server does. */
  readonly socketId?: string | undefined
}

export interface DeleteAnnotationOptions extends CallOptions {
  /** The connection that deletes, which must be allowed to. Without it, your server does. */
  readonly socketId?: string | undefined
}

/** One page of the annotations of a message. */
export interface AnnotationsPage extends Page<Schemas['AnnotationEvent']> {
  /** The whole answer, as the server sent it. */
  readonly answer: Schemas['AnnotationPage']
}

export interface Annotations {
  /**
   * Annotates a message.
   *
   * @param serial - `message_serial` of its receipt or of a history item
   * @param annotation - `type` is `<namespace>:<method>.v1` with one of the methods total, flag, distinct, unique and
   * multiple. Flag, distinct and unique need a `clientId` (or a `socketId`), distinct, unique and multiple a `name`
   */
  publish(
    channel: string,
    serial: string,
    annotation: Schemas['PublishAnnotationRequest'],
    options?: CallOptions,
  ): Promise<Schemas['PublishAnnotationResult']>

  /** Every annotation of a message and every deletion of one, the oldest first. */
  list(
    channel: string,
    serial: string,
    options?: AnnotationsOptions,
  ): Paged<Schemas['AnnotationEvent'], AnnotationsPage>

  /**
   * Deletes an annotation. Deleting it again changes nothing.
   *
   * @param annotationSerial - as `publish()` or `list()` gave it
   */
  delete(
    channel: string,
    serial: string,
    annotationSerial: string,
    options?: DeleteAnnotationOptions,
  ): Promise<Schemas['DeleteAnnotationResult']>
}

export function createAnnotations(context: Context): Annotations {
  return {
    publish: (channel, serial, annotation, options = {}) =>
      runCall(context.server, 'publishAnnotation', async () => {
        checkOptions(options, callOptionNames, 'options')
        const parts = { path: messagePath(context, channel, serial), body: annotationBody(annotation) }
        return call(context, 'publishAnnotation', parts, options)
      }),
    list: (channel, serial, options = {}) =>
      list<Schemas['AnnotationEvent'], AnnotationsAnswer, AnnotationsPage>(context, {
        operation: 'listAnnotations',
        cursorParameter: 'from_serial',
        prepare: () => {
          checkOptions(options, [...callOptionNames, 'pageSize', 'type', 'socketId'], 'options')
          const query = {
            type: optional(checkAnnotationType, options.type, 'options.type'),
            socket_id: optional(checkSocketId, options.socketId, 'options.socketId'),
          }
          return { path: messagePath(context, channel, serial), query, options }
        },
        nextCursor: ({ nextCursor }) => nextCursor,
        pageOf: ({ answer, nextCursor }) => ({ items: answer.items, nextCursor, answer }),
      }),
    delete: (channel, serial, annotationSerial, options = {}) =>
      runCall(context.server, 'deleteAnnotation', async () => {
        checkOptions(options, [...callOptionNames, 'socketId'], 'options')
        const path = {
          ...messagePath(context, channel, serial),
          annotationSerial: checkSerialText(annotationSerial, 'annotationSerial'),
        }
        const query = { socket_id: optional(checkSocketId, options.socketId, 'options.socketId') }
        return call(context, 'deleteAnnotation', { path, query }, options)
      }),
  }
}

type AnnotationsAnswer = ListAnswer & Schemas['AnnotationPage']
