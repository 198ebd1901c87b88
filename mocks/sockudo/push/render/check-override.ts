// What the server minds in the payload that a caller wrote for a provider.

import { invalidInput } from '../../http/failure.ts'
import { checkEndpoint } from '../model/endpoint.ts'
import type { Override } from '../model/override.ts'

type Members = Readonly<Record<string, unknown>>

const pushTypes = ['alert', 'background', 'voip', 'complication', 'fileprovider', 'mdm', 'liveactivity']
const urgencies = ['very-low', 'low', 'normal', 'high']

/** @throws Failure */
export function requireValidOverride({ provider, payload }: Override): void {
  const reason = problemOf(provider, membersOf(JSON.parse(payload)))
  if (reason !== undefined) throw invalidInput(`invalid ${provider} override: ${reason}`)
}

/** The members of an object; none for any other JSON. */
export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

function problemOf(provider: string, payload: Members): string | undefined {
  const headers = membersOf(payload['headers'])
  if (provider === 'apns') return problemOfApns(headers)
  if (provider === 'webPush') return problemOfWebPush(headers)
  if (provider === 'wns' && isOther(payload['type'], ['toast', 'tile', 'raw'])) return 'invalid type'
  return undefined
}

function problemOfApns(headers: Members): string | undefined {
  if (isOther(headers['apns-push-type'], pushTypes)) return 'invalid apns-push-type'
  if (isOther(headers['apns-priority'], ['1', '5', '10'])) return 'invalid apns-priority'
  const { 'apns-expiration': expiration } = headers
  if (expiration !== undefined && !['string', 'number'].includes(typeof expiration)) {
    return 'invalid apns-expiration'
  }
  const noText = ['apns-topic', 'apns-collapse-id'].find((name) => isNoText(headers[name]))
  return noText && `invalid ${noText}`
}

function problemOfWebPush(headers: Members): string | undefined {
  const { ttl, urgency, topic, vapidAudience } = headers
  if (ttl !== undefined && !isTtl(ttl)) return 'invalid ttl'
  if (isOther(urgency, urgencies)) return 'invalid urgency'
  if (isNoText(topic)) return 'invalid topic'
  const isWrong = typeof vapidAudience === 'string' && checkEndpoint(vapidAudience) !== undefined
  return isWrong ? 'invalid vapidAudience' : undefined
}

/** Anything but text is let through here. */
function isOther(value: unknown, allowed: readonly string[]): boolean {
  return typeof value === 'string' && !allowed.includes(value)
}

function isNoText(value: unknown): boolean {
  return value !== undefined && typeof value !== 'string'
}

function isTtl(value: unknown): boolean {
  return typeof value === 'string' ? /^\+?\d+$/.test(value) : Number.isInteger(value) && Number(value) >= 0
}
