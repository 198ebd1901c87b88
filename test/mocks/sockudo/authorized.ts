// What a backend signs for a client, written out by hand.

import type { Client } from './client.ts'
import { hmac } from './signed.ts'

export interface AuthOptions {
  readonly channelData?: string
  /** Instead of the right one. */
  readonly auth?: string
}

export function join(client: Client, channel: string, { channelData, auth }: AuthOptions = {}): void {
  const signed = [client.socketId, channel, ...(channelData === undefined ? [] : [channelData])].join(':')
  const data = { channel, auth: auth ?? `app-key:${hmac('app-secret', signed)}`, channel_data: channelData }
  client.send({ event: 'pusher:subscribe', data })
}

/** Joins a presence channel. */
export function enter(client: Client, channel: string, userId: unknown, userInfo?: unknown): void {
  join(client, channel, { channelData: JSON.stringify({ user_id: userId, user_info: userInfo }) })
}

export function signIn(client: Client, user: object, prefix = 'app-key:'): void {
  const userData = JSON.stringify(user)
  const auth = prefix + hmac('app-secret', `${client.socketId}::user::${userData}`)
  client.send({ event: 'pusher:signin', data: { auth, user_data: userData } })
}

export function succeeded(channel: string, data: object = {}): object {
  return { event: 'pusher_internal:subscription_succeeded', channel, data: JSON.stringify(data) }
}

export function presence(hash: Readonly<Record<string, unknown>>): object {
  const ids = Object.keys(hash)
  return { presence: { ids, hash, count: ids.length } }
}

export function memberAdded(channel: string, userId: string, userInfo: unknown = {}): object {
  const data = JSON.stringify({ user_id: userId, user_info: userInfo })
  return { event: 'pusher_internal:member_added', channel, data }
}

export function memberRemoved(channel: string, userId: string): object {
  return {
    event: 'pusher_internal:member_removed',
    channel,
    data: JSON.stringify({ user_id: userId }),
  }
}
