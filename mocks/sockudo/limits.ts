// The sizes that the server takes.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireSettings } from './check-settings.ts'

export interface Limits {
  /** Bytes of an event name (default 200). */
  readonly eventNameBytes: number
  /** Bytes of one event's data, whole kilobytes (default 102,400). */
  readonly dataBytes: number
  /** Channels of one publish (default 100). */
  readonly channels: number
  /** Events of one batch (default 10). */
  readonly batchEvents: number
  /** Bytes of a channel name (default 200). */
  readonly channelNameBytes: number
  /** Bytes of an idempotency key (default 128). */
  readonly idempotencyKeyBytes: number
  /** Bytes of a request body (default 10,485,760). */
  readonly bodyBytes: number
  /** Sockets of one app at the same time (default `Infinity`). */
  readonly connections: number
  /** Sockets of all apps at the same time; from 95 % of them on it is not ready for more (default `Infinity`). */
  readonly serverConnections: number
  /** Appends to one message of a channel with AI Transport (default 4096). */
  readonly appends: number
  /** Messages of a channel with AI Transport that may be streaming at the same time (default 1024). */
  readonly openStreams: number
  /** Events that one socket may send per second (default 100). */
  readonly clientEvents: number
  /** Frames of any kind that one socket may send per minute (default `Infinity`). */
  readonly frames: number
  /** Users of one presence channel (default `Infinity`). */
  readonly presenceMembers: number
  /** Bytes of what a presence channel knows about one user, whole kilobytes (default `Infinity`). */
  readonly presenceMemberBytes: number
}

export type FakeLimits = { readonly [Name in keyof Limits]?: number | undefined }

const defaults: Limits = {
  eventNameBytes: 200,
  dataBytes: 100 * 1024,
  channels: 100,
  batchEvents: 10,
  channelNameBytes: 200,
  idempotencyKeyBytes: 128,
  bodyBytes: 10 * 1024 * 1024,
  connections: Infinity,
  serverConnections: Infinity,
  appends: 4096,
  openStreams: 1024,
  clientEvents: 100,
  frames: Infinity,
  presenceMembers: Infinity,
  presenceMemberBytes: Infinity,
}

/**
 * @param others - defaults that replace those of the server
 * @throws ArgumentError
 */
export function resolveLimits(chosen: FakeLimits = {}, others: Partial<Limits> = {}): Limits {
  requireSettings('options.limits', chosen, Object.keys(defaults))
  for (const [name, value] of Object.entries(chosen)) {
    if (value === undefined || value === Infinity || (Number.isSafeInteger(value) && value > 0)) continue
    throw new ArgumentError(
      `options.limits.${name}`,
      `must be a positive whole number or Infinity, received ${shapeOf(value)}`,
    )
  }
  for (const name of ['dataBytes', 'presenceMemberBytes'] as const) {
    const { [name]: bytes = Infinity } = chosen
    if (bytes === Infinity || bytes % 1024 === 0) continue
    throw new ArgumentError(
      `options.limits.${name}`,
      'must be a multiple of 1024, because the server counts kilobytes',
    )
  }
  const present = Object.entries(chosen).filter(([, value]) => value !== undefined)
  return { ...defaults, ...others, ...Object.fromEntries(present) }
}
