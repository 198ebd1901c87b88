// Another attempt, later.

import { sha256 } from '#crypto'
import type { World } from '../../world.ts'
import { providerKey } from '../model/provider.ts'
import { type Job, jobKey } from './job.ts'
import type { Failure } from './failure.ts'
import { settle } from './status.ts'

const mostAttempts = 5
const firstBackoff = 1000
const longestBackoff = 60_000
const longestRetry = 86_400_000
const jitter = 0.2

export type Dispatch = (world: World, batch: readonly Job[]) => void

/** A job that waits for its next attempt, or for its end. */
interface Retry {
  readonly job: Job
  readonly key: string
  readonly at: number
  /** When it is given up. */
  readonly expires: number
  readonly failure: Failure
}

/** @param dispatch - sends it then */
export function scheduleRetry(world: World, job: Job, failure: Failure, dispatch: Dispatch): void {
  const now = Math.floor(world.settings.clock())
  const next = job.attempt + 1
  const key = retryKey(job, next)
  const expires = Math.min((job.firstAttemptAt ?? now) + longestRetry, job.expires ?? Infinity)
  const wanted = failure.retryAt ?? now + backoff(job.attempt, key)
  const at = Math.min(next > mostAttempts ? now : wanted, expires)
  job.status.counters.retryScheduled++
  job.status.retryAfterMs = at
  const retry: Retry = { job: { ...job, attempt: next, notBefore: at }, key, at, expires, failure }
  world.later(() => run(world, retry, dispatch), Math.max(0, at - now))
}

function run(world: World, retry: Retry, dispatch: Dispatch): void {
  const { job } = retry
  const now = world.settings.clock()
  if (job.expires !== undefined && job.expires <= now) {
    return giveUp(world, retry, 'expired', 'delivery expired before retry')
  }
  if (job.attempt > mostAttempts) return giveUp(world, retry, 'deadLettered', 'retry attempts exhausted')
  if (retry.expires <= now) return giveUp(world, retry, 'deadLettered', 'retry age expired')
  job.status.counters.retryAttempted++
  job.status.retryAfterMs = undefined
  dispatch(world, [{ ...job, batchId: `${job.batchId}-retry-${job.attempt}` }])
}

function giveUp(
  world: World,
  { job, key, failure }: Retry,
  counter: 'expired' | 'deadLettered',
  reason: string,
): void {
  const { app, status, push, provider } = job
  push.state = counter === 'expired' ? 'expired' : 'dead_lettered'
  status.counters[counter]++
  status.errorReason = `${reason}: ${failure.error}`
  settle(status)
  const occurredAtMs = Math.floor(world.settings.clock())
  const letter = { appId: app.app.id, publishId: status.publishId, provider, key, reason, occurredAtMs }
  world.push.deadLetters.addGivenUp(letter)
}

function retryKey(job: Job, next: number): string {
  const { app, status, provider, batchId } = job
  const delivery = sha256(jobKey(job))
  const parts = [app.app.id, status.publishId, providerKey(provider), batchId, delivery, next]
  return `retry:${sha256(parts.join(':'))}`
}

/** Twice as long each time, and a little more or less, which depends on nothing but the key. */
function backoff(attempt: number, key: string): number {
  const delay = Math.min(firstBackoff * 2 ** (attempt - 1), longestBackoff)
  const spread = delay * jitter
  const draw = Number(BigInt(`0x${sha256(key).slice(0, 16)}`) % BigInt(spread * 2 + 1))
  return Math.min(delay - spread + draw, longestBackoff)
}
