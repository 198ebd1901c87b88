// Events on their way into a request: their data as text, sealed for encrypted channels.

import { isEncryptedChannel } from '../../../protocol/names.ts'
import { seal } from '../../../protocol/seal.ts'

/** The shared secret of an encrypted channel; throws without a master key. */
export type SecretOf = (channel: string) => Uint8Array

export interface TriggerParams {
  readonly socket_id?: string | undefined
  /** `user_count,subscription_count` */
  readonly info?: string | undefined
}

export interface BatchEvent extends TriggerParams {
  readonly channel: string
  readonly name: string
  readonly data: unknown
}

export function triggerBody(
  secretOf: SecretOf,
  channels: readonly string[],
  name: string,
  data: unknown,
  params?: TriggerParams,
): object {
  const encrypted = channels.some(isEncryptedChannel)
  if (encrypted && channels.length > 1)
    throw new Error('You cannot trigger to multiple channels when using encrypted channels')
  const [channel = ''] = channels
  return { name, data: dataFor(secretOf, channel, data), channels, ...params }
}

/** Leaves the caller's events as they are. */
export function batchBody(secretOf: SecretOf, events: readonly BatchEvent[]): object {
  return { batch: events.map((event) => ({ ...event, data: dataFor(secretOf, event.channel, event.data) })) }
}

function dataFor(secretOf: SecretOf, channel: string, data: unknown): unknown {
  if (isEncryptedChannel(channel)) return seal(secretOf(channel), JSON.stringify(data))
  return typeof data === 'string' ? data : JSON.stringify(data)
}
