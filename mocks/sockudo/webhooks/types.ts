// What a caller says about webhooks, and what a test looks at.

import type { WebhookEvent } from '../../../generated/sockudo/types.ts'

/** Where the events of an app are posted to. */
export type FakeWebhook = ({ readonly url: string } | { readonly handler: FakeWebhookHandler }) & {
  /** Names of events (default: all). One that the server does not have is refused. */
  readonly eventTypes?: readonly string[] | undefined
  /** Sent next to the server's own; one with the name of another is added to it, not put in its place. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly filter?: FakeWebhookFilter | undefined
}

/**
 * Receives a signed webhook in this process. What it throws counts as a network that failed, and is told to `onError`
 * and in the attempt.
 */
export type FakeWebhookHandler = (request: Request) => Response | Promise<Response>

/** Which channels a webhook is about: those that pass every condition. */
export interface FakeWebhookFilter {
  readonly channelPrefix?: string | undefined
  readonly channelSuffix?: string | undefined
  /** A regular expression. */
  readonly channelPattern?: string | undefined
  readonly channelNamespace?: string | undefined
  readonly channelNamespaces?: readonly string[] | undefined
}

export interface FakeWebhookBatching {
  /** Milliseconds for which events are collected (default 50). */
  readonly duration?: number | undefined
  /** Events of one webhook at most (default 100). */
  readonly size?: number | undefined
}

export interface FakeWebhookRetry {
  /** Default 3; `Infinity` tries for five minutes. */
  readonly maxAttempts?: number | undefined
  /** Milliseconds before the second attempt; each further wait is twice as long (default 100). */
  readonly initialBackoff?: number | undefined
}

export interface FakeWebhookAttempt {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** What the receiver answered; undefined when it gave no answer. */
  readonly status?: number
  /** Why there was no answer. */
  readonly error?: unknown
}

/** A webhook that was sent, or is being sent. */
export interface FakeWebhookDelivery {
  /** The id of the app. */
  readonly app: string
  /** Undefined for a handler. */
  readonly url: string | undefined
  readonly events: readonly WebhookEvent[]
  /** What is signed. */
  readonly body: string
  /** `pending` until the receiver took it or the server gave up; `lost` where a fault kept it from being sent. */
  readonly state: 'pending' | 'delivered' | 'failed' | 'lost'
  readonly attempts: readonly FakeWebhookAttempt[]
}
