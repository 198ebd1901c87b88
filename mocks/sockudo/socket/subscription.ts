// What a pusher:subscribe asks for.

import { isCacheChannel, isPresence } from '../channels/name.ts'
import type { Rules } from '../strict/rules.ts'
import { invalidMessage } from './failure.ts'

export interface Subscription {
  readonly channel: string
  readonly auth: string | undefined
  readonly channelData: string | undefined
  /** What only the server's own protocol knows. */
  readonly extensions: Readonly<Record<string, unknown>>
}

/** @param data - JSON text @throws SocketFailure */
export function readSubscription(rules: Rules, data: string | undefined): Subscription {
  if (data === undefined) throw invalidMessage('Invalid subscription data format')
  const value: unknown = JSON.parse(data)
  const nested = typeof value === 'string'
  const fields = fieldsOf(nested ? parse(value) : value)
  const channel = text(fields['channel'])
  if (channel === undefined) throw invalidMessage(`Missing channel field${nested ? ' in string data' : ''}`)
  // In an object, `channel_data` is only read where it makes sense.
  const reads =
    nested || (isPresence(channel) && (rules.authorizesCacheChannels || !isCacheChannel(rules, channel)))
  return {
    channel,
    auth: text(fields['auth']),
    channelData: reads ? text(fields['channel_data']) : undefined,
    extensions: fields,
  }
}

/** A presence channel without `channel_data`, as an object, ends the server's task: the connection is just gone. */
export function killsConnection(
  rules: Rules,
  data: string | undefined,
  { channel, channelData }: Subscription,
): boolean {
  return (
    !rules.joinsAsUser &&
    data?.startsWith('{') === true &&
    isPresence(channel) &&
    !isCacheChannel(rules, channel) &&
    channelData === undefined
  )
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    throw invalidMessage('Failed to parse subscription data')
  }
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
