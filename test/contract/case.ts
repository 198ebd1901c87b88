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
}

/** A call before the one that counts. */
export interface Before extends Call {
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
 * What a server is set up for: everything (`full`); neither history, presence history, versions, annotations nor AI
 * (`lean`); history and presence history alone (`unversioned`); everything that goes without history (`unrecorded`);
 * everything but annotations and AI (`unannotated`); two requests per minute, and one push per second (`limited`); everything, and about to stop
 * (`draining`); everything with APNs (`apns`), and with an APNs that nobody can reach (`apnsDown`). Where there are annotations, there are none on channels of the namespace `chat`.
 */
export type ServerKind =
  | 'full'
  | 'lean'
  | 'unversioned'
  | 'unrecorded'
  | 'unannotated'
  | 'limited'
  | 'draining'
  | 'apns'
  | 'apnsDown'

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
  /** Sent before, in order. */
  readonly before?: readonly Before[]
  /** Channels with one subscriber while the case runs; presence channels with `user-1`, `user-2` and so on. */
  readonly occupied?: readonly string[]
  /** Sockets on no channel; `{name}` is the id of the socket. */
  readonly sockets?: Readonly<Record<string, CaseSocket>>
  /** Default: `full`. */
  readonly server?: ServerKind
  /** Why a target cannot run it. */
  readonly cannot?: { readonly [Target in 'fake' | 'prism' | 'live']?: string }
}

/** Makes a name that no other run uses. */
export type Own = (name: string) => string
