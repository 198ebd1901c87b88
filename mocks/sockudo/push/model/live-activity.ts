// What a live activity of iOS is told.

import { boolean, type Decoder, json, optional, string, wrongType } from '../../serde/decode.ts'
import { numberText } from '../../serde/json-text.ts'
import { u64 } from '../../serde/integer.ts'
import { peek, readNumber } from '../../serde/reader.ts'
import { struct } from '../../serde/struct.ts'
import { defaulted } from '../request/defaulted.ts'
import { word } from '../request/word.ts'
import { blank, type Problem } from './check.ts'
import type { Override } from './override.ts'

export interface LiveActivity {
  readonly event: 'start' | 'update' | 'end'
  /** Seconds since the epoch, as all dates here. */
  readonly timestamp: number
  /** JSON text, as `attributes` and `alert`. */
  readonly contentState: string
  readonly attributesType: string | undefined
  readonly attributes: string | undefined
  readonly alert: string | undefined
  readonly staleDate: number | undefined
  readonly dismissalDate: number | undefined
  readonly relevanceScore: number | undefined
  readonly inputPushToken: boolean
  readonly inputPushChannel: string | undefined
  readonly priority: 'lowPower' | 'conservePower' | 'immediate'
}

const double: Decoder<number> = {
  read: (cursor) =>
    /[-\d]/.test(peek(cursor)) ? Number(numberText(cursor, readNumber(cursor))) : wrongType(cursor, 'f64'),
}

export const liveActivity: Decoder<LiveActivity> = struct('ApnsLiveActivityPayload', {
  event: word('start', 'update', 'end'),
  timestamp: u64,
  contentState: json,
  attributesType: optional(string),
  attributes: optional(json),
  alert: optional(json),
  staleDate: optional(u64),
  dismissalDate: optional(u64),
  relevanceScore: optional(double),
  inputPushToken: defaulted(boolean, () => false),
  inputPushChannel: optional(string),
  priority: defaulted(word('lowPower', 'conservePower', 'immediate'), () => 'conservePower'),
})

const isObject = (text: string | undefined): boolean => text?.startsWith('{') === true
const rule = (field: string, verb: 'invalid' | 'not allowed', reason: string): string => {
  return `${field === '' ? 'liveActivity' : `liveActivity.${field}`} is ${verb}: ${reason}`
}

/** @param broadcast - whether it goes to a channel of Apple */
export function checkLiveActivity(given: LiveActivity, broadcast: boolean): Problem {
  const { inputPushChannel: channel, relevanceScore: score = 0 } = given
  if (given.timestamp === 0) {
    return rule('timestamp', 'invalid', 'must be a positive UNIX timestamp in seconds')
  }
  if (!isObject(given.contentState)) {
    return rule('contentState', 'invalid', 'must be a JSON object matching Activity.ContentState')
  }
  if (score < 0 || Object.is(score, -0)) {
    return rule('relevanceScore', 'invalid', 'must be a finite nonnegative number')
  }
  const empty = channel === undefined ? undefined : blank('liveActivity.inputPushChannel', channel)
  if (empty !== undefined) return empty
  if (given.inputPushToken && channel !== undefined) {
    return rule('', 'invalid', 'inputPushToken and inputPushChannel are mutually exclusive')
  }
  if (given.priority === 'lowPower' && !broadcast) {
    return rule('priority', 'not allowed', 'lowPower priority is supported only for broadcast delivery')
  }
  return given.event === 'start' ? checkStart(given, broadcast) : checkLater(given)
}

function checkStart(given: LiveActivity, broadcast: boolean): Problem {
  if (broadcast) {
    return rule('event', 'not allowed', 'broadcast notifications cannot start a Live Activity')
  }
  const empty = blank('liveActivity.attributesType', given.attributesType ?? '')
  if (empty !== undefined) return empty
  for (const name of ['attributes', 'alert'] as const) {
    if (!isObject(given[name])) return rule(name, 'invalid', 'must be a JSON object for start events')
  }
  if (given.staleDate === undefined && given.dismissalDate === undefined) return undefined
  return rule('', 'not allowed', 'start events cannot set staleDate or dismissalDate')
}

function checkLater({ event, ...given }: LiveActivity): Problem {
  const other = event === 'update' ? given.dismissalDate : given.staleDate
  const starts = [given.attributesType, given.attributes, given.inputPushChannel, other]
  if (!given.inputPushToken && starts.every((field) => field === undefined)) return undefined
  const fields = event === 'update' ? 'dismissal' : 'stale'
  return rule('', 'not allowed', `${event} events cannot set start or ${fields} fields`)
}

const priorities = { lowPower: '1', conservePower: '5', immediate: '10' } as const

/** The payload that Apple gets. */
export function overrideOf(given: LiveActivity): Override {
  const parse = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text))
  const aps = {
    timestamp: given.timestamp,
    event: given.event,
    'content-state': parse(given.contentState),
    'attributes-type': given.attributesType,
    attributes: parse(given.attributes),
    alert: parse(given.alert),
    'stale-date': given.staleDate,
    'dismissal-date': given.dismissalDate,
    'relevance-score': given.relevanceScore,
    'input-push-token': given.inputPushToken ? 1 : undefined,
    'input-push-channel': given.inputPushChannel,
  }
  const headers = { 'apns-push-type': 'liveactivity', 'apns-priority': priorities[given.priority] }
  return { provider: 'apns', payload: JSON.stringify({ headers, aps }) }
}
