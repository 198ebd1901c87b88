// What a device must hold.

import type { Context } from '../../../channels/context.ts'
import { utf8Length } from '../../../core/bytes.ts'
import { checkCount, checkNotBlank, checkOptions, checkString, optional } from '../../../core/check.ts'
import { ArgumentError } from '../../../core/errors/argument-error.ts'
import { encodeJson } from '../../../core/encode-json.ts'
import type { Schemas } from '../contract.ts'
import { checkRecipient, secretsOf } from './recipients.ts'
import { appOf, checkId, largest32, oneOf, type WithoutApp } from './values.ts'

/** A device; the client's app and the `deviceSecret`, which has no effect, are filled in. */
export type PushDevice = Omit<WithoutApp<Schemas['PushDeviceRequest']>, 'deviceSecret'> & {
  readonly deviceSecret?: string | undefined
}

const names = [
  ...['appId', 'id', 'clientId', 'formFactor', 'platform', 'metadata', 'deviceSecret', 'timezone', 'locale'],
  ...['lastActiveAtMs', 'push', 'pushRatePolicy'],
]
const formFactors = Object.keys({
  phone: true,
  tablet: true,
  desktop: true,
  tv: true,
  car: true,
  watch: true,
  embedded: true,
  other: true,
} satisfies Record<Schemas['PushFormFactor'], true>)
const platforms = Object.keys({
  android: true,
  ios: true,
  browser: true,
  windows: true,
  macos: true,
  watchos: true,
  tvos: true,
  other: true,
} satisfies Record<Schemas['PushPlatform'], true>)
const states = Object.keys({
  ACTIVE: true,
  FAILING: true,
  FAILED: true,
} satisfies Record<Schemas['PushDeviceState'], true>)

/** Bytes of JSON. Source: Sockudo 5.2.0. */
const largestMetadata = 4096
/** The server's own entries for clients begin so. Source: the same. */
const reserved = '__sockudo_client_scope__:'

/**
 * The device itself, checked.
 *
 * @throws ArgumentError
 */
export function deviceBody(context: Context, device: PushDevice): object {
  checkOptions(device, names, 'device')
  const { appId, deviceSecret = '', metadata, lastActiveAtMs, pushRatePolicy } = device
  checkId(device.id, 'device.id')
  if (device.id.startsWith(reserved)) throw new ArgumentError('device.id', `must not begin with ${reserved}`)
  optional(checkString, device.clientId, 'device.clientId')
  oneOf(device.formFactor, formFactors, 'device.formFactor')
  oneOf(device.platform, platforms, 'device.platform')
  checkString(deviceSecret, 'device.deviceSecret')
  checkNotBlank(device.timezone, 'device.timezone')
  checkNotBlank(device.locale, 'device.locale')
  if (lastActiveAtMs !== undefined) checkCount(lastActiveAtMs, 'device.lastActiveAtMs')
  if (metadata !== undefined) checkMetadata(metadata)
  checkDetails(device.push)
  if (pushRatePolicy !== undefined) checkRatePolicy(pushRatePolicy)
  return { ...device, appId: appOf(context, appId, 'device.appId'), deviceSecret }
}

/** What of a device appears in no error: its secret, and how it is reached. */
export function deviceSecrets({ deviceSecret = '', push }: PushDevice): string[] {
  return [deviceSecret, ...secretsOf(push.recipient)]
}

function checkDetails(details: Schemas['PushDeviceDetails']): void {
  checkOptions(details, ['recipient', 'state', 'failureCount', 'errorReason'], 'device.push')
  const { recipient, state, failureCount, errorReason } = details
  checkRecipient(recipient, 'device.push.recipient')
  oneOf(state, states, 'device.push.state')
  if (failureCount !== undefined) checkCount(failureCount, 'device.push.failureCount', 0, largest32)
  optional(checkString, errorReason, 'device.push.errorReason')
}

function checkRatePolicy(policy: Schemas['PushRatePolicy']): void {
  checkOptions(policy, ['capacity', 'refillPerSecond'], 'device.pushRatePolicy')
  checkCount(policy.capacity, 'device.pushRatePolicy.capacity', 1, largest32)
  checkCount(policy.refillPerSecond, 'device.pushRatePolicy.refillPerSecond', 1, largest32)
}

function checkMetadata(metadata: unknown): void {
  const size = utf8Length(encodeJson(metadata, 'device.metadata'))
  if (size > largestMetadata)
    throw new ArgumentError('device.metadata', `exceeds ${largestMetadata} bytes: it has ${size}`)
}
