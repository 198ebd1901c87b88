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
  /** Sent before, in order; their answers do not matter. */
  readonly before?: readonly Call[]
  /** Channels with one subscriber while the case runs. */
  readonly occupied?: readonly string[]
}

/** Makes a name that no other run uses. */
export type Own = (name: string) => string
