// Options with their defaults filled in, and what is refused.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireFlag, requireFunction, requirePositive, requireSettings } from '../check-settings.ts'
import { scheduleAwaited, scheduleWithTimers } from '../schedule.ts'
import { resolveUsers } from './accounts/settings.ts'
import { type FakeUsersIds, randomIds } from './ids.ts'
import type { FakeUsersDialect, FakeUsersOptions, Settings } from './options.ts'

const known: readonly string[] = [
  'dialect',
  'approvedSocketDomains',
  'socketApiKey',
  'users',
  'approvedDomains',
  'apiPrefix',
  'accountRedirectURL',
  'sessionLifetime',
  'lookupTime',
  'metaTime',
  'ssl',
  'clock',
  'schedule',
  'ids',
  'onError',
  'keep',
] satisfies (keyof FakeUsersOptions)[]

/** What the header of the key must be where nothing else is said. */
export const defaultApiKey = 'my-secret-key'

/** @throws ArgumentError */
export function resolveOptions(options: FakeUsersOptions): Settings {
  requireSettings('options', options, known)
  const { dialect = 'events', sessionLifetime = 1_800_000, keep = 10_000 } = options
  const { accountRedirectURL = 'http://host.com/admin/message' } = options
  if (dialect !== 'events' && dialect !== 'tokens')
    throw new ArgumentError('options.dialect', `must be events or tokens, received ${shapeOf(dialect)}`)
  requirePositive('options.sessionLifetime', sessionLifetime)
  requirePositive('options.keep', keep)
  if (typeof accountRedirectURL !== 'string' || !URL.canParse(accountRedirectURL)) {
    const rule = `must be a URL, received ${shapeOf(accountRedirectURL)}`
    throw new ArgumentError('options.accountRedirectURL', rule)
  }
  const { approvedSocketDomains = ['localhost'], approvedDomains = ['localhost', 'http://127.0.0.1'] } =
    options
  return {
    dialect,
    approvedSocketDomains: patternsOf('options.approvedSocketDomains', approvedSocketDomains),
    socketApiKey: keyOf(dialect, options.socketApiKey),
    users: resolveUsers(options.users),
    approvedDomains: patternsOf('options.approvedDomains', approvedDomains),
    apiPrefix: prefixOf(options.apiPrefix),
    accountRedirectURL,
    sessionLifetime,
    lookupTime: timeOf('options.lookupTime', options.lookupTime),
    metaTime: timeOf('options.metaTime', options.metaTime),
    ssl: requireFlag('options.ssl', options.ssl ?? false),
    clock: requireFunction('options.clock', options.clock ?? Date.now),
    schedule: requireFunction('options.schedule', options.schedule ?? scheduleWithTimers),
    scheduleAwaited: options.schedule ?? scheduleAwaited,
    ids: requireIds(options.ids ?? randomIds),
    onError: requireFunction('options.onError', options.onError ?? reportError),
    keep,
  }
}

/** A server that is told of no regular expression breaks at the first socket. @throws ArgumentError */
function patternsOf(argument: string, patterns: readonly string[]): readonly RegExp[] {
  if (!Array.isArray(patterns)) {
    const rule = `must be a list of regular expressions as text, received ${shapeOf(patterns)}`
    throw new ArgumentError(argument, rule)
  }
  return patterns.map((pattern: string, index) => {
    const each = `${argument}[${index}]`
    if (typeof pattern !== 'string')
      throw new ArgumentError(each, `must be a regular expression as text, received ${shapeOf(pattern)}`)
    try {
      return new RegExp(pattern)
    } catch (cause) {
      throw new ArgumentError(each, `is no regular expression: ${(cause as Error).message}`, { cause })
    }
  })
}

/** @throws ArgumentError */
function keyOf(dialect: FakeUsersDialect, key: string | undefined): string | undefined {
  if (dialect === 'events') {
    if (key === undefined) return undefined
    throw new ArgumentError('options.socketApiKey', 'is only for tokens: the release of events has no key')
  }
  if (key === undefined) return defaultApiKey
  if (typeof key === 'string' && key !== '') return key
  const rule = 'must be text: without a key the server does not start'
  throw new ArgumentError('options.socketApiKey', `${rule}, received ${shapeOf(key)}`)
}

/** @throws ArgumentError */
function timeOf(argument: string, time: number = 0): number {
  if (Number.isSafeInteger(time) && time >= 0) return time
  throw new ArgumentError(argument, `must be whole milliseconds, received ${shapeOf(time)}`)
}

/** @throws ArgumentError */
function prefixOf(prefix: string = '/'): string {
  if (typeof prefix === 'string' && /^\/[^?#\s]*$/.test(prefix)) return prefix.replace(/\/+$/, '')
  throw new ArgumentError('options.apiPrefix', `must be a path like /api, received ${shapeOf(prefix)}`)
}

/** @throws ArgumentError */
function requireIds(ids: FakeUsersIds): FakeUsersIds {
  requireFunction('options.ids.objectId', ids.objectId)
  requireFunction('options.ids.sessionId', ids.sessionId)
  requireFunction('options.ids.word', ids.word)
  if (ids.restart !== undefined) requireFunction('options.ids.restart', ids.restart)
  return ids
}

function reportError(error: unknown): void {
  console.error('The fake users server met an error, and goes on:', error)
}
