// An annotation of a message, and the deletion of one.

import { objectText } from '../serde/object-text.ts'

export interface Annotation {
  readonly action: 'annotation.create' | 'annotation.delete'
  /** A deletion has the id of what it deletes. */
  readonly id: string
  readonly serial: string
  readonly messageSerial: string
  readonly type: string
  readonly name: string | undefined
  readonly clientId: string | undefined
  readonly count: number | undefined
  readonly encoding: string | undefined
  /** Milliseconds since the epoch. */
  readonly timestamp: number
}

/** As JSON, as lists and sockets show it. */
export function annotationText(annotation: Annotation): string {
  const { action, id, serial, messageSerial, type, name, clientId, count, encoding, timestamp } = annotation
  const shown = action === 'annotation.create' ? id : undefined
  const members = {
    action,
    id: shown,
    serial,
    messageSerial,
    type,
    name,
    clientId,
    count,
    encoding,
    timestamp,
  }
  return objectText(Object.entries(members).map(([key, value]) => [key, JSON.stringify(value)]))
}
