// pusher:subscribe on soketi.

import { constantTimeEqual } from '#crypto'
import { utf8Length } from '../../../../src/core/bytes.ts'
import { join, memberCount, subscriptionCount } from '../../../sockudo/channels/membership.ts'
import { isCacheChannel, isPresence } from '../../../sockudo/channels/name.ts'
import { addMember, type Member, presenceOf } from '../../../sockudo/channels/presence.ts'
import { cachedEventKey } from '../../../sockudo/publish/cached-event.ts'
import type { Connection } from '../../../sockudo/socket/connection.ts'
import { subscribedFrame as presenceFrame } from '../../../sockudo/socket/frames.ts'
import { assignUser } from '../../../sockudo/users/identity.ts'
import { emit } from '../../../sockudo/webhooks/emit.ts'
import { cacheMissFrame, type Refusal, subscribedFrame, subscriptionErrorFrame } from './frames.ts'

type Fields = Readonly<Record<string, unknown>>

export function subscribe(connection: Connection, fields: Fields): void {
  const { channel } = fields
  if (typeof channel !== 'string') return
  const found = isPresence(channel) ? readMember(connection, channel, fields) : undefined
  const refusal = (found && 'error' in found ? found : undefined) ?? refusalOf(connection, channel, fields)
  if (refusal !== undefined) return connection.answer(subscriptionErrorFrame(channel, refusal))
  const { state, world } = connection
  join(connection, channel)
  if (needsSignature(channel)) connection.authorized()
  if (subscriptionCount(state, channel) === 1) emit(world, state, { name: 'channel_occupied', channel })
  if (found === undefined || 'error' in found) connection.answer(subscribedFrame(channel))
  else enter(connection, channel, found)
  if (isCacheChannel(world.settings.rules, channel)) sendLast(connection, channel)
}

function enter(connection: Connection, channel: string, member: Member): void {
  if (!connection.members.has(channel)) addMember(connection, channel, member)
  assignUser(connection, connection.userId ?? member.userId)
  connection.answer(presenceFrame(channel, presenceOf(connection.state, channel)))
}

/** It looks at the member before the signature. */
function readMember({ state, world }: Connection, channel: string, fields: Fields): Member | Refusal {
  const { presenceMembers, presenceMemberBytes } = world.settings.limits
  if (memberCount(state, channel) + 1 > presenceMembers) {
    const error = 'The maximum members per presence channel limit was reached'
    return { type: 'LimitReached', error, status: 4100 }
  }
  const { user_id: id, user_info: info = {} } = parse(fields['channel_data'])
  if (id === undefined) return { type: 'ServerError', error: 'A server error has occured.', status: 4302 }
  const text = JSON.stringify(info)
  if (utf8Length(typeof info === 'string' ? info : text) > presenceMemberBytes) {
    const error = `The maximum size for a channel member is ${presenceMemberBytes / 1024} KB.`
    return { type: 'LimitReached', error, status: 4301 }
  }
  return { userId: String(id), userInfo: text }
}

function parse(text: unknown): { readonly user_id?: unknown; readonly user_info?: unknown } {
  try {
    return Object(JSON.parse(String(text))) as object
  } catch {
    return {}
  }
}

function refusalOf(
  { socketId, state, world }: Connection,
  channel: string,
  fields: Fields,
): Refusal | undefined {
  const longest = world.settings.limits.channelNameBytes
  if (channel.length > longest) {
    const error = `The channel name is longer than the allowed ${longest} characters.`
    return { type: 'LimitReached', error, status: 4009 }
  }
  const data = isPresence(channel) ? `:${String(fields['channel_data'])}` : ''
  const expected = `${state.app.key}:${state.sign(`${socketId}:${channel}${data}`)}`
  const { auth } = fields
  if (needsSignature(channel) && (typeof auth !== 'string' || !constantTimeEqual(auth, expected)))
    return { type: 'AuthError', error: 'The connection is unauthorized.', status: 401 }
  if (world.settings.rules.channelName.test(channel)) return undefined
  const conventions = 'https://pusher.com/docs/channels/using_channels/channels/#channel-naming-conventions'
  return { error: `The channel name is not allowed. Read channel conventions: ${conventions}`, status: 4009 }
}

/** These words count wherever they stand. */
function needsSignature(channel: string): boolean {
  return /private-|presence-/.test(channel)
}

function sendLast(connection: Connection, channel: string): void {
  const { state, world } = connection
  const text = world.cache.get(cachedEventKey(state, channel))
  if (text === undefined) {
    connection.answer(cacheMissFrame(channel))
    return emit(world, state, { name: 'cache_miss', channel } as Parameters<typeof emit>[2])
  }
  const { event, data } = JSON.parse(text) as { readonly event: string; readonly data: unknown }
  connection.answer(JSON.stringify({ event, channel, data }))
}
