// What a test makes go wrong.

import type { ActiveFault, FakeFault } from '../../faults/fault.ts'
import type { UsersOperation } from '../http/routes.ts'

export type FakeUsersFault = FakeFault<UsersOperation>

export interface FakeUsersFaults {
  /**
   * Makes something go wrong from now on, until it is removed, used up, or the fake is reset.
   *
   * Faults of frames know them by name, in both dialects: `event: 'Echo'`.
   *
   * @example
   * ```ts
   * import { createFakeUsers } from 'channelkit/mocks/users'
   *
   * const fake = createFakeUsers()
   * const fault = fake.fault({ operation: 'loginUser', latency: 20, times: 1 })
   * fake.fault({ socket: 'duplicate', event: 'MetaRequest' })
   * await fake.fetch('http://localhost/auth/login', { method: 'POST' })
   * console.log(fault.applied, fake.faults.length) // 1 1
   * ```
   *
   * @param rule - whom it meets, how often, and one thing that goes wrong
   * @returns the fault: how many it could have met, how many it met, and `remove()`
   * @throws ArgumentError that names the property that makes no sense
   */
  fault(rule: FakeUsersFault): ActiveFault<UsersOperation>
  /** The faults that can still meet something, in the order in which they were made. */
  readonly faults: readonly ActiveFault<UsersOperation>[]
}
