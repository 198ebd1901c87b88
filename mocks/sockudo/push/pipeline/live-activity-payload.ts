// What the server minds in a payload for a live activity just before it is sent.

import { membersOf } from '../render/check-override.ts'
import type { Failure } from './failure.ts'

/** @param broadcast - whether it goes to a channel */
export function problemOfLiveActivity(payload: unknown, broadcast: boolean): Failure | undefined {
  const reason = reasonOf(payload, broadcast)
  return reason === undefined ? undefined : { error: 'invalid_payload', reason }
}

function reasonOf(payload: unknown, broadcast: boolean): string | undefined {
  const { headers, aps } = membersOf(payload)
  const { 'apns-push-type': type, 'apns-priority': priority = '5' } = membersOf(headers)
  if (type !== 'liveactivity') return 'APNs Live Activity payload must use apns-push-type liveactivity'
  const allowed = broadcast ? ['1', '5', '10'] : ['5', '10']
  if (!allowed.includes(String(priority))) {
    return broadcast
      ? 'APNs broadcast Live Activity priority must be 1, 5, or 10'
      : 'APNs direct Live Activity priority must be 5 or 10'
  }
  return isObject(aps) ? reasonOfAps(aps, broadcast) : 'APNs Live Activity payload requires an aps object'
}

function reasonOfAps(aps: Readonly<Record<string, unknown>>, broadcast: boolean): string | undefined {
  const { timestamp, event } = aps
  if (!Number.isInteger(timestamp) || !isObject(aps['content-state'])) {
    return 'APNs Live Activity payload requires timestamp and content-state'
  }
  if (typeof event !== 'string' || !['start', 'update', 'end'].includes(event)) {
    return 'APNs Live Activity event must be start, update, or end'
  }
  if (event !== 'start') return undefined
  if (broadcast) return 'APNs broadcast notifications cannot start a Live Activity'
  const isWhole =
    typeof aps['attributes-type'] === 'string' && isObject(aps['attributes']) && isObject(aps['alert'])
  return isWhole ? undefined : 'APNs Live Activity start requires attributes-type, attributes, and alert'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
