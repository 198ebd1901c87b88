// The frames of protocol 7, byte for byte.

export function channelFrame(event: string, channel: string, data: string): string {
  return JSON.stringify({ event: protocol7(event), channel, data })
}

export function establishedFrame(socketId: string, activityTimeout: number): string {
  const data = { socket_id: socketId, activity_timeout: activityTimeout / 1000 }
  return JSON.stringify({ event: 'pusher:connection_established', data: JSON.stringify(data) })
}

export function subscribedFrame(channel: string): string {
  return channelFrame('pusher_internal:subscription_succeeded', channel, '{}')
}

export function cacheMissFrame(channel: string): string {
  return channelFrame('pusher:cache_miss', channel, '{}')
}

export function errorFrame(code: number, message: string): string {
  return JSON.stringify({ event: 'pusher:error', data: { code, message } })
}

export const pingFrame = '{"event":"pusher:ping"}'
export const pongFrame = '{"event":"pusher:pong"}'

/** The server's own names reach clients of this protocol under the names of the protocol. */
function protocol7(event: string): string {
  return event.replace(/^sockudo(?=(?:_internal)?:)/, 'pusher')
}
