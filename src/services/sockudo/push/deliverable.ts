// Recipients that the rest of a publish does not fit: the server accepts it, and the delivery fails.

import { ArgumentError } from '../../../core/errors/argument-error.ts'
import type { Schemas } from '../contract.ts'

interface Parts {
  readonly payload: Schemas['PushPayload']
  /** The providers that have an override. */
  readonly overridden: ReadonlySet<string>
  readonly hasLiveActivity: boolean
}

/**
 * Checks a single recipient; what devices, clients and channels stand for is known to the server only.
 *
 * @throws ArgumentError
 */
export function checkDeliverable(
  target: Schemas['PushTarget'],
  { payload, overridden, hasLiveActivity }: Parts,
  names: { readonly recipient: string; readonly payload: string },
): void {
  if (target.type !== 'recipient') return
  const { transportType } = target.recipient
  if (hasLiveActivity && !transportType.startsWith('apnsLiveActivity')) {
    const rule = 'cannot get a live activity: that takes apnsLiveActivity or apnsLiveActivityBroadcast'
    throw new ArgumentError(`${names.recipient}.recipient`, rule)
  }
  const { collapseKey, templateId } = payload
  if (transportType !== 'web' || collapseKey !== undefined || templateId !== undefined) return
  if (overridden.has('webPush')) return
  const rule = 'is needed by browsers: without it a web push fails and its dead letter stops further pushes'
  throw new ArgumentError(`${names.payload}.collapseKey`, rule)
}
