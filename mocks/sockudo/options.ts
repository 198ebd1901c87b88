// What a caller may set, and what a fake makes of it.

import type { App, FakeApp } from './apps.ts'
import type { FakeStore } from './outages.ts'
import type { FakeFeatures, Features } from './features.ts'
import type { FakeHistory, HistorySettings } from './history/settings.ts'
import type { FakeIds } from './ids.ts'
import type { FakeLimits, Limits } from './limits.ts'
import type { FakeRateLimit, RateLimitSettings } from './rate-limit.ts'
import type { FakePushSettings, PushSettings } from './push/settings.ts'
import type { Schedule } from '../schedule.ts'
import type { Rules } from './strict/rules.ts'
import type { FakeStrictness } from './strict/settings.ts'
import type { FakeWebhookSettings, WebhookSettings } from './webhooks/settings.ts'

export interface FakeIdempotency {
  /** `false`: keys are ignored, even invalid ones. */
  readonly enabled?: boolean | undefined
  /** Milliseconds for which a key is remembered (default 120,000). */
  readonly ttl?: number | undefined
}

export interface FakeSockudoOptions {
  /** Default: one app with id `app-id`, key `app-key` and secret `app-secret`. */
  readonly apps?: readonly FakeApp[] | undefined
  /** Milliseconds since the epoch (default `Date.now`). */
  readonly clock?: (() => number) | undefined
  /** Runs a task after so many milliseconds and returns what cancels it (default `setTimeout`). */
  readonly schedule?: Schedule | undefined
  /** Where every id comes from that the server draws at random (default: random). */
  readonly ids?: FakeIds | undefined
  /** Sizes that the server is configured with; `Infinity` turns one off. */
  readonly limits?: FakeLimits | undefined
  /** What the server does beyond publishing (default: everything). */
  readonly features?: FakeFeatures | undefined
  /** How long events are kept in the history of their channel. */
  readonly history?: FakeHistory | undefined
  /** How long it is kept who came to a presence channel and left it. */
  readonly presenceHistory?: FakeHistory | undefined
  readonly idempotency?: FakeIdempotency | undefined
  /** How many requests the signed API takes (default: any number, other than the server). */
  readonly rateLimit?: FakeRateLimit | undefined
  /** Milliseconds of silence after which a socket is pinged, whole seconds (default 120,000). */
  readonly activityTimeout?: number | undefined
  /** Milliseconds that a socket has to sign in or to join a channel that needs authorization (default 3,600,000). */
  readonly authorizationTimeout?: number | undefined
  /**
   * `'pusher'`: what the published protocol of Pusher Channels says, with Pusher's limits, wherever Sockudo does
   * something else (default: what Sockudo does).
   */
  readonly strict?: FakeStrictness | undefined
  /** How webhooks are sent; where to is said per app. */
  readonly webhooks?: FakeWebhookSettings | undefined
  /** Stores that do not answer (default: none). A real server has them in a Redis, for instance. */
  readonly unreachable?: readonly FakeStore[] | undefined
  /**
   * `api`: a server that has no sockets of its own (default: `default`). It lacks the operations that need them, and with
   * them the WebSocket, and cannot tell counts or who acts.
   */
  readonly role?: 'default' | 'api' | undefined
  /** `true`: short of memory. New sockets are refused, and the probe of traffic says so (default `false`). */
  readonly memoryPressure?: boolean | undefined
  /** How pushes are admitted and delivered. */
  readonly push?: FakePushSettings | undefined
  /** Posts the webhooks that have a URL (default: `globalThis.fetch` at that time). */
  readonly fetch?: typeof fetch | undefined
  /**
   * Gets what code of yours threw: a webhook handler, `push.deliver`, a function of a fault, a socket, whose connection
   * is over then. The fake goes on (default: `console.error`).
   */
  readonly onError?: ((error: unknown) => void) | undefined
  /**
   * How many of each are remembered at least: events, requests, webhooks, and per app versions of messages and entries
   * of histories. The oldest are forgotten first (default 10,000).
   */
  readonly keep?: number | undefined
}

export interface Settings {
  readonly apps: readonly App[]
  readonly clock: () => number
  readonly schedule: Schedule
  /** For what a caller awaits: the process stays alive until then. */
  readonly scheduleAwaited: Schedule
  readonly ids: FakeIds
  readonly limits: Limits
  readonly features: Features
  readonly history: HistorySettings
  readonly presenceHistory: HistorySettings
  readonly idempotency: { readonly enabled: boolean; readonly ttl: number }
  readonly rateLimit: RateLimitSettings | undefined
  readonly unreachable: ReadonlySet<FakeStore>
  readonly role: 'default' | 'api'
  readonly memoryPressure: boolean
  readonly activityTimeout: number
  readonly authorizationTimeout: number
  readonly rules: Rules
  readonly webhooks: WebhookSettings
  readonly push: PushSettings
  readonly fetch: typeof fetch | undefined
  readonly onError: (error: unknown) => void
  readonly keep: number
}
