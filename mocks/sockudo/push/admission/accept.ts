// Takes a publish, or says why not. The order is the server's.

import { invalidInput } from '../../http/failure.ts'
import type { SignedCall } from '../../http/call.ts'
import { checkLiveActivity, overrideOf } from '../model/live-activity.ts'
import type { Override } from '../model/override.ts'
import { checkIntent, type Intent, type PublishBody } from '../model/publish-body.ts'
import { plan } from '../pipeline/plan.ts'
import { labelOf, newStatus, type PublishStatus } from '../pipeline/status.ts'
import { applyTemplate } from '../render/apply-template.ts'
import { type Rendered, renderAll } from '../render/render.ts'
import { exceededQuota, expectedRecipients } from './quota.ts'
import { requireRoom } from './require-room.ts'
import { requireWorkers } from './require-workers.ts'

/** From so many recipients on, the server works on parts of them. */
const fastThreshold = 10_000

export interface Accepted {
  readonly publishId: string
  readonly status: string
  readonly expectedRecipients: number
  readonly fanoutRegime: string
  readonly renderedPayloads: readonly Rendered[]
}

/** @throws Failure */
export function acceptPublish(call: SignedCall, body: PublishBody): Accepted {
  const { world, app } = call
  const publishId = body.publishId ?? world.settings.ids.uuid()
  const providerOverrides = withLiveActivity(body)
  const { recipients: targets, payload, notBeforeMs, expiresAtMs } = body
  const expected = expectedRecipients(app, targets)
  const intent = settled(call, {
    publishId,
    targets,
    payload,
    providerOverrides,
    notBeforeMs,
    expiresAtMs,
  })
  requireWorkers(world, targets)
  requireRoom(world, app)
  const rendered = renderAll(intent.payload, intent.providerOverrides)
  const known = app.push.statuses.get(publishId)
  if (known !== undefined) return accepted(known, rendered)
  const status = admit(call, intent, expected)
  if (status.state === 'queued') {
    world.later(() => plan(world, { app, intent, status, rendered }), 0)
  }
  return accepted(status, rendered)
}

function accepted(status: PublishStatus, rendered: readonly Rendered[]): Accepted {
  return {
    publishId: status.publishId,
    status: labelOf(status.state),
    expectedRecipients: status.counters.planned,
    fanoutRegime: status.fanoutRegime,
    renderedPayloads: rendered,
  }
}

function admit({ app, request, world }: SignedCall, intent: Intent, expected: number): PublishStatus {
  const isOverridden = request.header('x-sockudo-push-quota-override') !== undefined
  const errorReason = isOverridden ? undefined : exceededQuota(world, app, intent.targets)
  const status = newStatus(
    {
      appId: app.app.id,
      publishId: intent.publishId,
      state: errorReason === undefined ? 'queued' : 'quota_exceeded',
      fanoutRegime: expected < fastThreshold ? 'fastPath' : 'shardPath',
      errorReason,
    },
    expected,
  )
  const { statuses } = app.push
  statuses.set(intent.publishId, status)
  const [oldest] = statuses.keys()
  if (statuses.size > world.settings.keep && oldest !== undefined) statuses.delete(oldest)
  return status
}

/** A publish with its template applied; it is looked at before and after that. */
function settled({ app }: SignedCall, intent: Intent): Intent {
  requireValid(intent)
  const { templateId } = intent.payload
  if (templateId === undefined) return intent
  const template = app.push.templates.get(templateId)
  if (template === undefined) throw invalidInput(`push template ${templateId} not found`)
  const whole = applyTemplate(template, intent)
  requireValid(whole)
  return whole
}

function requireValid(intent: Intent): void {
  const problem = checkIntent(intent)
  if (problem !== undefined) throw invalidInput(problem)
}

/** The overrides of a publish, with that of its live activity. */
function withLiveActivity({ recipients, liveActivity, providerOverrides }: PublishBody): readonly Override[] {
  const kinds = new Set(
    recipients.map((to) => (to.type === 'recipient' ? to.recipient.transportType : to.type)),
  )
  const isBroadcast = kinds.has('apnsLiveActivityBroadcast')
  if (liveActivity === undefined) {
    if (!isBroadcast && !kinds.has('apnsLiveActivity')) return providerOverrides
    throw invalidInput('liveActivity is required for APNs Live Activity recipients')
  }
  if (providerOverrides.some(({ provider }) => provider === 'apns')) {
    throw invalidInput('liveActivity cannot be combined with an APNs provider override')
  }
  const problem = checkLiveActivity(liveActivity, isBroadcast)
  if (problem !== undefined) throw invalidInput(problem)
  return [...providerOverrides, overrideOf(liveActivity)]
}
