// What a request to the push operations may do, and as whom: their headers, checked.

import { checkOptions } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { type CallOptions, callOptionNames } from '../../../core/http.ts'

/** Options of what only a backend may do. */
export interface PushCallOptions extends CallOptions {
  /** For backends that say with each request what it may do. The same as nothing: your server may do everything. */
  readonly capability?: 'push-admin' | undefined
}

/** Your server itself, which may do everything. */
export interface AdminAccess {
  readonly capability?: 'push-admin' | undefined
  readonly deviceIdentityToken?: undefined
}

/** A device that your server acts for: it may act on itself, and the server verifies that it is the one. */
export interface DeviceAccess {
  readonly capability: 'push-subscribe'
  /** The `deviceIdentityToken` of its registration. */
  readonly deviceIdentityToken: string
}

/** Options of what a device may do, too, with a capability and a proof of its identity. */
export type PushDeviceOptions = CallOptions & (AdminAccess | DeviceAccess)

/** The part of a request that tells what it may do. */
export interface Access {
  readonly headers: Readonly<Record<string, string>>
  readonly secrets?: readonly string[]
}

const adminNames = [...callOptionNames, 'capability']
const deviceNames = [...adminNames, 'deviceIdentityToken']

const capabilityHeader = 'x-sockudo-push-capability'
const tokenHeader = 'x-sockudo-device-identity-token'
const rotateHeader = 'x-sockudo-rotate-device-identity-token'
const quotaHeader = 'x-sockudo-push-quota-override'

/** Which option sets a header. */
const options: Readonly<Record<string, string>> = {
  [capabilityHeader]: 'capability',
  [tokenHeader]: 'deviceIdentityToken',
  [rotateHeader]: 'rotateIdentityToken',
  [quotaHeader]: 'quotaOverride',
}

interface Asked extends CallOptions {
  readonly capability?: unknown
  readonly deviceIdentityToken?: unknown
  readonly rotateIdentityToken?: unknown
  readonly quotaOverride?: unknown
}

/**
 * The access of a call that is refused to devices.
 *
 * @throws ArgumentError, in words of the server where it would refuse the same
 */
export function adminAccess(asked: Asked, more: readonly string[] = []): Access {
  checkOptions(asked, [...adminNames, ...more], 'options')
  refusePushHeaders(asked.headers, 'options.headers')
  const { capability, quotaOverride } = asked
  checkCapability(capability)
  if (capability === 'push-subscribe')
    throw new ArgumentError('options.capability', 'is not enough: push-admin capability is required')
  const headers = {
    ...(capability !== undefined && { [capabilityHeader]: 'push-admin' }),
    ...(checkFlag(quotaOverride, 'options.quotaOverride') && { [quotaHeader]: 'true' }),
  }
  return { headers }
}

/**
 * The access of a call that devices may make, too.
 *
 * @throws ArgumentError, also for a token that nobody would look at
 */
export function deviceAccess(asked: Asked, more: readonly string[] = []): Access {
  checkOptions(asked, [...deviceNames, ...more], 'options')
  refusePushHeaders(asked.headers, 'options.headers')
  const { capability, deviceIdentityToken, rotateIdentityToken } = asked
  checkCapability(capability)
  const rotate = checkFlag(rotateIdentityToken, 'options.rotateIdentityToken')
  if (capability !== 'push-subscribe') {
    if (deviceIdentityToken !== undefined) {
      const rule = 'proves nothing without the capability push-subscribe: the server does not look at it'
      throw new ArgumentError('options.deviceIdentityToken', rule)
    }
    const headers = {
      ...(capability !== undefined && { [capabilityHeader]: 'push-admin' }),
      ...(rotate && { [rotateHeader]: 'true' }),
    }
    return { headers }
  }
  if (rotate)
    throw new ArgumentError('options.rotateIdentityToken', 'is not for devices: it needs push-admin')
  const token = checkToken(deviceIdentityToken, 'options.deviceIdentityToken')
  return { headers: { [capabilityHeader]: capability, [tokenHeader]: token }, secrets: [token] }
}

function checkCapability(capability: unknown): void {
  if (capability === undefined || capability === 'push-admin' || capability === 'push-subscribe') return
  const rule = `must be push-admin or push-subscribe, received ${shapeOf(capability)}`
  throw new ArgumentError('options.capability', rule)
}

function checkFlag(flag: unknown, argument: string): boolean {
  if (flag === undefined || typeof flag === 'boolean') return flag === true
  throw new ArgumentError(argument, `must be true or false, received ${shapeOf(flag)}`)
}

/** Without a token the server has nobody to verify; one with a blank or a line end would break the request. */
function checkToken(token: unknown, argument: string): string {
  if (token === undefined) throw new ArgumentError(argument, 'is required with the capability push-subscribe')
  if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token
  throw new ArgumentError(argument, `must be the token of a registration, received ${shapeOf(token)}`)
}

/** The checks and the redaction of what these headers hold need to know them. */
export function refusePushHeaders(headers: unknown, argument: string): void {
  if (typeof headers !== 'object' || headers === null) return
  for (const name of Object.keys(headers)) {
    const option = options[name.toLowerCase()]
    if (option !== undefined)
      throw new ArgumentError(`${argument}.${name}`, `is set by the option ${option}; use that`)
  }
}
