// Options with their defaults filled in, and what is refused.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireFunction, requirePositive, requireSettings } from '../check-settings.ts'
import { scheduleAwaited, scheduleWithTimers } from '../schedule.ts'
import { resolveAccess } from './access.ts'
import { canonicalIp } from './address.ts'
import { randomIds, requireIds } from './ids.ts'
import type { FakeWebSocketsServiceOptions, Settings } from './options.ts'
import { type FakeWebSocketsServiceReadings, readingNames, resolveReadings } from './readings.ts'
import { requireWord } from './require-word.ts'

const known: readonly string[] = [
  'accessKeys',
  'scopes',
  'denials',
  'version',
  'pageSize',
  'refuseRecipient',
  'socketUrl',
  'tokens',
  'tokenLifetime',
  'peerAddress',
  'clock',
  'schedule',
  'ids',
  'onError',
  'keep',
] satisfies Exclude<keyof FakeWebSocketsServiceOptions, keyof FakeWebSocketsServiceReadings>[]

/** @throws ArgumentError */
export function resolveOptions(options: FakeWebSocketsServiceOptions): Settings {
  requireSettings('options', options, [...known, ...readingNames])
  const { version = '1.0.0', pageSize = 100, keep = 10_000, tokenLifetime = Infinity } = options
  if (typeof version !== 'string' || version === '')
    throw new ArgumentError('options.version', `must be text, received ${shapeOf(version)}`)
  requirePositive('options.pageSize', pageSize)
  requirePositive('options.keep', keep)
  if (tokenLifetime !== Infinity) requirePositive('options.tokenLifetime', tokenLifetime)
  const readings = resolveReadings(options)
  return {
    ...readings,
    access: resolveAccess(options, readings.emptyScope),
    version,
    pageSize,
    refuseRecipient: requireFunction('options.refuseRecipient', options.refuseRecipient ?? (() => undefined)),
    socketUrl: options.socketUrl === undefined ? undefined : requireSocketUrl(options.socketUrl),
    tokens: requireWord('options.tokens', options.tokens ?? 'reusable', ['reusable', 'once']),
    tokenLifetime,
    peerAddress: requireIp('options.peerAddress', options.peerAddress ?? '127.0.0.1'),
    clock: requireFunction('options.clock', options.clock ?? Date.now),
    schedule: requireFunction('options.schedule', options.schedule ?? scheduleWithTimers),
    scheduleAwaited: options.schedule ?? scheduleAwaited,
    ids: requireIds(options.ids ?? randomIds),
    onError: requireFunction('options.onError', options.onError ?? reportError),
    keep,
  }
}

/** The URL with its path, to which a query can be added. */
function requireSocketUrl(text: string): string {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined
  const fits =
    url !== undefined &&
    /^wss?:$/.test(url.protocol) &&
    url.href === `${url.protocol}//${url.host}${url.pathname}`
  if (fits) return url.href
  const rule = 'must be a ws or wss URL without credentials, query and fragment'
  throw new ArgumentError('options.socketUrl', `${rule}, received ${shapeOf(text)}`)
}

function requireIp(argument: string, text: string): string {
  const address = typeof text === 'string' ? canonicalIp(text) : undefined
  if (address !== undefined) return address
  throw new ArgumentError(argument, `must be an IP address, received ${shapeOf(text)}`)
}

function reportError(error: unknown): void {
  console.error('The fake WebSockets Service met an error, and goes on:', error)
}
