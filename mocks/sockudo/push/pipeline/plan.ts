// From a publish to the pushes of its recipients.

import { frozen } from '../../../frozen.ts'
import type { AppState, World } from '../../world.ts'
import { providerKey, providers } from '../model/provider.ts'
import type { Intent } from '../model/publish-body.ts'
import { providerOf, type Recipient } from '../model/recipient.ts'
import type { Target } from '../model/target.ts'
import type { Rendered } from '../render/render.ts'
import { devicesOf, type PushStores, subscriptionsTo } from '../stores.ts'
import type { FakePushProvider } from '../types.ts'
import { dispatch } from './dispatch.ts'
import type { Job, TrackedPush } from './job.ts'
import type { PublishStatus } from './status.ts'

const mostJobs = 500

export interface Publish {
  readonly app: AppState
  readonly intent: Intent
  readonly status: PublishStatus
  readonly rendered: readonly Rendered[]
}

interface Addressee {
  readonly deviceId: string | undefined
  readonly recipient: Recipient
}

export function plan(world: World, publish: Publish): void {
  const { status, intent } = publish
  for (const batch of batchesOf(world, publish)) world.later(() => dispatch(world, batch), 0)
  status.state = 'dispatching'
  const { notBeforeMs = 0 } = intent
  if (notBeforeMs > world.settings.clock()) status.retryAfterMs = notBeforeMs
}

function batchesOf(world: World, publish: Publish): readonly (readonly Job[])[] {
  const byPrefix = new Map<string, Addressee[]>()
  for (const [index, target] of publish.intent.targets.entries()) {
    const prefix = prefixOf(publish.status, target, index)
    const together = byPrefix.get(prefix) ?? []
    together.push(...addresseesOf(publish.app.push, target))
    byPrefix.set(prefix, together)
  }
  return [...byPrefix].flatMap(([prefix, addressees]) =>
    providers.flatMap((provider) => {
      const own = addressees.filter(({ recipient }) => providerOf(recipient) === provider)
      return chunked(own).map((chunk, index) => {
        const batchId = `${prefix}-batch-${providerKey(provider)}-${index + 1}`
        return chunk.map((addressee) => jobOf(world, publish, addressee, batchId))
      })
    }),
  )
}

/** Small publishes are planned in one piece, others target by target. */
function prefixOf({ fanoutRegime }: PublishStatus, { type }: Target, index: number): string {
  if (fanoutRegime === 'fastPath') return 'fast'
  return type === 'channel' || type === 'client' ? `shard-${index}` : `direct-${index}`
}

/** Topics and conditions are taken, but lead to nobody. */
function addresseesOf(stores: PushStores, target: Target): readonly Addressee[] {
  const find = (id: string): readonly Addressee[] => {
    const device = stores.devices.get(id)
    return device === undefined ? [] : [{ deviceId: id, recipient: device.push.recipient }]
  }
  switch (target.type) {
    case 'device':
      return find(target.device_id)
    case 'client':
      return devicesOf(stores, target.client_id).flatMap(({ id }) => find(id))
    case 'channel':
      return subscriptionsTo(stores, target.channel).flatMap(({ deviceId }) => find(deviceId))
    case 'recipient':
      return [{ deviceId: undefined, recipient: target.recipient }]
    default:
      return []
  }
}

function jobOf(world: World, publish: Publish, { deviceId, recipient }: Addressee, batchId: string): Job {
  const { app, status, intent, rendered } = publish
  const provider = providerOf(recipient)
  const payload = rendered.find((each) => each.provider === provider)?.payload
  const push: TrackedPush = {
    app: app.app.id,
    publishId: status.publishId,
    provider: provider as FakePushProvider,
    deviceId,
    recipient: frozen(recipient),
    payload: frozen(payload),
    state: 'waiting',
    attempts: [],
  }
  world.pushes.add(push)
  return {
    app,
    status,
    push,
    provider,
    recipient,
    payload,
    batchId,
    attempt: 1,
    firstAttemptAt: undefined,
    notBefore: intent.notBeforeMs,
    expires: intent.expiresAtMs,
  }
}

function chunked<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const chunks: (readonly Item[])[] = []
  for (let start = 0; start < items.length; start += mostJobs) {
    chunks.push(items.slice(start, start + mostJobs))
  }
  return chunks
}
