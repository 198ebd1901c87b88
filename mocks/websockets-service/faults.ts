// What a test can make go wrong.

import type { ActiveFault, FakeFault } from '../faults/fault.ts'
import type { WebSocketsServiceOperation } from './types.ts'

export interface FakeWebSocketsServiceFaults {
  /**
   * Makes something go wrong from now on, until it is removed, used up, or the fake is reset.
   *
   * `operation` is `pushMessage` or another of the six, or `runGraphQL` for every GraphQL request. Faults are asked in
   * the order in which they were made; those of different kinds meet the same request. A pushed message has no name, so
   * a fault of a socket looks at it with `when`, never with `event`; apps, webhooks, clocks and nodes the service has not.
   *
   * @example
   * ```ts
   * import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
   *
   * const fake = createFakeWebSocketsService()
   * fake.fault({ operation: 'pushMessage', status: 503, times: 1 })
   * fake.fault({ operation: 'messages', status: 200, body: { errors: [{ message: 'try later' }] } })
   * fake.fault({ socket: 'cut', when: ({ text }) => text === 'bye' })
   * console.log(fake.faults.length) // 3
   * ```
   *
   * @param rule - whom it meets, how often, and one thing that goes wrong
   * @returns the fault: how many it could have met, how many it met, and `remove()`
   * @throws ArgumentError that names the property that makes no sense
   */
  fault(rule: FakeFault<WebSocketsServiceOperation>): ActiveFault<WebSocketsServiceOperation>
  /** The faults that can still meet something, in the order in which they were made. */
  readonly faults: readonly ActiveFault<WebSocketsServiceOperation>[]
}
