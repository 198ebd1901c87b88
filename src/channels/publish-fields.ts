// What one event may carry besides its name, channel and data, checked and in the server's spelling.

import { utf8Length } from '../core/bytes.ts'
import { checkWellFormed } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'
import { EventTooLargeError } from '../core/errors/event-too-large-error.ts'
import { encodeData, encodeJson } from '../protocol/encode-data.ts'
import { checkSocketId, isEncryptedChannel } from '../protocol/names.ts'
import type { Context } from './context.ts'
import { checkKey } from './idempotency.ts'
import { checkInfo } from './info.ts'

/** Counts that a publish can ask for; `user_count` only for presence channels. */
export type PublishInfo = 'user_count' | 'subscription_count'

export interface EventOptions<Extras = Readonly<Record<string, unknown>>> {
  /** The connection that does not get the event: the sender's own, `1234.5678`. */
  readonly socketId?: string | undefined
  /** Counts to answer with; a list or comma-joined. */
  readonly info?: string | readonly PublishInfo[] | undefined
  /** For subscribers with tag filters: text to text. */
  readonly tags?: Readonly<Record<string, string>> | undefined
  /** Headers, echo, ephemeral and whatever else the contract calls extras, in the server's spelling. */
  readonly extras?: Extras | undefined
  /** 1 to 128 bytes; the server publishes one id once per channel. */
  readonly messageId?: string | undefined
  /** `false` sends the full event to subscribers that would get a difference. */
  readonly delta?: boolean | undefined
}

export const eventOptionNames = ['socketId', 'info', 'tags', 'extras', 'messageId', 'delta'] as const

export interface EventFields {
  readonly socket_id?: string
  readonly info?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly extras?: object
  readonly message_id?: string
  readonly delta?: boolean
}

/** The options of one event in the server's spelling, in a fixed order, without those that are absent. */
export function eventFields(options: EventOptions<object>, argument: string): EventFields {
  const { socketId, info, tags, extras, messageId, delta } = options
  return {
    ...(socketId !== undefined && { socket_id: checkSocketId(socketId, `${argument}.socketId`) }),
    ...(info !== undefined && { info: checkInfo(info, `${argument}.info`) }),
    ...(tags !== undefined && { tags: checkTags(tags, `${argument}.tags`) }),
    ...(extras !== undefined && { extras: checkExtras(extras, `${argument}.extras`) }),
    ...(messageId !== undefined && { message_id: checkKey(messageId, `${argument}.messageId`) }),
    ...(delta !== undefined && { delta: checkDelta(delta, `${argument}.delta`) }),
  }
}

/** The data of one event as it travels: sealed if the channel is encrypted, and within the limit in bytes. */
export function eventData(
  data: unknown,
  channel: string,
  argument: string,
  { limits: { dataBytes }, encryption }: Pick<Context, 'limits' | 'encryption'>,
  operation: string,
): string {
  const text = isEncryptedChannel(channel)
    ? encryption.seal(channel, encodeJson(data, argument))
    : encodeData(data, argument)
  // No text has more than three bytes per unit, which spares most events the counting.
  const size = text.length * 3 <= dataBytes ? 0 : utf8Length(text)
  if (size > dataBytes) throw new EventTooLargeError(argument, size, dataBytes, operation)
  return text
}

function checkTags(tags: unknown, argument: string): Readonly<Record<string, string>> {
  const record = checkRecord(tags, argument)
  for (const [name, value] of Object.entries(record)) {
    if (typeof value !== 'string') {
      throw new ArgumentError(`${argument}.${name}`, `must be a string, received ${shapeOf(value)}`)
    }
    checkWellFormed(name, argument)
    checkWellFormed(value, `${argument}.${name}`)
  }
  return record as Record<string, string>
}

export function checkExtras(extras: unknown, argument: string): object {
  const record = checkRecord(extras, argument)
  // Sockudo 5.2.0 refuses it in a publish with a 422, whatever it holds.
  if (record['push'] !== undefined && record['push'] !== null) {
    throw new ArgumentError(
      `${argument}.push`,
      'cannot be sent with an event; publish push notifications on their own',
    )
  }
  encodeData(record, argument)
  return record
}

function checkRecord(value: unknown, argument: string): Record<string, unknown> {
  // A list or a Map has no properties that would travel.
  if (typeof value === 'object' && value !== null && !(Symbol.iterator in value))
    return value as Record<string, unknown>
  throw new ArgumentError(argument, `must be an object, received ${shapeOf(value)}`)
}

function checkDelta(delta: unknown, argument: string): boolean {
  if (typeof delta === 'boolean') return delta
  throw new ArgumentError(argument, `must be true or false, received ${shapeOf(delta)}`)
}
