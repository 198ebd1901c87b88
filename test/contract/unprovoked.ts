// Documented answers and examples of failures that no case provokes, and what would be needed to do so. A reason whose
// answer has a case, or is no longer documented, fails the tests.

import { operations } from '../../generated/sockudo/operations.ts'
import type { OperationId } from './case.ts'
import type { Outcome } from './support/outcomes.ts'

export interface Unprovoked {
  readonly operations: 'all' | readonly OperationId[]
  readonly status: number
  readonly outcome: Outcome
  readonly reason: string
}

/** Failures that the contract names, and no case shows. */
export interface WithoutCase {
  readonly examples: readonly string[]
  readonly reason: string
}

const push = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].path.includes('/push/'))

export const unprovoked: readonly Unprovoked[] = [
  {
    operations: 'all',
    status: 500,
    outcome: 'serialization_error',
    reason:
      'It is for an answer that the server cannot write as JSON. All that it writes are texts, whole numbers and JSON that ' +
      'it has read itself, so that it would need a mistake in the server',
  },
  {
    operations: ['getStats', 'getOperatorStats'],
    status: 500,
    outcome: 'internal_error',
    reason:
      'It is for sockets that cannot be listed. Every adapter, that for Redis included, lists those in the memory of its own ' +
      'process, which cannot fail; it would need a mistake in the server',
  },
  {
    operations: push,
    status: 404,
    outcome: 'text',
    reason:
      'Only a server that was built without the feature `push` lacks the route (or `push-apns`, for live activities). It ' +
      'needs a second binary, which takes 15 minutes to build',
  },
]

export const withoutCase: readonly WithoutCase[] = [
  {
    examples: ['presenceAddedTwice'],
    reason:
      'It needs a member who came twice and whose leaving nobody recorded, as when one of several servers dies. Several ' +
      'servers need a database for their presence history, and the server of the tests is built with none',
  },
]
