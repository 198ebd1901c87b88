// An event that a client sends to the other clients of a channel.

import { utf8Length } from '../../../src/core/bytes.ts'
import { isCacheChannel, needsAuthorization } from '../channels/name.ts'
import { commitMessage } from '../publish/receipt.ts'
import { firstMembers } from '../serde/first-members.ts'
import { emit } from '../webhooks/emit.ts'
import type { Connection } from './connection.ts'
import { clientEventError, invalidEventName, SocketFailure } from './failure.ts'
import { clientEventFrame } from './frames.ts'
import type { Message } from './message.ts'

/** @throws SocketFailure */
export function sendClientEvent(connection: Connection, event: string, message: Message): void {
  const { world, state, socketId } = connection
  if (!connection.clientEvents.take()) {
    throw new SocketFailure(4301, 'Client event rejected due to rate limit')
  }
  const { channel } = message
  const data = dataOf(message)
  if (channel === undefined) throw clientEventError('Channel required for client event')
  check(connection, event, channel, data)
  commitMessage(world, state, channel)
  const value: unknown = JSON.parse(data)
  world.events.add({
    app: state.app.id,
    channel,
    name: event,
    data: typeof value === 'string' ? value : data,
    at: world.settings.clock(),
    socketId,
  })
  const frame = clientEventFrame(event, channel, data)
  for (const other of state.channels.get(channel) ?? []) if (other !== connection) other.send(frame)
  emit(world, state, { name: 'client_event', channel, event, data: value, socket_id: socketId })
}

/** As JSON text. An object with one of these as text loses those that are something else. */
function dataOf({ data = 'null' }: Message): string {
  if (!data.startsWith('{')) return data
  const members = [...firstMembers(data)]
  const isRead = ([name]: [string, string]): boolean => /^(?:channel_data|channel|user_data)$/.test(name)
  const isText = ([, value]: [string, string]): boolean => value.startsWith('"')
  if (!members.some((member) => isRead(member) && isText(member))) return data
  const kept = members.filter((member) => !isRead(member) || isText(member))
  return `{${kept.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`
}

/** In the order in which the server looks. @throws SocketFailure */
function check(
  { world, state, channels, socketId }: Connection,
  event: string,
  channel: string,
  data: string,
): void {
  const { limits } = world.settings
  if (!state.app.clientEvents) throw clientEventError('Client events are not enabled for this app')
  if (utf8Length(event) > limits.eventNameBytes) {
    throw invalidEventName(`Event name exceeds maximum length of ${limits.eventNameBytes}`)
  }
  if (utf8Length(channel) > limits.channelNameBytes) {
    const problem = `Channel name exceeds maximum length of ${limits.channelNameBytes}`
    throw new SocketFailure(4300, `Channel name invalid: ${problem}`)
  }
  if (!mayCarryClientEvents(channel)) {
    throw clientEventError('Client events can only be sent to private or presence channels')
  }
  if (channel.includes('*')) {
    throw clientEventError('Client events cannot target wildcard subscription channels')
  }
  const size = utf8Length(data)
  if (size > limits.dataBytes) {
    const limit = `${limits.dataBytes / 1024}KB`
    throw clientEventError(`Event payload size (${size} bytes) exceeds limit (${limit})`)
  }
  if (!channels.has(channel)) {
    throw clientEventError(`Socket ${socketId} is not subscribed to channel ${channel}`)
  }
}

/** Encrypted channels count as private ones, except for the one of this very name. */
function mayCarryClientEvents(channel: string): boolean {
  return needsAuthorization(channel) && !isCacheChannel(channel) && channel !== 'private-encrypted'
}
