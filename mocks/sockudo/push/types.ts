// What a test sets and looks at.

import type { Recipient } from './model/recipient.ts'

/** A service that brings pushes to devices. */
export type FakePushProvider = 'fcm' | 'apns' | 'webPush' | 'hms' | 'wns'

/**
 * Why a push was not taken, as the server calls it. `quota`, `unavailable` and `network_transport` are tried again,
 * the others are final; `invalid_token` removes the device as well.
 */
export type FakePushError =
  | 'invalid_token'
  | 'invalid_payload'
  | 'invalid_channel'
  | 'auth_failure'
  | 'provider_rejected'
  | 'quota'
  | 'unavailable'
  | 'network_transport'

/** What a provider says to a push. */
export type FakePushOutcome =
  | 'accepted'
  | FakePushError
  | {
      readonly error: FakePushError
      /** Milliseconds after which the provider wants to be asked again. */
      readonly retryAfter?: number | undefined
    }

export interface FakePushAttempt {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Why it was not taken; absent when it was. */
  readonly error?: string
  /** More about the error, where the server itself refused to send the push. */
  readonly reason?: string
}

/** A push to one recipient. */
export interface FakePush {
  /** The id of the app. */
  readonly app: string
  readonly publishId: string
  readonly provider: FakePushProvider
  /** Undefined where a publish named the recipient itself. */
  readonly deviceId: string | undefined
  readonly recipient: Recipient
  /** What the provider gets, with everything filled in. */
  readonly payload: unknown
  /** `waiting` until it was delivered or given up. */
  readonly state: 'waiting' | 'accepted' | 'rejected' | 'expired' | 'dead_lettered'
  readonly attempts: readonly FakePushAttempt[]
}

/** A request to Apple about the channels of live activities. */
export interface FakeAppleRequest {
  readonly action: 'create' | 'get' | 'list' | 'delete'
  /** Undefined for `create` and `list`. */
  readonly channelId: string | undefined
}

/** Apple's refusal of it. */
export interface FakeAppleRefusal {
  readonly status: number
  readonly reason?: string | undefined
  /** Seconds. */
  readonly retryAfter?: number | undefined
}
