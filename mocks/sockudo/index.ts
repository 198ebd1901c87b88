// channelkit/mocks/sockudo

export type { FakeServer, FakeSocket } from '../fake-server.ts'
export type { FakeApp } from './apps.ts'
export { createFakeSockudo, type FakeSockudo } from './fake.ts'
export type {
  FaultAnswer,
  FaultDuration,
  FaultEffects,
  SlowBody,
  SocketFault,
  UnreachableNode,
  WebhookFault,
} from '../faults/effects.ts'
export type { ActiveFault, FakeFault, FaultScope } from '../faults/fault.ts'
export type { FaultFrame, FaultRequest, FaultWebhook } from '../faults/subjects.ts'
export type { FakeFaults, FakeSockudoFault } from './faults/fault.ts'
export type { FakeFeatures } from './features.ts'
export type { FakeHistory } from './history/settings.ts'
export type { FakeIds } from './ids.ts'
export type { FakeLimits } from './limits.ts'
export type { FakeNamespace } from './namespaces.ts'
export type { FakeIdempotency, FakeSockudoOptions } from './options.ts'
export type { FakeStore } from './outages.ts'
export type { FakeRateLimit } from './rate-limit.ts'
export type { FakePushRule } from './push/rules.ts'
export type { FakePushSettings } from './push/settings.ts'
export type {
  FakeAppleRefusal,
  FakeAppleRequest,
  FakePush,
  FakePushAttempt,
  FakePushError,
  FakePushOutcome,
  FakePushProvider,
} from './push/types.ts'
export type { Schedule } from '../schedule.ts'
export type { FakeStrictness } from './strict/settings.ts'
export type {
  FakeWebhook,
  FakeWebhookAttempt,
  FakeWebhookBatching,
  FakeWebhookDelivery,
  FakeWebhookFilter,
  FakeWebhookHandler,
  FakeWebhookRetry,
} from './webhooks/types.ts'
export type { FakeWebhookSettings } from './webhooks/settings.ts'
export type { FakeChannel, FakeConnection, FakeEvent, FakeMember, FakeRequest } from './types.ts'
export type { FakeState } from './state.ts'
export type {
  FakeChannelCriteria,
  FakeConnectionCriteria,
  FakeCriteria,
  FakeEventCriteria,
  FakeMemberCriteria,
  FakePushCriteria,
  FakeRequestCriteria,
  FakeWebhookCriteria,
} from './waits/criteria.ts'
export type { FakeWaits } from './waits/waits.ts'
export type { Criterion, TextCriterion } from '../waiting/criteria.ts'
export type { WaitOptions } from '../waiting/options.ts'
export type { Met } from '../waiting/search.ts'
