// What a comparison found out. `--json` prints it as it is: the names of its members are part of the interface.

import type { Difference } from './differences.ts'
import type { PointResult } from './point.ts'

export interface DocumentResult {
  readonly operation: string
  /** Why the service would refuse the client's document; empty when it would take it. */
  readonly refusals: readonly string[]
}

export interface Comparison {
  /** What the document leaves open. */
  readonly points: readonly PointResult[]
  /** The documents that the client sends. */
  readonly documents: readonly DocumentResult[]
  /** All of them, also those that a point tells. */
  readonly differences: readonly Difference[]
  /** Whether nothing is different. */
  readonly same: boolean
  /** The schema of the service, in the schema language. */
  readonly schema: string
}

export interface Report extends Comparison {
  /** Without query. */
  readonly endpoint: string
  /** What the service was compared with. */
  readonly against: string
  /** Version of the package. */
  readonly channelkit: string
}
