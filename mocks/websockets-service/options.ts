// What a caller may set, and what a fake makes of it.

import type { Schedule } from '../schedule.ts'
import type { Access, FakeDenial, FakeScope } from './access.ts'
import type { FakeWebSocketsServiceIds } from './ids.ts'
import type { FakeWebSocketsServiceReadings, Readings } from './readings.ts'

export interface FakeWebSocketsServiceOptions extends FakeWebSocketsServiceReadings {
  /** The values of `x-api-key` that are known (default `access-key` alone). */
  readonly accessKeys?: readonly string[] | undefined
  /**
   * What the keys may do: one scope for all of them, or scopes by access key; a key that is not named may do everything
   * (default: everything). What an empty one grants is `emptyScope`.
   */
  readonly scopes?: FakeScope | Readonly<Record<string, FakeScope>> | undefined
  /** What is blocked, whatever the scope, and with which message. */
  readonly denials?: readonly FakeDenial[] | undefined
  /** What `version` answers (default `1.0.0`). */
  readonly version?: string | undefined
  /** How many items a page of `messages` and `globalMessages` has at most (default 100). */
  readonly pageSize?: number | undefined
  /** Why a message to this recipient fails, at once; undefined where it does not. The others get theirs. */
  readonly refuseRecipient?: ((recipient: string) => string | undefined) | undefined
  /**
   * Where the socket is: `connectionUri` is this with the token behind it (default: `/` at the host that the request went
   * to, as `ws`, or `wss` where it came through TLS; without a listener `wss://websockets.socrate.io/`). What a proxy says
   * in `Forwarded`, `X-Forwarded-Host` and `X-Forwarded-Proto` is taken for this. Sockets are at its path, and at `/`.
   */
  readonly socketUrl?: string | undefined
  /** Whether a token can connect again (the default), or once only. */
  readonly tokens?: 'reusable' | 'once' | undefined
  /** Milliseconds for which a token can connect (default: for ever). */
  readonly tokenLifetime?: number | undefined
  /** The address that sockets come from where the listener does not tell, as with MSW (default `127.0.0.1`). */
  readonly peerAddress?: string | undefined
  /** Milliseconds since the epoch (default `Date.now`). */
  readonly clock?: (() => number) | undefined
  /** Runs a task after so many milliseconds and returns what cancels it (default `setTimeout`). For faults. */
  readonly schedule?: Schedule | undefined
  /** Where ids and tokens come from (default: random). */
  readonly ids?: FakeWebSocketsServiceIds | undefined
  /** Gets what code of yours threw: `refuseRecipient`, `frame`, a function of a fault, a socket (default: `console.error`). */
  readonly onError?: ((error: unknown) => void) | undefined
  /**
   * How many of each are remembered at least: messages, global messages, requests, registrations, frames. The oldest are
   * forgotten first; messages that wait for their recipient are still delivered then (default 10,000).
   */
  readonly keep?: number | undefined
}

export interface Settings extends Readings {
  readonly access: Access
  readonly version: string
  readonly pageSize: number
  readonly refuseRecipient: (recipient: string) => string | undefined
  readonly socketUrl: string | undefined
  readonly tokens: 'reusable' | 'once'
  readonly tokenLifetime: number
  readonly peerAddress: string
  readonly clock: () => number
  readonly schedule: Schedule
  /** For what a caller awaits: the process stays alive until then. */
  readonly scheduleAwaited: Schedule
  readonly ids: FakeWebSocketsServiceIds
  readonly onError: (error: unknown) => void
  readonly keep: number
}
