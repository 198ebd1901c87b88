// A publish is taken only where somebody will work on it.

import { serviceUnavailable } from '../../http/failure.ts'
import type { World } from '../../world.ts'
import { type Provider, providers } from '../model/provider.ts'
import { providerOf } from '../model/recipient.ts'
import type { Target } from '../model/target.ts'

const labels: Readonly<Record<Provider, string>> = {
  fcm: 'FCM',
  apns: 'APNs',
  webPush: 'Web Push',
  hms: 'HMS',
  wns: 'WNS',
  realtime: 'Realtime',
}

/** Devices, clients and channels pass with any provider, even one that cannot reach them. @throws Failure */
export function requireWorkers({ settings }: World, targets: readonly Target[]): void {
  const active = settings.push.providers
  const named = new Set(targets.flatMap(namedProvider))
  const unbuilt = providers.find((provider) => named.has(provider) && settings.push.unbuilt.has(provider))
  if (unbuilt !== undefined) {
    throw unavailable(`${labels[unbuilt]} provider worker requires feature \`push-${unbuilt.toLowerCase()}\``)
  }
  const missing = providers.find((provider) => named.has(provider) && !active.has(provider))
  if (missing !== undefined) {
    throw unavailable(`${labels[missing]} provider worker is disabled (provider disabled in config)`)
  }
  if (named.size === 0 && active.size === 0) throw unavailable('push providers are disabled')
}

/** Provider of a target that says itself which it is. */
export function namedProvider(target: Target): readonly Provider[] {
  switch (target.type) {
    case 'recipient':
      return [providerOf(target.recipient)]
    case 'providerTopic':
    case 'providerCondition':
      return [target.provider]
    default:
      return []
  }
}

function unavailable(reason: string): Error {
  return serviceUnavailable(`push admission unavailable: ${reason}`)
}
