// One row of the contract table: a request, and what every server that speaks the contract answers.

import type { operations } from '../../generated/sockudo/operations.ts'

export type OperationId = keyof typeof operations

export interface Call {
  readonly operation: OperationId
  readonly path?: Readonly<Record<string, string>>
  /** Values that are percent-encoded already, well or badly. */
  readonly encodedPath?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** JSON, or a text that is sent as it is. */
  readonly body?: unknown
  /** Changes the request after it was signed. */
  readonly tamper?: (request: SignedRequest) => SignedRequest
  /** The body breaks off: it is sent in chunks, and the second has no length. */
  readonly cut?: true
}

/** A call before the one that counts. Unless something else is said, it has to succeed. */
export interface Before extends Call {
  /** What it has to be answered with. */
  readonly status?: number
  /** It is repeated until it is answered so and there is what is kept of the answer, for ten seconds at most. */
  readonly patient?: true
  /** One of `occupied`, by its index, leaves before this is sent. */
  readonly leaves?: number
  /** One of `occupied` tells something new about itself before this is sent; that needs protocol 2. */
  readonly updates?: number
  /** Parts of its answer that later calls, and the expectation, write as `{name}`. */
  readonly keep?: Readonly<Record<string, Kept>>
}

/** One value of an answer. */
export interface Kept {
  /** Names of members and indices of items, from the outside in. */
  readonly at: readonly (string | number)[]
  /** What stands in for it before Prism, which remembers nothing. */
  readonly example: string | number
}

/** A socket that is connected while the case runs. */
export interface CaseSocket {
  readonly protocol: 1 | 2
  /** Of a capability token to connect with, for protocol 2. */
  readonly token?: {
    readonly clientId: string
    readonly capability: Readonly<Record<string, readonly string[]>>
  }
}

/**
 * What a server is set up for. Where there are annotations, there are none on channels of the namespace `chat`.
 *
 * - `full`: everything
 * - `lean`: neither history, presence history, versions, annotations nor AI
 * - `unversioned`: history and presence history alone
 * - `unrecorded`: everything that goes without history
 * - `unannotated`: everything but annotations and AI
 * - `brief`: as `unrecorded`; of who came and went it keeps two records
 * - `bare`: everything but statistics, providers of pushes and a key to encrypt their credentials with
 * - `narrow`: one append to a message, and one open stream on a channel with AI Transport
 * - `limited`: two requests per minute, and one push per second
 * - `ruled`: events `pushed` on channels `pushy-*` set off one push per second; FCM is on, but not built in
 * - `congested`: no room for pushes
 * - `crowded`: one socket at a time
 * - `strained`: short of memory
 * - `draining`: about to stop
 * - `api`: as `lean`, in role `api`; the fake with everything
 * - `uncounted`: the store of the rate limiter does not answer
 * - `forgetful`: neither the cache answers nor the store that counts pushes
 * - `unsettled`: as `lean`; the cache takes claims of message ids, and then nothing more about them
 * - `apns`: with APNs
 * - `apnsDown`: with an APNs that nobody can reach
 * - `apnsBusy`: with an APNs that asks to wait; a push that was given up is soon too old
 * - `apnsRefusing`: with an APNs that does not accept the credentials
 */
export type ServerKind =
  | 'full'
  | 'lean'
  | 'unversioned'
  | 'unrecorded'
  | 'unannotated'
  | 'brief'
  | 'bare'
  | 'narrow'
  | 'limited'
  | 'ruled'
  | 'congested'
  | 'crowded'
  | 'strained'
  | 'draining'
  | 'api'
  | 'uncounted'
  | 'forgetful'
  | 'unsettled'
  | 'apns'
  | 'apnsDown'
  | 'apnsBusy'
  | 'apnsRefusing'

export interface SignedRequest {
  readonly method: string
  readonly path: string
  readonly search: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

export interface Expectation {
  readonly status: number
  /** `code` of a JSON error. */
  readonly code?: string
  /** The message of a JSON error, or a text answer from its beginning. */
  readonly message?: string
  /** A part of the JSON answer. */
  readonly body?: object
  /** The whole JSON answer. */
  readonly exactly?: unknown
  readonly headers?: Readonly<Record<string, string | RegExp>>
}

/**
 * What Prism, which only knows the contract, can say of a case: it `accepts` the valid request, it `refuses` the
 * invalid one by itself, or it gives the documented answer when it is `prompted` with the name of an example.
 */
export type PrismRole = 'accepts' | 'refuses' | { readonly prompted: string }

export interface ContractCase extends Call {
  /** A sentence. */
  readonly name: string
  readonly expect: Expectation
  readonly prism: PrismRole
  /** The name of the example in the contract that the real answer is one of; `prompted` says it as well. */
  readonly shows?: string
  /** Sent before, in order. */
  readonly before?: readonly Before[]
  /** Channels with one subscriber while the case runs; presence channels with `user-1`, `user-2` and so on. */
  readonly occupied?: readonly string[]
  /** The protocol of these subscribers (default 1). */
  readonly occupiedBy?: 1 | 2
  /** Sockets on no channel; `{name}` is the id of the socket. */
  readonly sockets?: Readonly<Record<string, CaseSocket>>
  /** Default: `full`. */
  readonly server?: ServerKind
  /** Why a target cannot run it. */
  readonly cannot?: { readonly [Target in 'fake' | 'prism' | 'live']?: string }
}

/** Makes a name that no other run uses. */
export type Own = (name: string) => string
