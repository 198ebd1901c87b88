// The body of a push publish.

import { boolean, type Decoder, list, optional, string } from '../../serde/decode.ts'
import { u64 } from '../../serde/integer.ts'
import { struct } from '../../serde/struct.ts'
import { defaulted } from '../request/defaulted.ts'
import { blank, firstOf, type Problem } from './check.ts'
import { type LiveActivity, liveActivity } from './live-activity.ts'
import { checkOverride, type Override, override } from './override.ts'
import { checkPayload, type Payload, payload } from './payload.ts'
import { checkTarget, type Target, target } from './target.ts'

export interface PublishBody {
  readonly publishId: string | undefined
  readonly recipients: readonly Target[]
  readonly payload: Payload
  readonly providerOverrides: readonly Override[]
  readonly liveActivity: LiveActivity | undefined
  readonly sync: boolean
  readonly notBeforeMs: number | undefined
  readonly expiresAtMs: number | undefined
}

/** A publish whose id, payload and overrides are settled. */
export interface Intent extends Pick<PublishBody, 'payload' | 'providerOverrides'> {
  readonly publishId: string
  readonly targets: readonly Target[]
  readonly notBeforeMs: number | undefined
  readonly expiresAtMs: number | undefined
}

export const publishBody: Decoder<PublishBody> = struct('PublishRequest', {
  publishId: optional(string),
  recipients: defaulted(list(target), () => []),
  payload,
  providerOverrides: defaulted(list(override), () => []),
  liveActivity: optional(liveActivity),
  sync: defaulted(boolean, () => false),
  notBeforeMs: optional(u64),
  expiresAtMs: optional(u64),
})

const mostTargets = 1024

export function checkIntent({ publishId, targets, payload, providerOverrides }: Intent): Problem {
  const problem = blank('publishId', publishId)
  if (problem !== undefined) return problem
  if (targets.length === 0) return 'targets is invalid: must contain at least one target'
  if (targets.length > mostTargets) return 'targets is invalid: too many targets'
  return firstOf(targets, checkTarget) ?? checkPayload(payload) ?? firstOf(providerOverrides, checkOverride)
}
