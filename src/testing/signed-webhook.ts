// The request that a server would send with these events.

import { hmacSha256 } from '#crypto'

export interface SignedWebhookOptions {
  readonly key: string
  readonly secret: string
  /** Where the webhook goes. Default: `http://127.0.0.1/webhook`. */
  readonly url?: string | undefined
  /** Milliseconds since the epoch at which the server sends. Default: now. */
  readonly timeMs?: number | undefined
}

/**
 * Makes the Request that a server of the Pusher protocol sends for one event or several.
 *
 * @example
 * ```ts
 * import { signedWebhook } from 'channelkit/testing'
 *
 * const request = signedWebhook({ name: 'channel_occupied', channel: 'orders' }, { key: 'app-key', secret: 'app-secret' })
 * console.log(request.headers.get('x-pusher-key'))
 * ```
 *
 * @param events - one event or a list, as they stand in the body
 */
export function signedWebhook(
  events: object | readonly object[],
  { key, secret, url = 'http://127.0.0.1/webhook', timeMs = Date.now() }: SignedWebhookOptions,
): Request {
  const body = JSON.stringify({ time_ms: timeMs, events: Array.isArray(events) ? events : [events] })
  const signature = hmacSha256(secret)(body)
  const headers = { 'content-type': 'application/json', 'x-pusher-key': key, 'x-pusher-signature': signature }
  return new Request(url, { method: 'POST', headers, body })
}
