// The frames of Reverb: the data is text, and stands before the channel.

export function errorFrame(code: number, message: string): string {
  return JSON.stringify({ event: 'pusher:error', data: JSON.stringify({ code, message }) })
}

/** @param data - JSON text */
export function subscribedFrame(channel: string, data: string): string {
  return JSON.stringify({ event: 'pusher_internal:subscription_succeeded', data, channel })
}

export function cacheMissFrame(channel: string): string {
  return JSON.stringify({ event: 'pusher:cache_miss', channel })
}

/** What it says about a frame; the connection stays open. Of most mistakes it says the same. */
export class Refusal extends Error {
  readonly code: number

  constructor(code = 4200, message = 'Invalid message format') {
    super(message)
    this.code = code
  }
}
