// Who is in a presence channel. A user is there as long as one of their sockets is.

import { memberAddedFrame, memberRemovedFrame } from '../socket/frames.ts'
import type { Connection } from '../socket/connection.ts'
import type { AppState } from '../world.ts'
import { recordPresence } from '../presence-history/record.ts'
import { emit } from '../webhooks/emit.ts'
import { afterGrace } from './grace.ts'

export interface Member {
  readonly userId: string
  /** JSON text. */
  readonly userInfo: string
}

/** Tells the others, unless the user is there already. */
export function addMember(connection: Connection, channel: string, member: Member): void {
  const { world, state } = connection
  const users = state.members.get(channel) ?? new Map<string, Set<Connection>>()
  state.members.set(channel, users)
  const sockets = users.get(member.userId) ?? new Set()
  users.set(member.userId, sockets.add(connection))
  connection.members.set(channel, member)
  if (sockets.size > 1) return
  const frame = memberAddedFrame(channel, member)
  for (const other of state.channels.get(channel) ?? []) if (other !== connection) other.send(frame)
  emit(world, state, { name: 'member_added', channel, user_id: member.userId })
  recordPresence(connection, channel, 'member_added', member)
}

/** Tells the others when it was the user's last socket; a webhook follows when the user did not come back. */
export function removeMember(connection: Connection, channel: string): void {
  const { world, state } = connection
  const { userId } = connection.members.get(channel) ?? {}
  const users = state.members.get(channel)
  const sockets = userId === undefined ? undefined : users?.get(userId)
  if (userId === undefined || users === undefined || sockets === undefined) return
  connection.members.delete(channel)
  sockets.delete(connection)
  if (sockets.size > 0) return
  users.delete(userId)
  if (users.size === 0) state.members.delete(channel)
  const frame = memberRemovedFrame(channel, userId)
  for (const other of state.channels.get(channel) ?? []) other.send(frame)
  recordPresence(connection, channel, 'member_removed', { userId, userInfo: 'null' })
  afterGrace(world, () => {
    if (isMember(state, channel, userId)) return
    emit(world, state, { name: 'member_removed', channel, user_id: userId })
  })
}

/** What a socket that joined is told, as JSON text. Of a user's sockets the first one says who the user is. */
export function presenceOf(state: AppState, channel: string): string {
  const users = [...(state.members.get(channel) ?? [])]
  const ids = users.map(([id]) => JSON.stringify(id))
  const hash = users.map(([id, [first]]) => `${JSON.stringify(id)}:${first!.members.get(channel)!.userInfo}`)
  return `{"presence":{"ids":[${ids.join(',')}],"hash":{${hash.join(',')}},"count":${ids.length}}}`
}

function isMember(state: AppState, channel: string, userId: string): boolean {
  return state.members.get(channel)?.has(userId) === true
}
