// What becomes of a publish, counted.

export type PublishState =
  | 'queued'
  | 'planning'
  | 'quota_exceeded'
  | 'dispatching'
  | 'expired'
  | 'failed'
  | 'dead_lettered'
  | 'succeeded'
  | 'partiallySucceeded'

export interface Counters {
  planned: number
  dispatched: number
  succeeded: number
  failed: number
  expired: number
  retryScheduled: number
  retryAttempted: number
  deadLettered: number
}

export type FanoutRegime = 'fastPath' | 'shardPath'

/** In the order of the server's answer. */
export interface PublishStatus {
  readonly appId: string
  readonly publishId: string
  state: PublishState
  readonly counters: Counters
  readonly fanoutRegime: FanoutRegime
  retryAfterMs: number | undefined
  errorReason: string | undefined
}

export function newStatus(
  given: Pick<PublishStatus, 'appId' | 'publishId' | 'state' | 'fanoutRegime' | 'errorReason'>,
  planned: number,
): PublishStatus {
  const { appId, publishId, state, fanoutRegime, errorReason } = given
  const counters = {
    planned,
    dispatched: 0,
    succeeded: 0,
    failed: 0,
    expired: 0,
    retryScheduled: 0,
    retryAttempted: 0,
    deadLettered: 0,
  }
  return { appId, publishId, state, counters, fanoutRegime, retryAfterMs: undefined, errorReason }
}

/** How the answer to a publish calls a state. */
export function labelOf(state: PublishState): string {
  if (state === 'queued') return 'accepted'
  return state === 'partiallySucceeded' ? 'partially_succeeded' : state
}

/**
 * The end of a publish, once everything that was planned came to one. What was planned is known only when the publish
 * is sent: with nobody to send it to, and with a recipient that is named twice, it never ends.
 */
export function settle(status: PublishStatus): void {
  const { planned, succeeded, failed, expired, deadLettered } = status.counters
  if (planned === 0 || succeeded + failed + expired + deadLettered < planned) return
  if (failed === 0 && expired === 0 && deadLettered === 0) status.state = 'succeeded'
  else if (succeeded > 0) status.state = 'partiallySucceeded'
  else if (expired > 0) status.state = 'expired'
  else status.state = deadLettered > 0 ? 'dead_lettered' : 'failed'
}
