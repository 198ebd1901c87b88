// The sizes that the servers take.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireSettings } from '../check-settings.ts'
import { type FakeLimits, type Limits, resolveLimits } from '../sockudo/limits.ts'

/** `Infinity` turns one off; the defaults are those of each server. */
export interface FakePusherLimits {
  /** Bytes of an event name: Pusher 200, soketi 200. */
  readonly eventNameBytes?: number | undefined
  /** Bytes of one event's data: Pusher 10,240, soketi 102,400. */
  readonly dataBytes?: number | undefined
  /** Bytes of a whole request, its headers included: Reverb 10,000. With preset `sockudo` those of its body alone. */
  readonly requestBytes?: number | undefined
  /** Channels of one publish: Pusher 100, soketi 100. */
  readonly channels?: number | undefined
  /** Events of one batch: Pusher 10, soketi 10. */
  readonly batchEvents?: number | undefined
  /** Bytes of a channel name: Pusher 164, soketi 200 (subscriptions only). */
  readonly channelNameBytes?: number | undefined
  /** Sockets of one app at the same time (default `Infinity`). */
  readonly connections?: number | undefined
  /** Events that one socket may send per second: Pusher 10. */
  readonly clientEvents?: number | undefined
  /** Users of one presence channel: Pusher 100, soketi 100. */
  readonly presenceMembers?: number | undefined
  /** Bytes of what a presence channel knows about one user, whole kilobytes: Pusher 1024, soketi 2048. */
  readonly presenceMemberBytes?: number | undefined
}

/** All of them, settled. */
export type PusherLimits = { readonly [Name in keyof FakePusherLimits]-?: number }

export const unlimited: PusherLimits = {
  eventNameBytes: Infinity,
  dataBytes: Infinity,
  requestBytes: Infinity,
  channels: Infinity,
  batchEvents: Infinity,
  channelNameBytes: Infinity,
  connections: Infinity,
  clientEvents: Infinity,
  presenceMembers: Infinity,
  presenceMemberBytes: Infinity,
}

/**
 * @param defaults - those of the server
 * @throws ArgumentError
 */
export function resolvePusherLimits(chosen: FakePusherLimits | undefined, defaults: PusherLimits): Limits {
  const own = checked(chosen)
  const present: Partial<PusherLimits> = Object.fromEntries(
    Object.entries(own).filter(([, value]) => value !== undefined),
  )
  // The engine calls the bytes of a request those of its body.
  const { requestBytes, ...rest } = { ...defaults, ...present }
  return resolveLimits({}, { ...rest, bodyBytes: requestBytes })
}

/** @throws ArgumentError */
export function limitsOfSockudo(chosen: FakePusherLimits | undefined): FakeLimits {
  const { requestBytes, ...rest } = checked(chosen)
  return { ...rest, bodyBytes: requestBytes }
}

/** @throws ArgumentError */
function checked(chosen: FakePusherLimits = {}): FakePusherLimits {
  requireSettings('options.limits', chosen, Object.keys(unlimited))
  for (const [name, value] of Object.entries(chosen)) {
    if (value === undefined || value === Infinity || (Number.isSafeInteger(value) && value > 0)) continue
    const rule = `must be a positive whole number or Infinity, received ${shapeOf(value)}`
    throw new ArgumentError(`options.limits.${name}`, rule)
  }
  return chosen
}
