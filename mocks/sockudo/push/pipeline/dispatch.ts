// A batch to its provider.

import type { World } from '../../world.ts'
import { breakerOf, recordFailure, recordSuccess } from './breaker.ts'
import type { Failure } from './failure.ts'
import { settleExpired, settleResult } from './feedback.ts'
import { type Job, jobKey } from './job.ts'
import { tell } from './outcome.ts'

/** Timers of JavaScript do not reach further. */
const longestWait = 2 ** 31 - 1

export function dispatch(world: World, batch: readonly Job[]): void {
  const [first] = batch
  // Without a worker for the provider a batch lies there for ever.
  if (first === undefined || !world.settings.push.providers.has(first.provider)) return
  const now = world.settings.clock()
  const breaker = breakerOf(world.push.breakers, first.provider)
  const wait = (until: number): void => {
    world.later(() => dispatch(world, batch), Math.min(until - now, longestWait))
  }
  if (first.notBefore !== undefined && first.notBefore > now) return wait(first.notBefore)
  const ready = batch.filter(({ expires }) => expires === undefined || expires > now)
  for (const job of batch) if (!ready.includes(job)) settleExpired(job)
  if (ready.length === 0) return
  // Whoever has expired by then is told apart in the next round.
  if (breaker.openUntil > now) {
    world.later(() => dispatch(world, ready), Math.max(breaker.openUntil - now, 1000))
    return
  }
  const failures = send(world, ready)
  const deferred = failures.findLast(({ error, retryAt }) => error === 'quota' && retryAt !== undefined)
  if (deferred?.retryAt !== undefined) breaker.openUntil = deferred.retryAt
  else if (failures.length === 0) recordSuccess(breaker)
  else recordFailure(breaker, now)
}

/** @returns what went wrong */
function send(world: World, jobs: readonly Job[]): readonly Failure[] {
  const counted = new Set<string>()
  return jobs.flatMap((job) => {
    const at = world.settings.clock()
    const failure = tell(world, job)
    job.push.attempts.push({
      at,
      ...(failure && { error: failure.error }),
      ...(failure?.reason !== undefined && { reason: failure.reason }),
    })
    const key = jobKey(job)
    if (counted.has(key)) job.push.state = failure === undefined ? 'accepted' : 'rejected'
    else settleResult(world, { ...job, firstAttemptAt: job.firstAttemptAt ?? at }, failure, dispatch)
    counted.add(key)
    return failure ?? []
  })
}
