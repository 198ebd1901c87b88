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

const needsApns =
  'It needs APNs, which the test servers of the table do not have; test/live/push-apns.test.ts has one that stands in'

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
    status: 429,
    outcome: 'rate_limited',
    reason:
      'It needs `PUSH_ACCEPTANCE_RATE_LIMIT`, which the test servers do not have, or a dead letter a minute old, with ' +
      'which no other push case could run: test/live/push-dead-letters.test.ts waits for one on a server of its own; a ' +
      'queue that lags was never seen',
  },
  {
    operations: ['publishPush', 'publishPushBatch'],
    status: 503,
    outcome: 'backpressure',
    reason:
      'It needs a queue that does not answer, and that of the test servers is in memory; it was never seen',
  },
  {
    operations: ['replayPushDeadLetter'],
    status: 202,
    outcome: '',
    reason:
      'It needs a delivery that a provider put off until it was given up, which test/live/push-apns.test.ts brings about; ' +
      'the test servers have browsers alone as provider, and refuse local push services',
  },
  {
    operations: ['listLiveActivityChannels', 'getLiveActivityChannel'],
    status: 200,
    outcome: '',
    reason: needsApns,
  },
  { operations: ['createLiveActivityChannel'], status: 201, outcome: '', reason: needsApns },
  { operations: ['deleteLiveActivityChannel'], status: 204, outcome: '', reason: needsApns },
  {
    operations: [
      'listLiveActivityChannels',
      'createLiveActivityChannel',
      'getLiveActivityChannel',
      'deleteLiveActivityChannel',
    ],
    status: 503,
    outcome: 'service_unavailable',
    reason:
      'It needs an APNs that is asked too often, and the test servers of the table have none; ' +
      'test/live/push-apns.test.ts sees it when a channel is created',
  },
]
