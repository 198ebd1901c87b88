// Documented answers that no case provokes, and why. A reason whose answer has a case, or is no longer documented, fails
// the tests.

import { operations } from '../../generated/sockudo/operations.ts'
import type { OperationId } from './case.ts'
import type { Outcome } from './support/outcomes.ts'

export interface Unprovoked {
  readonly operations: 'all' | readonly OperationId[]
  readonly status: number
  readonly outcome: Outcome
  readonly reason: string
}

// Deliveries are no answers, and of them only those by APNs are tested on a real server: FCM, HMS and WNS cannot be
// stood in for on loopback, and the server refuses push services of browsers there.
const push = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].path.includes('/push/'))

export const unprovoked: readonly Unprovoked[] = [
  {
    operations: 'all',
    status: 500,
    outcome: 'internal_error',
    reason:
      'It needs a store that fails in the middle of a call. With a Redis that broke off it was seen by hand for ' +
      'revokeTokens and getChannel; the servers of the table keep everything in memory',
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
    reason:
      'It needs a rate limiter whose store does not answer. With a Redis that broke off it was seen by hand; that of the ' +
      'test servers is in memory',
  },
  {
    operations: ['triggerEvent', 'triggerBatch'],
    status: 429,
    outcome: 'rate_limited',
    reason:
      'It needs a push rule of the operator. With one it was seen by hand; the servers of the table have none, and the ' +
      'fake plays none',
  },
  {
    operations: ['triggerEvent', 'triggerBatch'],
    status: 503,
    outcome: 'service_unavailable',
    reason:
      'It needs a store of idempotency keys that does not answer. With a Redis that broke off it was seen by hand; that of ' +
      'the test servers is in memory',
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
    reason:
      'Only a server in role `api` lacks the route. It needs a Redis, with a stand-in for which it was seen by hand; the ' +
      'test servers have the role `default`',
  },
  {
    operations: ['getStats', 'getOperatorStats', 'getUsage'],
    status: 404,
    outcome: 'text',
    reason:
      'The route is missing only without `http_api.usage_enabled`, as was seen by hand; the servers of the table have it, ' +
      'and so has the fake',
  },
  {
    operations: push,
    status: 404,
    outcome: 'text',
    reason: 'Only a server that was built without push lacks the route, and the test servers have it',
  },
  {
    operations: ['publishPush', 'publishPushBatch'],
    status: 503,
    outcome: 'backpressure',
    reason:
      'It needs a limiter of the rate of pushes whose store does not answer, and that of the test servers is in memory; ' +
      'it was never seen',
  },
  {
    operations: ['replayPushDeadLetter'],
    status: 202,
    outcome: '',
    reason:
      'It needs a delivery that a provider put off until it was given up, which takes longer than a case may; ' +
      'test/live/push-apns.test.ts brings it about',
  },
]
