// pusher:subscribe on Reverb. Every name is a channel.

import { constantTimeEqual } from '#crypto'
import { join } from '../../../sockudo/channels/membership.ts'
import { addMember, presenceOf } from '../../../sockudo/channels/presence.ts'
import type { Connection } from '../../../sockudo/socket/connection.ts'
import { assignUser } from '../../../sockudo/users/identity.ts'
import { isCache, isPresence, isPrivate, lastOf } from './channel.ts'
import { cacheMissFrame, Refusal, subscribedFrame } from './frames.ts'

type Fields = Readonly<Record<string, unknown>>

/** @throws Refusal */
export function subscribe(connection: Connection, fields: Fields): void {
  const { channel, auth = null, channel_data: data = null } = fields
  if (typeof channel !== 'string') throw new Refusal()
  if (auth !== null && typeof auth !== 'string') throw new Refusal()
  if (data !== null && typeof data !== 'string') throw new Refusal()
  const member = memberOf(data)
  if (isPrivate(channel)) checkSignature(connection, channel, auth ?? '', data)
  join(connection, channel)
  if (isPresence(channel)) enter(connection, channel, member)
  connection.answer(subscribedFrame(channel, isPresence(channel) ? whoIsThere(connection, channel) : '{}'))
  if (isCache(channel)) connection.answer(lastOf(connection.state, channel) ?? cacheMissFrame(channel))
}

function enter(connection: Connection, channel: string, member: Fields): void {
  const { user_id: id, user_info: info = {} } = member
  if (id === undefined || connection.members.has(channel)) return
  addMember(connection, channel, { userId: String(id), userInfo: JSON.stringify(info) })
  assignUser(connection, connection.userId ?? String(id))
}

/** What stands before the colon is not looked at. */
function checkSignature(
  { socketId, state }: Connection,
  channel: string,
  auth: string,
  data: string | null,
): void {
  const signed = data ? `${socketId}:${channel}:${data}` : `${socketId}:${channel}`
  const [, ...signature] = auth.split(':')
  const given = signature.length === 0 ? auth : signature.join(':')
  if (!constantTimeEqual(given, state.sign(signed))) throw new Refusal(4009, 'Connection is unauthorized')
}

/** With one among them who has no id, nobody is told of. */
function whoIsThere({ state }: Connection, channel: string): string {
  const everybody = [...(state.channels.get(channel) ?? [])].every(({ members }) => members.has(channel))
  return everybody ? presenceOf(state, channel) : '{"presence":{"count":0,"ids":[],"hash":[]}}'
}

function memberOf(data: string | null): Fields {
  if (data === null) return {}
  try {
    return Object(JSON.parse(data)) as Fields
  } catch {
    throw new Refusal()
  }
}
