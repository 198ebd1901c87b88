// A publish beyond a quota is taken, and goes nowhere.

import type { AppState, World } from '../../world.ts'
import { type Provider, providers } from '../model/provider.ts'
import { providerOf } from '../model/recipient.ts'
import type { Target } from '../model/target.ts'
import { devicesOf, type PushStores, subscriptionsTo } from '../stores.ts'
import { namedProvider } from './require-workers.ts'

/** How many recipients the server expects; a topic counts for one. */
export function expectedRecipients({ push }: AppState, targets: readonly Target[]): number {
  return targets.reduce((total, target) => total + countOf(push, target), 0)
}

/** The reason that the status of the publish tells. */
export function exceededQuota(world: World, state: AppState, targets: readonly Target[]): string | undefined {
  const { fanoutMax, ceilings } = world.settings.push
  if (expectedRecipients(state, targets) > fanoutMax) return `fanout_max exceeded for app ${state.app.id}`
  const counts = targets.flatMap((target) => providersOf(state.push, target))
  const over = providers.find((provider) => {
    return counts.filter((each) => each === provider).length > (ceilings.get(provider) ?? Infinity)
  })
  if (over !== undefined) return `provider ceiling exceeded for ${over.toUpperCase()}`
  return exceededDevice(state.push, targets, Math.floor(world.settings.clock() / 1000))
}

function countOf(stores: PushStores, target: Target): number {
  switch (target.type) {
    case 'device':
      return stores.devices.has(target.device_id) ? 1 : 0
    case 'client':
      return devicesOf(stores, target.client_id).length
    case 'channel':
      return subscriptionsTo(stores, target.channel).length
    default:
      return 1
  }
}

function providersOf(stores: PushStores, target: Target): readonly Provider[] {
  switch (target.type) {
    case 'device': {
      const device = stores.devices.get(target.device_id)
      return device === undefined ? [] : [providerOf(device.push.recipient)]
    }
    case 'client':
      return devicesOf(stores, target.client_id).map(({ push }) => providerOf(push.recipient))
    case 'channel':
      return subscriptionsTo(stores, target.channel).map(({ provider }) => provider)
    default:
      return namedProvider(target)
  }
}

/** Of the bucket that a device may have, the server minds only the size: that many per second. */
function exceededDevice(stores: PushStores, targets: readonly Target[], second: number): string | undefined {
  for (const target of targets) {
    const device = target.type === 'device' ? stores.devices.get(target.device_id) : undefined
    if (device?.pushRatePolicy === undefined) continue
    const before = stores.rates.get(device.id)
    const rate = before?.second === second ? before : { second, count: 0 }
    stores.rates.set(device.id, rate)
    if (rate.count >= device.pushRatePolicy.capacity) {
      return `per-device rate limit exceeded for device ${device.id}`
    }
    rate.count++
  }
  return undefined
}
