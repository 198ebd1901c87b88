// The frames that soketi writes in a way of its own.

export function subscribedFrame(channel: string): string {
  return JSON.stringify({ event: 'pusher_internal:subscription_succeeded', channel })
}

export function cacheMissFrame(channel: string): string {
  return JSON.stringify({ event: 'pusher:cache_miss', channel })
}

/** Why a subscription is refused; the connection stays. */
export interface Refusal {
  readonly type?: string
  readonly error: string
  readonly status: number
}

export function subscriptionErrorFrame(channel: string, refusal: Refusal): string {
  return JSON.stringify({ event: 'pusher:subscription_error', channel, data: refusal })
}

export function channelErrorFrame(channel: string | undefined, message: string): string {
  return JSON.stringify({ event: 'pusher:error', channel, data: { code: 4301, message } })
}
