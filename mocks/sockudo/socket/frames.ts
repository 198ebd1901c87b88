// The frames of protocol 7, byte for byte.

import type { Member } from '../channels/presence.ts'
import type { Token } from '../tokens/verify.ts'

export function channelFrame(event: string, channel: string, data: string): string {
  return JSON.stringify({ event: protocol7(event), channel, data })
}

export function establishedFrame(socketId: string, activityTimeout: number): string {
  const data = { socket_id: socketId, activity_timeout: activityTimeout / 1000 }
  return JSON.stringify({ event: 'pusher:connection_established', data: JSON.stringify(data) })
}

/** @param presence - who is there, as JSON text */
export function subscribedFrame(channel: string, presence = '{}'): string {
  return channelFrame('pusher_internal:subscription_succeeded', channel, presence)
}

export function memberAddedFrame(channel: string, { userId, userInfo }: Member): string {
  const data = `{"user_id":${JSON.stringify(userId)},"user_info":${userInfo}}`
  return channelFrame('pusher_internal:member_added', channel, data)
}

export function memberRemovedFrame(channel: string, userId: string): string {
  return channelFrame('pusher_internal:member_removed', channel, JSON.stringify({ user_id: userId }))
}

export function subscriptionCountFrame(channel: string, count: number): string {
  const data = JSON.stringify({ subscription_count: count })
  return channelFrame('pusher_internal:subscription_count', channel, data)
}

export function signedInFrame(userData: string): string {
  return JSON.stringify({ event: 'pusher:signin_success', data: { user_data: userData } })
}

export function watchlistFrame(event: 'online' | 'offline', userIds: readonly string[]): string {
  return JSON.stringify({ event, data: { user_ids: userIds } })
}

/** All that there is to tell, in the protocol's own event. */
export function watchlistEventsFrame(
  events: readonly { readonly name: 'online' | 'offline'; readonly user_ids: readonly string[] }[],
): string {
  return JSON.stringify({ event: 'pusher_internal:watchlist_events', data: JSON.stringify({ events }) })
}

/** @param data - JSON text, which clients of clients get as it is @param sender - who is told to have sent it */
export function clientEventFrame(event: string, channel: string, data: string, sender?: string): string {
  const from = sender === undefined ? '' : `,"user_id":${JSON.stringify(sender)}`
  return `{"event":${JSON.stringify(event)},"channel":${JSON.stringify(channel)},"data":${data}${from}}`
}

export function cacheMissFrame(channel: string): string {
  return channelFrame('pusher:cache_miss', channel, '{}')
}

export function tokenExpiredFrame(code: number, reason: string): string {
  return JSON.stringify({ event: 'sockudo:token_expired', data: { code, reason } })
}

export function authSuccessFrame({ clientId, jti, expires }: Token): string {
  return JSON.stringify({
    event: 'sockudo:auth_success',
    data: { client_id: clientId, jti, exp: expires },
  })
}

export function errorFrame(code: number, message: string): string {
  return JSON.stringify({ event: 'pusher:error', data: { code, message } })
}

export const pingFrame = '{"event":"pusher:ping"}'
/** Clients of this protocol get whole events all the same. */
export const deltaCompressionFrame =
  '{"event":"pusher:delta_compression_enabled","data":{"enabled":true,"algorithm":"fossil"}}'

/** The server's own names reach clients of this protocol under the names of the protocol. */
function protocol7(event: string): string {
  return event.replace(/^sockudo(?=(?:_internal)?:)/, 'pusher')
}
