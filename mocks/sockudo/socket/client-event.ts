// An event that a client sends to the other clients of a channel.

import { utf8Length } from '../../../src/core/bytes.ts'
import { isCacheChannel, needsAuthorization } from '../channels/name.ts'
import { frameOfProtocol2 } from '../publish/frame-v2.ts'
import { commit } from '../publish/receipt.ts'
import { structured } from '../serde/structured.ts'
import { emit } from '../webhooks/emit.ts'
import { broadcast } from './broadcast.ts'
import type { Connection } from './connection.ts'
import { allows } from '../tokens/capabilities.ts'
import { authError, clientEventError, invalidEventName, SocketFailure } from './failure.ts'
import { clientEventFrame } from './frames.ts'
import type { Message } from './message.ts'

/** @throws SocketFailure */
export function sendClientEvent(connection: Connection, event: string, message: Message): void {
  const { world, state, socketId } = connection
  if (!connection.clientEvents.take()) {
    throw new SocketFailure(4301, 'Client event rejected due to rate limit')
  }
  const { channel } = message
  const data = structured(message.data ?? 'null')
  if (channel === undefined) throw clientEventError('Channel required for client event')
  check(connection, event, channel, data)
  const value: unknown = JSON.parse(data)
  const payload = typeof value === 'string' ? { text: value, isJson: false } : { text: data, isJson: true }
  const committed = { channel, name: event, data: payload, socketId }
  const receipt = commit(world, state, committed)
  world.events.add({
    app: state.app.id,
    channel,
    name: event,
    data: payload.text,
    at: world.settings.clock(),
    socketId,
  })
  const frame = clientEventFrame(event, channel, data)
  const to = [...(state.channels.get(channel) ?? [])].filter((one) => one !== connection || one.echo)
  broadcast(to, frame, () => frameOfProtocol2(world, state, committed, receipt, frame))
  emit(world, state, { name: 'client_event', channel, event, data: value, socket_id: socketId })
}

/** In the order in which the server looks. @throws SocketFailure */
function check(
  { world, state, channels, socketId, capabilities }: Connection,
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
  if (!allows(capabilities, 'publish', channel)) {
    throw authError(`Connection is not allowed to publish channel '${channel}'`)
  }
  if (!channels.has(channel)) {
    throw clientEventError(`Socket ${socketId} is not subscribed to channel ${channel}`)
  }
}

/** Encrypted channels count as private ones, except for the one of this very name. */
function mayCarryClientEvents(channel: string): boolean {
  return needsAuthorization(channel) && !isCacheChannel(channel) && channel !== 'private-encrypted'
}
