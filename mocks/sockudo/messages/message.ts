// A message that can be read again, with everything that was done to it.

import type { Extras } from '../publish/event-body.ts'

export type MessageAction = 'create' | 'update' | 'append' | 'delete'

/** Text, or any other JSON as its text. */
export interface Payload {
  readonly text: string
  readonly isJson: boolean
}

/** What a message shows. */
export interface Content {
  readonly name: string | undefined
  readonly data: Payload | undefined
  readonly extras: Extras | undefined
}

export interface Version extends Content {
  readonly action: MessageAction
  readonly serial: string
  readonly deliverySerial: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly clientId: string | undefined
  readonly description: string | undefined
  /** The text that was appended. */
  readonly fragment: string | undefined
  readonly operation: Operation | undefined
}

/** What makes a repeat of a request known. */
export interface Operation {
  readonly key: string
  readonly fingerprint: string
}

export interface Message {
  readonly serial: string
  readonly channel: string
  readonly historySerial: number
  /** What clients of protocol 2 know a publish by. */
  readonly messageId: string
  /** Whose socket published it. */
  readonly clientId: string | undefined
  /** The oldest first, as far as they are kept. */
  readonly versions: Version[]
  appends: number
}

export function latestOf({ versions }: Message): Version {
  return versions[versions.length - 1]!
}

/** The state of a stream of AI Transport. */
export function streamStatus({ extras }: Content): string | undefined {
  return extras?.ai?.transport?.['status']
}
