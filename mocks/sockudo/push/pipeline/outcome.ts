// What a provider says to a push, and what the server makes of it.

import type { World } from '../../world.ts'
import type { FakePushOutcome } from '../types.ts'
import type { Failure } from './failure.ts'
import type { Job } from './job.ts'
import { refuse } from './refuse.ts'

const triedAgain: readonly string[] = ['quota', 'unavailable', 'network_transport']

/** What Apple asks for after a failure of its own. */
const appleRetry = 15 * 60_000

/** Undefined when the push was taken. */
export function tell(world: World, job: Job): Failure | undefined {
  return refuse(world, job) ?? failureOf(ask(world, job), job, world.settings.clock())
}

/** A mistake in the function of the test is a network that failed, and is told. */
function ask(world: World, { push }: Job): FakePushOutcome {
  const { onError } = world.settings
  try {
    const outcome: unknown = world.settings.push.deliver({ ...push, attempts: [...push.attempts] })
    if (isOutcome(outcome)) return outcome
    if (outcome instanceof Promise) outcome.catch(onError)
    onError(new TypeError('push.deliver must return an outcome, at once'))
  } catch (error) {
    onError(error)
  }
  return 'network_transport'
}

function isOutcome(value: unknown): value is FakePushOutcome {
  if (typeof value !== 'object' || value === null) return typeof value === 'string'
  return 'error' in value && typeof value.error === 'string'
}

function failureOf(outcome: FakePushOutcome, { provider }: Job, now: number): Failure | undefined {
  if (outcome === 'accepted') return undefined
  const { error, retryAfter } = typeof outcome === 'string' ? { error: outcome } : { ...outcome }
  const isTriedAgain = triedAgain.includes(error)
  const isApple = error === 'unavailable' && provider === 'apns'
  const wait = isApple ? appleRetry : error === 'network_transport' ? undefined : retryAfter
  return {
    error,
    isDeviceGone: error === 'invalid_token',
    isTriedAgain,
    ...(isTriedAgain && wait !== undefined && { retryAt: now + wait }),
  }
}
