// Pushes that events on channels set off: rules that only an operator can set.

import { ArgumentError, shapeOf } from '../../../src/core/errors/argument-error.ts'
import { requirePositive, requireSettings } from '../check-settings.ts'

export interface FakePushRule {
  /** A channel, or a prefix with `*` behind it; `*` alone is all channels. */
  readonly channels: string
  /** Names of events. */
  readonly events: readonly string[]
  /** How many pushes it sets off per second (default 100); a publish beyond that is refused as a whole. */
  readonly rate?: number | undefined
}

export interface PushRule {
  readonly channels: string
  readonly events: readonly string[]
  readonly rate: number
}

/** @throws ArgumentError */
export function resolvePushRules(
  argument: string,
  chosen: readonly FakePushRule[] = [],
): readonly PushRule[] {
  if (!Array.isArray(chosen)) throw new ArgumentError(argument, `must be a list, received ${shapeOf(chosen)}`)
  return chosen.map((rule: FakePushRule, index) => {
    const name = `${argument}[${index}]`
    requireSettings(name, rule, ['channels', 'events', 'rate'])
    const { channels, events, rate = 100 } = rule
    if (typeof channels !== 'string' || !/^(?:\*|[^*]+\*?)$/.test(channels)) {
      throw new ArgumentError(`${name}.channels`, 'must be a channel, or a prefix with * behind it')
    }
    if (!Array.isArray(events) || events.length === 0) {
      throw new ArgumentError(`${name}.events`, 'must be a list of at least one name')
    }
    requirePositive(`${name}.rate`, rate)
    return { channels, events, rate }
  })
}

export function matches({ channels, events }: PushRule, channel: string, event: string): boolean {
  if (!events.includes(event)) return false
  return channels.endsWith('*') ? channel.startsWith(channels.slice(0, -1)) : channel === channels
}
