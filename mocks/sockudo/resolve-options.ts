// Options with the server's defaults filled in, and what is refused.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { requireFlag, requireFunction, requirePositive, requireSettings } from '../check-settings.ts'
import { resolveApps } from './apps.ts'
import { resolveFeatures } from './features.ts'
import { resolveHistory } from './history/settings.ts'
import { type FakeIds, randomIds } from './ids.ts'
import { resolveLimits } from './limits.ts'
import type { FakeSockudoOptions, Settings } from './options.ts'
import { requireStores } from './outages.ts'
import { resolvePushSettings } from './push/settings.ts'
import { resolveRateLimit } from './rate-limit.ts'
import { scheduleAwaited, scheduleWithTimers } from '../schedule.ts'
import { resolveRules } from './strict/settings.ts'
import { resolveWebhookSettings } from './webhooks/settings.ts'

const known: readonly string[] = [
  'apps',
  'clock',
  'schedule',
  'ids',
  'limits',
  'features',
  'history',
  'presenceHistory',
  'idempotency',
  'rateLimit',
  'activityTimeout',
  'authorizationTimeout',
  'strict',
  'unreachable',
  'role',
  'memoryPressure',
  'webhooks',
  'push',
  'fetch',
  'onError',
  'keep',
] satisfies (keyof FakeSockudoOptions)[]

/** @throws ArgumentError */
export function resolveOptions(options: FakeSockudoOptions): Settings {
  requireSettings('options', options, known)
  const { idempotency = {}, activityTimeout = 120_000, keep = 10_000 } = options
  const { authorizationTimeout = 3_600_000 } = options
  const rules = resolveRules(options.strict)
  requireSettings('options.idempotency', idempotency, ['enabled', 'ttl'])
  const ttl = idempotency.ttl ?? 120_000
  requirePositive('options.idempotency.ttl', ttl)
  requirePositive('options.activityTimeout', activityTimeout)
  requirePositive('options.authorizationTimeout', authorizationTimeout)
  requirePositive('options.keep', keep)
  if (activityTimeout % 1000 !== 0) {
    throw new ArgumentError(
      'options.activityTimeout',
      'must be whole seconds, because clients are told seconds',
    )
  }
  return {
    apps: resolveApps(options.apps),
    clock: requireFunction('options.clock', options.clock ?? Date.now),
    schedule: requireFunction('options.schedule', options.schedule ?? scheduleWithTimers),
    scheduleAwaited: options.schedule ?? scheduleAwaited,
    ids: requireIds(options.ids ?? randomIds),
    limits: resolveLimits(options.limits, rules.limits),
    features: resolveFeatures(options.features),
    history: resolveHistory('options.history', options.history, keep),
    presenceHistory: resolveHistory('options.presenceHistory', options.presenceHistory, keep),
    idempotency: { enabled: requireFlag('options.idempotency.enabled', idempotency.enabled ?? true), ttl },
    rateLimit: resolveRateLimit(options.rateLimit),
    unreachable: requireStores('options.unreachable', options.unreachable ?? []),
    role: requireRole(options.role ?? 'default'),
    memoryPressure: requireFlag('options.memoryPressure', options.memoryPressure ?? false),
    activityTimeout,
    authorizationTimeout,
    rules,
    webhooks: resolveWebhookSettings(options.webhooks),
    push: resolvePushSettings('options.push', options.push),
    fetch: options.fetch && requireFunction('options.fetch', options.fetch),
    onError: requireFunction('options.onError', options.onError ?? reportError),
    keep,
  }
}

function requireRole(role: 'default' | 'api'): 'default' | 'api' {
  if (role === 'default' || role === 'api') return role
  throw new ArgumentError('options.role', `must be default or api, received ${shapeOf(role)}`)
}

function requireIds(ids: FakeIds): FakeIds {
  requireFunction('options.ids.socketId', ids.socketId)
  requireFunction('options.ids.uuid', ids.uuid)
  if (ids.restart !== undefined) requireFunction('options.ids.restart', ids.restart)
  return ids
}

function reportError(error: unknown): void {
  console.error('The fake Sockudo met an error, and goes on:', error)
}
