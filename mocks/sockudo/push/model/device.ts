// A device that is registered for pushes.

import { type Decoder, json, optional, string } from '../../serde/decode.ts'
import { u32, u64 } from '../../serde/integer.ts'
import { struct } from '../../serde/struct.ts'
import { defaulted } from '../request/defaulted.ts'
import { word } from '../request/word.ts'
import { appId, blank, type Problem, tooLarge } from './check.ts'
import { checkRecipient, providerOf, type Recipient, recipient, tokenHash } from './recipient.ts'

export type DeviceState = 'ACTIVE' | 'FAILING' | 'FAILED'

export interface Device {
  readonly appId: string
  readonly id: string
  readonly clientId: string | undefined
  readonly formFactor: string
  readonly platform: string
  /** JSON text. */
  readonly metadata: string
  /** What the device has to show when it acts for itself. */
  readonly deviceSecret: string
  readonly timezone: string
  readonly locale: string
  readonly lastActiveAtMs: number
  readonly push: {
    readonly recipient: Recipient
    readonly state: DeviceState
    readonly failureCount: number
    readonly errorReason: string | undefined
  }
  readonly pushRatePolicy: { readonly capacity: number; readonly refillPerSecond: number } | undefined
}

export const device: Decoder<Device> = struct('DeviceDetails', {
  appId: string,
  id: string,
  clientId: optional(string),
  formFactor: word('phone', 'tablet', 'desktop', 'tv', 'car', 'watch', 'embedded', 'other'),
  platform: word('android', 'ios', 'browser', 'windows', 'macos', 'watchos', 'tvos', 'other'),
  metadata: defaulted(json, () => 'null'),
  deviceSecret: string,
  timezone: string,
  locale: string,
  lastActiveAtMs: defaulted(u64, () => 0),
  push: struct('DevicePushDetails', {
    recipient,
    state: word('ACTIVE', 'FAILING', 'FAILED'),
    failureCount: defaulted(u32, () => 0),
    errorReason: optional(string),
  }),
  pushRatePolicy: optional(struct('TokenBucketPolicy', { capacity: u32, refillPerSecond: u32 })),
})

/** Devices must not take the names under which subscriptions of clients are kept. */
const reservedPrefix = '__sockudo_client_scope__:'

export function checkDevice(given: Device): Problem {
  const { pushRatePolicy: policy } = given
  return (
    appId(given.appId) ??
    blank('id', given.id) ??
    (given.id.startsWith(reservedPrefix)
      ? 'id is invalid: uses a reserved client-subscription prefix'
      : undefined) ??
    blank('timezone', given.timezone) ??
    blank('locale', given.locale) ??
    tooLarge('metadata', given.metadata, 4096) ??
    checkRecipient(given.push.recipient) ??
    (policy?.capacity === 0 ? 'capacity is invalid: must be greater than zero' : undefined) ??
    (policy?.refillPerSecond === 0 ? 'refillPerSecond is invalid: must be greater than zero' : undefined)
  )
}

/** A device as the server shows it: without its token and its secret. */
export function shownDevice({ push, ...given }: Device): object {
  return {
    appId: given.appId,
    id: given.id,
    clientId: given.clientId ?? null,
    formFactor: given.formFactor,
    platform: given.platform,
    timezone: given.timezone,
    locale: given.locale,
    lastActiveAtMs: given.lastActiveAtMs,
    pushState: push.state,
    pushFailureCount: push.failureCount,
    recipient: {
      transportType: push.recipient.transportType,
      provider: providerOf(push.recipient),
      tokenHash: tokenHash(push.recipient),
    },
  }
}
