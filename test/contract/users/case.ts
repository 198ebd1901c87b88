// A row of the table that runs against the fake and against Prism: a call with the client, and what comes of it.

import type { operations } from '../../../generated/users/operations.ts'
import type { UsersHttp } from '../../../src/services/users/index.ts'

export type UsersOperation = keyof typeof operations

/** What a call by path resolves to. */
export interface Outcome {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}

export interface UsersCase {
  readonly operation: UsersOperation
  readonly name: string
  /** Who is logged in on the fake: `root` may everything, `george` and `sam` what everybody may (default: nobody). */
  readonly as?: 'george' | 'sam' | 'root'
  /** For the fake. Prism, which refuses what the contract does not allow, gets a valid call where a failure is asked for. */
  readonly call: (http: UsersHttp) => Promise<Outcome>
  /** The example of the contract that is the answer. Prism is asked for it by its name. */
  readonly shows: string
  /** The status of the answer (default 200). */
  readonly status?: number
  /** Why the fake does not answer this. */
  readonly notOnFake?: string
}
