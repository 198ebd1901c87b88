// Documented answers that no case provokes, and why. A reason whose answer has a case, or is no longer documented, fails
// the tests.

import type { OperationId } from './case.ts'
import type { Outcome } from './support/outcomes.ts'

export interface Unprovoked {
  readonly operations: 'all' | readonly OperationId[]
  readonly status: number
  readonly outcome: Outcome
  readonly reason: string
}

export const unprovoked: readonly Unprovoked[] = [
  {
    operations: 'all',
    status: 500,
    outcome: 'internal_error',
    reason:
      'It needs a store that fails in the middle of a call, and the stores of the test servers are in memory',
  },
  {
    operations: 'all',
    status: 500,
    outcome: 'serialization_error',
    reason: 'It is for an answer that the server cannot write as JSON, which no request brings about',
  },
  {
    operations: 'all',
    status: 500,
    outcome: 'limiter',
    reason: 'It needs a rate limiter whose store does not answer, and that of the test servers is in memory',
  },
  {
    operations: ['triggerEvent', 'triggerBatch'],
    status: 429,
    outcome: 'rate_limited',
    reason: 'It needs a push rule of the operator, and the test servers have none',
  },
  {
    operations: ['triggerEvent', 'triggerBatch'],
    status: 503,
    outcome: 'service_unavailable',
    reason:
      'It needs a store of idempotency keys that does not answer, and that of the test servers is in memory',
  },
  {
    operations: [
      'listChannels',
      'getChannel',
      'listChannelUsers',
      'terminateUserConnections',
      'forceReconnectUser',
    ],
    status: 404,
    outcome: 'text',
    reason: 'Only a server in role `api` lacks the route, and the test servers have the role `default`',
  },
  {
    operations: ['getStats', 'getOperatorStats', 'getUsage'],
    status: 404,
    outcome: 'text',
    reason: 'The route is missing only without `http_api.usage_enabled`, which the test servers have',
  },
]
