// The faults of this fake: its operations are those of the contract.

import type { ActiveFault, FakeFault } from '../../faults/fault.ts'
import type { OperationId } from '../http/routes.ts'

export type FakeSockudoFault = FakeFault<OperationId>

export interface FakeFaults {
  /**
   * Makes something go wrong from now on, until it is removed, used up, or the fake is reset.
   *
   * Faults are asked in the order in which they were made. Of each kind the first one that meets a request counts, so
   * that two `status` with `times: 1` meet one request after the other; faults of different kinds meet the same request.
   *
   * @example
   * ```ts
   * import { ApiError } from 'channelkit/errors'
   * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
   * import { createSockudo } from 'channelkit/sockudo'
   *
   * const fake = createFakeSockudo()
   * const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1/apps/app-id', { fetch: fake.fetch })
   *
   * const fault = fake.fault({ operation: 'triggerEvent', status: 503, retryAfter: 2000, times: 1 })
   * const error = await sockudo.trigger('orders', 'order.created', { id: 1 }).catch((reason: unknown) => reason)
   * if (error instanceof ApiError) console.log(error.code, error.retryAfter) // draining 2000
   * await sockudo.trigger('orders', 'order.created', { id: 1 })
   * console.log(fault.seen, fault.applied, fake.faults.length) // 1 1 0
   * ```
   *
   * @param rule - whom it meets, how often, and one thing that goes wrong
   * @returns the fault: how many it could have met, how many it met, and `remove()`
   * @throws ArgumentError that names the property that makes no sense
   */
  fault(rule: FakeSockudoFault): ActiveFault<OperationId>
  /** The faults that can still meet something, in the order in which they were made. */
  readonly faults: readonly ActiveFault<OperationId>[]
}
