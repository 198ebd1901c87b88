// What a caller may set, and what a fake makes of it.

import type { Schedule } from '../schedule.ts'
import type { Access, FakeDenial, FakeScope } from './access.ts'
import type { FakeServiceIds } from './ids.ts'

export interface FakeWebSocketsServiceOptions {
  /** The values of `x-api-key` that are known (default `access-key` alone). */
  readonly accessKeys?: readonly string[] | undefined
  /**
   * What the keys may do: one scope for all of them, or scopes by access key; a key that is not named may do everything
   * (default: everything). An empty scope grants everything.
   */
  readonly scopes?: FakeScope | Readonly<Record<string, FakeScope>> | undefined
  /** What is blocked, whatever the scope, and with which message. */
  readonly denials?: readonly FakeDenial[] | undefined
  /** What `version` answers (default `1.0.0`). */
  readonly version?: string | undefined
  /** How many items a page of `messages` and `globalMessages` has at most (default 100). */
  readonly pageSize?: number | undefined
  /**
   * What `pushMessage` returns: a list with a result for each recipient (the default), or one object, the result of the first
   * recipient. The document can be read both ways.
   */
  readonly pushResult?: 'list' | 'object' | undefined
  /**
   * What `pushGlobalMessage` returns: the message, as the document says (the default), or an object with `item` and
   * `error`, like that of `pushMessage`.
   */
  readonly pushGlobalResult?: 'message' | 'result' | undefined
  /** Why a message to this recipient fails, at once; undefined where it does not. The others get theirs. */
  readonly refuseRecipient?: ((recipient: string) => string | undefined) | undefined
  /**
   * `true`: a global message with `expiresAt` also goes to those who connect before that. The document can be read so;
   * default: only those who are connected get it.
   */
  readonly holdGlobalMessages?: boolean | undefined
  /**
   * Where the socket is: `connectionUri` is this with the token behind it (default: `ws` at the host that the request
   * went to; without a listener `wss://websockets.socrate.io/`).
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
  readonly ids?: FakeServiceIds | undefined
  /** Gets what code of yours threw: `refuseRecipient`, a function of a fault, a socket (default: `console.error`). */
  readonly onError?: ((error: unknown) => void) | undefined
  /**
   * How many of each are remembered at least: messages, global messages, requests, registrations, frames. The oldest are
   * forgotten first; messages that wait for their recipient are still delivered then (default 10,000).
   */
  readonly keep?: number | undefined
}

export interface Settings {
  readonly access: Access
  readonly version: string
  readonly pageSize: number
  readonly pushResult: 'list' | 'object'
  readonly pushGlobalResult: 'message' | 'result'
  readonly refuseRecipient: (recipient: string) => string | undefined
  readonly holdGlobalMessages: boolean
  readonly socketUrl: string | undefined
  readonly tokens: 'reusable' | 'once'
  readonly tokenLifetime: number
  readonly peerAddress: string
  readonly clock: () => number
  readonly schedule: Schedule
  /** For what a caller awaits: the process stays alive until then. */
  readonly scheduleAwaited: Schedule
  readonly ids: FakeServiceIds
  readonly onError: (error: unknown) => void
  readonly keep: number
}
