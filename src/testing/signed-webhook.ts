// The request that a server would send with these events.

import { hmacSha256 } from '#crypto'
import type { WebhookEvent } from '../../generated/sockudo/types.ts'
import { checkHeaders, checkNonEmpty, checkTime } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

export interface SignedWebhookOptions {
  readonly key: string
  /** Of the app. One that the receiver does not have makes a signature that is wrong. */
  readonly secret: string
  /** Where the webhook goes. Default: `http://127.0.0.1/webhook`. */
  readonly url?: string | undefined
  /** When the server sends, as milliseconds since the epoch. Default: now. An old one is a webhook that was kept. */
  readonly timeMs?: number | undefined
  /** Sent next to those of the server. One of its names takes the place of the server's. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** The body to send in place of the one that was signed: one that was changed on its way, or is cut. */
  readonly body?: string | undefined
}

/** Of the events of this kit's contract an editor knows the fields; others pass as well. */
export type SignedWebhookEvent = WebhookEvent | object

/**
 * Makes the Request that a server of the Pusher protocol sends for one event or several.
 *
 * @example
 * ```ts
 * import { signedWebhook } from 'channelkit/testing'
 *
 * const keys = { key: 'app-key', secret: 'app-secret' }
 * const request = signedWebhook({ name: 'channel_occupied', channel: 'orders' }, keys)
 * console.log(request.headers.get('x-pusher-key'))
 *
 * const events = [
 *   { name: 'member_added', channel: 'presence-room', user_id: 'user-1' },
 *   { name: 'member_removed', channel: 'presence-room', user_id: 'user-1' },
 * ] as const
 * const late = signedWebhook(events, { ...keys, timeMs: Date.now() - 3_600_000 })
 * const forged = signedWebhook(events, { ...keys, secret: 'not-it' })
 * console.log(late.url, forged.headers.get('x-pusher-signature'))
 * ```
 *
 * @param events - one event or a list, as they stand in the body
 * @param options - `key` and `secret` of the app; `url`, `timeMs`, `headers` and `body` for what is out of the ordinary. Other members are left alone, so that a whole app fits
 * @returns a Request with the body `{ time_ms, events }` and the server's headers
 * @throws ArgumentError for options that cannot be
 */
export function signedWebhook(
  events: SignedWebhookEvent | readonly SignedWebhookEvent[],
  options: SignedWebhookOptions,
): Request {
  const { key, secret, url = 'http://127.0.0.1/webhook', timeMs = Date.now(), headers = {} } = options
  checkNonEmpty(key, 'options.key')
  checkNonEmpty(secret, 'options.secret')
  if (typeof events !== 'object' || events === null) {
    throw new ArgumentError('events', `must be an event or a list of them, received ${shapeOf(events)}`)
  }
  const list = Array.isArray(events) ? events : [events]
  const body = JSON.stringify({ time_ms: checkTime(timeMs, 'options.timeMs'), events: list })
  return new Request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-pusher-key': key,
      'x-pusher-signature': hmacSha256(secret)(body),
      ...checkHeaders(headers, 'options.headers'),
    },
    body: options.body ?? body,
  })
}
