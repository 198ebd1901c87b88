// An event that a client sends to the other clients of a channel.

import { utf8Length } from '../../../src/core/bytes.ts'
import { isCacheChannel, needsAuthorization } from '../channels/name.ts'
import { frozen } from '../../frozen.ts'
import { frameOfProtocol2 } from '../publish/frame-v2.ts'
import { commit } from '../publish/receipt.ts'
import { structured } from '../serde/structured.ts'
import type { Rules } from '../strict/rules.ts'
import { emit } from '../webhooks/emit.ts'
import { broadcast } from './broadcast.ts'
import type { Connection } from './connection.ts'
import { allows } from '../tokens/capabilities.ts'
import { authError, clientEventError, invalidEventName, SocketFailure, tooMany } from './failure.ts'
import { clientEventFrame } from './frames.ts'
import type { Message } from './message.ts'

/** @throws SocketFailure */
export function sendClientEvent(connection: Connection, event: string, message: Message): void {
  const { members, world, state, socketId } = connection
  if (!connection.clientEvents.take()) {
    throw tooMany(state.app)
  }
  const { channel } = message
  const data = structured(message.data ?? 'null')
  if (channel === undefined) throw clientEventError('Channel required for client event')
  check(connection, event, channel, data)
  const value: unknown = JSON.parse(data)
  const payload = typeof value === 'string' ? { text: value, isJson: false } : { text: data, isJson: true }
  const committed = { channel, name: event, data: payload, socketId }
  const receipt = commit(world, state, committed)
  const { id: app } = state.app
  const at = world.settings.clock()
  world.events.add(frozen({ app, channel, name: event, data: payload.text, source: 'client', socketId, at }))
  const { documentedWebhooks, namesSender } = world.settings.rules
  const sender = namesSender ? members.get(channel)?.userId : undefined
  const frame = clientEventFrame(event, channel, data, sender)
  const to = [...(state.channels.get(channel) ?? [])].filter((one) => one !== connection || one.echo)
  broadcast(to, frame, () => frameOfProtocol2(world, state, committed, receipt, frame))
  const told = { name: 'client_event', channel, event, data: value, socket_id: socketId } as const
  const from = sender === undefined ? undefined : { user_id: sender }
  emit(world, state, documentedWebhooks ? { ...told, data: payload.text, ...from } : told)
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
  if (!mayCarryClientEvents(world.settings.rules, channel)) {
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
function mayCarryClientEvents(rules: Rules, channel: string): boolean {
  return needsAuthorization(channel) && !isCacheChannel(rules, channel) && channel !== 'private-encrypted'
}
