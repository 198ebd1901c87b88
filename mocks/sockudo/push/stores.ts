// What an app keeps for its pushes.

import { byBytes } from '../serde/by-bytes.ts'
import type { Credential } from './model/credential.ts'
import type { Device } from './model/device.ts'
import type { Subscription } from './model/subscription.ts'
import type { Template } from './model/template.ts'
import type { PublishStatus } from './pipeline/status.ts'

export interface PushStores {
  readonly credentials: Map<string, Credential>
  readonly templates: Map<string, Template>
  readonly devices: Map<string, Device>
  readonly subscriptions: Subscriptions
  /** By publish id. */
  readonly statuses: Map<string, PublishStatus>
  /** Pushes to a device in the second that is running, by device id. */
  readonly rates: Map<string, { second: number; count: number }>
  /** Pushes by a rule in the second that is running, by the index of the rule. */
  readonly ruleRates: Map<number, { readonly second: number; readonly count: number }>
  /** Publishes in the second that is running. */
  readonly accepted: { since: number; count: number }
}

export interface Subscriptions {
  put(subscription: Subscription): void
  all(): readonly Subscription[]
  /** @returns how many there were */
  remove(which: (subscription: Subscription) => boolean): number
}

export function createPushStores(): PushStores {
  return {
    credentials: new Map(),
    templates: new Map(),
    devices: new Map(),
    subscriptions: createSubscriptions(),
    statuses: new Map(),
    rates: new Map(),
    ruleRates: new Map(),
    accepted: { since: -Infinity, count: 0 },
  }
}

/** A device that goes away takes its subscriptions with it. */
export function removeDevice({ devices, subscriptions }: PushStores, id: string): void {
  devices.delete(id)
  subscriptions.remove(({ deviceId }) => deviceId === id)
}

/** The devices of a client, in the order in which the server goes through them. */
export function devicesOf({ devices }: PushStores, clientId: string): readonly Device[] {
  const own = [...devices.values()].filter((device) => device.clientId === clientId)
  return own.sort((left, right) => byBytes(left.id, right.id))
}

/** The subscriptions of a channel, in the same order. */
export function subscriptionsTo({ subscriptions }: PushStores, name: string): readonly Subscription[] {
  const own = subscriptions.all().filter(({ channel }) => channel === name)
  return own.sort((left, right) => byBytes(left.deviceId, right.deviceId))
}

function createSubscriptions(): Subscriptions {
  const byKey = new Map<string, Subscription>()
  return {
    put: (given) => void byKey.set(JSON.stringify([given.channel, given.deviceId]), given),
    all: () => [...byKey.values()],
    remove(which) {
      const gone = [...byKey].filter(([, given]) => which(given))
      for (const [key] of gone) byKey.delete(key)
      return gone.length
    },
  }
}
