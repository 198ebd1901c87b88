// What the server keeps of an attempt.

import type { World } from '../../world.ts'
import { removeDevice } from '../stores.ts'
import type { Job } from './job.ts'
import type { Failure } from './failure.ts'
import { type Dispatch, scheduleRetry } from './retry.ts'
import { settle } from './status.ts'

/** Too late: nobody was asked. */
export function settleExpired({ status, push }: Job): void {
  push.state = 'expired'
  status.counters.dispatched++
  status.counters.expired++
  settle(status)
}

/** @param again - sends what is tried again */
export function settleResult(world: World, job: Job, failure: Failure | undefined, again: Dispatch): void {
  if (failure === undefined) return settleAccepted(world, job)
  if (failure.retryAt !== undefined) job.status.retryAfterMs = failure.retryAt
  if (failure.isTriedAgain === true) return scheduleRetry(world, job, failure, again)
  settleRejected(world, job, failure)
}

function settleAccepted(world: World, { app, status, push }: Job): void {
  push.state = 'accepted'
  status.counters.dispatched++
  status.counters.succeeded++
  settle(status)
  const device = push.deviceId === undefined ? undefined : app.push.devices.get(push.deviceId)
  if (device === undefined) return
  const isBack = device.push.state === 'FAILING'
  app.push.devices.set(device.id, {
    ...device,
    lastActiveAtMs: Math.floor(world.settings.clock()),
    push: isBack ? { ...device.push, state: 'ACTIVE', failureCount: 0, errorReason: undefined } : device.push,
  })
}

function settleRejected(world: World, { app, status, push, batchId }: Job, failure: Failure): void {
  push.state = 'rejected'
  status.counters.dispatched++
  status.counters.failed++
  settle(status)
  if (failure.isDeviceGone === true) {
    if (push.deviceId !== undefined) removeDevice(app.push, push.deviceId)
    return
  }
  world.push.deadLetters.addRefusal({
    appId: app.app.id,
    publishId: status.publishId,
    provider: undefined,
    key: batchId,
    reason: failure.error,
    occurredAtMs: Math.floor(world.settings.clock()),
  })
}
