// The annotations of one app.

import { byBytes } from '../serde/by-bytes.ts'
import type { Annotation } from './annotation.ts'

export interface Annotations {
  add(channel: string, annotation: Annotation): void
  find(channel: string, serial: string): Annotation | undefined
  /** Of a message, by serial. */
  of(channel: string, messageSerial: string): readonly Annotation[]
}

interface Entry {
  readonly annotation: Annotation
  /** Those of the same message. */
  readonly siblings: Annotation[]
  readonly channel: string
}

/** The server keeps annotations for ever by default; this keeps at least the last `keep` of an app. */
export function createAnnotations(keep: number): Annotations {
  const channels = new Map<string, Map<string, Annotation[]>>()
  const bySerial = new Map<string, Entry>()

  const listOf = (channel: string, messageSerial: string): Annotation[] => {
    const messages = channels.get(channel) ?? new Map<string, Annotation[]>()
    channels.set(channel, messages)
    const list = messages.get(messageSerial) ?? []
    messages.set(messageSerial, list)
    return list
  }
  const forget = ({ annotation, siblings, channel }: Entry): void => {
    bySerial.delete(annotation.serial)
    siblings.splice(siblings.indexOf(annotation), 1)
    if (siblings.length > 0) return
    const messages = channels.get(channel)
    messages?.delete(annotation.messageSerial)
    if (messages?.size === 0) channels.delete(channel)
  }

  return {
    add(channel, annotation) {
      const siblings = listOf(channel, annotation.messageSerial)
      const last = siblings.at(-1)
      siblings.push(annotation)
      // Only where the clock went back.
      if (last !== undefined && byBytes(last.serial, annotation.serial) > 0) {
        siblings.sort((left, right) => byBytes(left.serial, right.serial))
      }
      bySerial.set(annotation.serial, { annotation, siblings, channel })
      if (bySerial.size <= keep) return
      const [oldest] = bySerial.values()
      forget(oldest!)
    },
    find(channel, serial) {
      const entry = bySerial.get(serial)
      return entry?.channel === channel ? entry.annotation : undefined
    },
    of: (channel, messageSerial) => channels.get(channel)?.get(messageSerial) ?? [],
  }
}
