// The signatures that a client shows to the server: for a channel, and for who the user is.

import { hmacSha256 } from '#crypto'
import type { Credentials } from './sign-request.ts'

export interface SubscriptionSigner {
  /**
   * `key:signature` for a subscription.
   *
   * @param channelData - for a presence channel, the very text that the client will send
   */
  channel(socketId: string, channel: string, channelData?: string): string
  /** `key:signature` for a sign-in; `userData` is the very text that the client will send. */
  user(socketId: string, userData: string): string
}

/**
 * Prepares the key once and returns the functions that sign subscriptions and sign-ins with it. They check nothing.
 *
 * Source: Pusher's "Generating authentication signatures". Sockudo 5.2.0 verifies data of presence channels only; data of
 * another channel that is signed makes its subscription fail.
 *
 * @example
 * ```ts
 * import { subscriptionSigner } from 'channelkit/protocol'
 *
 * const sign = subscriptionSigner({ key: 'app-key', secret: 'app-secret' })
 * console.log(sign.channel('1.2', 'private-x'))
 * ```
 */
export function subscriptionSigner({ key, secret }: Credentials): SubscriptionSigner {
  const hmac = hmacSha256(secret)
  return {
    channel: (socketId, channel, channelData) =>
      `${key}:${hmac(`${socketId}:${channel}${channelData === undefined ? '' : `:${channelData}`}`)}`,
    user: (socketId, userData) => `${key}:${hmac(`${socketId}::user::${userData}`)}`,
  }
}
