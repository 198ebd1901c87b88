// What can be done with live activities, by the rules of the server, in its order and in its words.

import { utf8Length } from '../../../core/bytes.ts'
import { checkCount, checkOptions } from '../../../core/check.ts'
import { ArgumentError } from '../../../core/errors/argument-error.ts'
import { encodeJson } from '../../../core/encode-json.ts'
import type { Schemas } from '../contract.ts'
import { apnsBodySize, largestApns, largestApnsDevice } from './overrides.ts'
import type { LiveActivityTargets } from './targets.ts'
import { oneOf } from './values.ts'

/** A live activity of any event, as it may come from a program without types. */
interface Activity {
  readonly event?: unknown
  readonly timestamp?: unknown
  readonly contentState?: unknown
  readonly attributesType?: unknown
  readonly attributes?: unknown
  readonly alert?: unknown
  readonly staleDate?: unknown
  readonly dismissalDate?: unknown
  readonly relevanceScore?: unknown
  readonly inputPushToken?: unknown
  readonly inputPushChannel?: unknown
  readonly priority?: unknown
}

const names = [
  'event',
  'timestamp',
  'contentState',
  'attributesType',
  'attributes',
  'alert',
  'staleDate',
  'dismissalDate',
  'relevanceScore',
  'inputPushToken',
  'inputPushChannel',
  'priority',
]
/** The header that a priority becomes. */
const priorities: Readonly<Record<Schemas['LiveActivityPriority'], string>> = {
  lowPower: '1',
  conservePower: '5',
  immediate: '10',
}

/** Later than any date in seconds, earlier than those in milliseconds. */
const latestSeconds = 1e11
const inSeconds = 'must be in seconds since the epoch'

/**
 * Checks a live activity.
 *
 * @throws ArgumentError
 */
export function checkLiveActivity(
  given: unknown,
  argument: string,
  { broadcast, onlyBroadcast }: LiveActivityTargets,
): void {
  checkOptions(given, names, argument)
  encodeJson(given, argument)
  const activity = given as Activity
  const refused = (name: string, rule: string): ArgumentError =>
    new ArgumentError(name === '' ? argument : `${argument}.${name}`, rule)
  oneOf(activity.event, ['start', 'update', 'end'], `${argument}.event`)
  const { timestamp, contentState, relevanceScore: score, inputPushChannel: channel, priority } = activity
  if (!Number.isSafeInteger(timestamp) || (timestamp as number) <= 0)
    throw refused('timestamp', 'is invalid: must be a positive UNIX timestamp in seconds')
  if ((timestamp as number) > latestSeconds) throw refused('timestamp', inSeconds)
  if (!isRecord(contentState))
    throw refused('contentState', 'is invalid: must be a JSON object matching Activity.ContentState')
  if (isSet(score) && !(Number.isFinite(score) && (score as number) >= 0))
    throw refused('relevanceScore', 'is invalid: must be a finite nonnegative number')
  if (isSet(channel) && isBlank(channel)) throw refused('inputPushChannel', 'must not be empty')
  const token = activity.inputPushToken ?? false
  if (typeof token !== 'boolean') throw refused('inputPushToken', 'must be true or false')
  if (token && isSet(channel))
    throw refused('', 'is invalid: inputPushToken and inputPushChannel are mutually exclusive')
  if (priority !== undefined) oneOf(priority, Object.keys(priorities), `${argument}.priority`)
  if (priority === 'lowPower' && !broadcast)
    throw refused('priority', 'is not allowed: lowPower priority is supported only for broadcast delivery')
  checkEvent(activity, refused, broadcast)
  for (const name of ['staleDate', 'dismissalDate'] as const) {
    if (!isSet(activity[name])) continue
    checkCount(activity[name], `${argument}.${name}`)
    if ((activity[name] as number) > latestSeconds) throw refused(name, inSeconds)
  }
  const { whole, body } = sizesOf(activity, argument)
  if (whole > largestApns)
    throw refused('', `makes a payload that is too large: payload exceeds ${largestApns} bytes`)
  if (body > largestApnsDevice && !onlyBroadcast)
    throw refused('', `makes a payload that is too large: device payload exceeds ${largestApnsDevice} bytes`)
}

/** Which fields an event needs, and which belong to others. */
function checkEvent(
  activity: Activity,
  refused: (name: string, rule: string) => ArgumentError,
  broadcast: boolean,
): void {
  const { event, attributesType, attributes, alert, staleDate, dismissalDate, inputPushChannel } = activity
  const starts =
    [attributesType, attributes, inputPushChannel].some(isSet) || activity.inputPushToken === true
  if (event === 'start') {
    if (broadcast)
      throw refused('event', 'is not allowed: broadcast notifications cannot start a Live Activity')
    if (isBlank(attributesType)) throw refused('attributesType', 'must not be empty')
    for (const [name, value] of Object.entries({ attributes, alert })) {
      if (!isRecord(value)) throw refused(name, 'is invalid: must be a JSON object for start events')
    }
    if (isSet(staleDate) || isSet(dismissalDate))
      throw refused('', 'is not allowed: start events cannot set staleDate or dismissalDate')
  }
  if (event === 'update' && (starts || isSet(dismissalDate)))
    throw refused('', 'is not allowed: update events cannot set start or dismissal fields')
  if (event === 'end' && (starts || isSet(staleDate)))
    throw refused('', 'is not allowed: end events cannot set start or stale fields')
}

/** Bytes of the override that the server makes of a live activity, and of what APNs gets of it. */
function sizesOf(activity: Activity, argument: string): { whole: number; body: number } {
  const priority = (activity.priority ?? 'conservePower') as Schemas['LiveActivityPriority']
  const score = activity.relevanceScore
  const override = {
    headers: { 'apns-push-type': 'liveactivity', 'apns-priority': priorities[priority] },
    aps: {
      timestamp: activity.timestamp,
      event: activity.event,
      'content-state': activity.contentState,
      'attributes-type': activity.attributesType ?? undefined,
      attributes: activity.attributes ?? undefined,
      alert: activity.alert ?? undefined,
      'stale-date': activity.staleDate ?? undefined,
      'dismissal-date': activity.dismissalDate ?? undefined,
      'relevance-score': score ?? undefined,
      'input-push-token': activity.inputPushToken === true ? 1 : undefined,
      'input-push-channel': activity.inputPushChannel ?? undefined,
    },
  }
  // The server writes a whole score with a fraction: 1.0.
  const fraction = Number.isInteger(score) ? 2 : 0
  const json = encodeJson(override, argument)
  return { whole: utf8Length(json) + fraction, body: apnsBodySize(json) + fraction }
}

/** The server takes a null for nothing. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== null
}

function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === ''
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
