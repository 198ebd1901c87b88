// channelkit/mocks/websockets-service

export type { FakeServer, FakeSocket } from '../fake-server.ts'
export type { FaultAnswer, FaultDuration, FaultEffects, SlowBody, SocketFault } from '../faults/effects.ts'
export type { ActiveFault, FakeFault, FaultScope } from '../faults/fault.ts'
export type { FaultFrame, FaultRequest } from '../faults/subjects.ts'
export type { Schedule } from '../schedule.ts'
export type { Criterion, TextCriterion } from '../waiting/criteria.ts'
export type { WaitOptions } from '../waiting/options.ts'
export type { Met } from '../waiting/search.ts'
export type { FakeDenial, FakeScope } from './access.ts'
export { createFakeWebSocketsService, type FakeWebSocketsService } from './fake.ts'
export type { FakeWebSocketsServiceFaults } from './faults.ts'
export type { FakeWebSocketsServiceIds } from './ids.ts'
export type { FakeWebSocketsServiceCriteria } from './kinds.ts'
export type { FakeWebSocketsServiceOptions } from './options.ts'
export type { FakeWebSocketsServiceReadings } from './readings.ts'
export type { FakeWebSocketsServiceState } from './state.ts'
export type {
  FakeClientFrame,
  FakeGlobalMessage,
  FakePushedMessage,
  FakeRecipientConnection,
  FakeRegistration,
  FakeWebSocketsServiceRequest,
  WebSocketsServiceOperation,
} from './types.ts'
export type { FakeWebSocketsServiceWaits } from './waits.ts'
