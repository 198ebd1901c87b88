// What one event may carry besides its name, channel and data, checked and in the server's spelling.

import { utf8Length } from '../core/bytes.ts'
import { encodeJson } from '../core/encode-json.ts'
import { ArgumentError } from '../core/errors/argument-error.ts'
import { EventTooLargeError } from '../core/errors/event-too-large-error.ts'
import { encodeData } from '../protocol/encode-data.ts'
import { checkSocketId, isEncryptedChannel } from '../protocol/names.ts'
import type { Context } from './context.ts'
import { checkInfo } from './info.ts'

/** Counts that a publish can ask for; `user_count` only for presence channels. */
export type PublishInfo = 'user_count' | 'subscription_count'

/** What every server takes; a service may know more. */
export interface EventOptions {
  /** The connection that does not get the event: the sender's own, `1234.5678`. */
  readonly socketId?: string | undefined
  /** Counts to answer with; a list or comma-joined. */
  readonly info?: string | readonly PublishInfo[] | undefined
}

/** An option of an event, the server's name of it, and the check that makes its value. */
export type EventField = readonly [
  option: string,
  name: string,
  check: (value: unknown, argument: string) => unknown,
]

/** In the order in which the fields are sent. */
export type EventFields = readonly EventField[]

const socketId: EventField = ['socketId', 'socket_id', checkSocketId]

/**
 * What every server takes.
 *
 * @param info - the counts that the server tells, where that is known
 */
export function sharedEventFields(info?: readonly string[]): EventFields {
  return [socketId, ['info', 'info', (names, argument) => checkInfo(names, argument, info)]]
}

/** The options of one event in the server's spelling, in a fixed order, without those that are absent. */
export function eventFields(options: object, argument: string, fields: EventFields): Record<string, unknown> {
  const present: Record<string, unknown> = {}
  for (const [option, name, check] of fields) {
    const value = (options as Readonly<Record<string, unknown>>)[option]
    if (value !== undefined) present[name] = check(value, `${argument}.${option}`)
  }
  return present
}

/** The data of one event as it travels: sealed if the channel is encrypted, and within the limit in bytes. */
export function eventData(
  data: unknown,
  channel: string,
  argument: string,
  { limits: { dataBytes }, encryption, dialect }: Pick<Context, 'limits' | 'encryption' | 'dialect'>,
  operation: string,
): string {
  const text = isEncryptedChannel(channel)
    ? encryption.seal(channel, encodeJson(data, argument))
    : encodeData(data, argument)
  if (text === '' && dialect.emptyData === false)
    throw new ArgumentError(argument, 'must not be the empty text, which this server refuses')
  // No text has more than three bytes per unit, which spares most events the counting.
  const size = text.length * 3 <= dataBytes ? 0 : utf8Length(text)
  if (size > dataBytes) throw new EventTooLargeError(argument, size, dataBytes, operation)
  return text
}
