// A push on its way to one recipient.

import type { AppState } from '../../world.ts'
import { type Provider, providerKey } from '../model/provider.ts'
import { type Recipient, tokenHash } from '../model/recipient.ts'
import type { FakePush, FakePushAttempt } from '../types.ts'
import type { PublishStatus } from './status.ts'

/** As a test sees it. */
export interface TrackedPush extends FakePush {
  state: FakePush['state']
  readonly attempts: FakePushAttempt[]
}

export interface Job {
  readonly app: AppState
  readonly status: PublishStatus
  readonly push: TrackedPush
  readonly provider: Provider
  readonly recipient: Recipient
  readonly payload: unknown
  readonly batchId: string
  readonly attempt: number
  /** Milliseconds since the epoch, as all times here; undefined before the first attempt. */
  readonly firstAttemptAt: number | undefined
  readonly notBefore: number | undefined
  readonly expires: number | undefined
}

/** The same for two jobs of a batch with the same recipient; the server then counts only one of them. */
export function jobKey({ app, status, provider, batchId, recipient }: Job): string {
  return [app.app.id, status.publishId, providerKey(provider), batchId, tokenHash(recipient)].join(':')
}
