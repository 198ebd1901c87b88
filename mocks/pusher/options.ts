// What a caller may set, and what is refused.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import type { FakeApp } from '../sockudo/apps.ts'
import { requireSettings } from '../check-settings.ts'
import type { FakeSockudoOptions, Settings } from '../sockudo/options.ts'
import { resolveOptions } from '../sockudo/resolve-options.ts'
import { requireEventTypes } from '../sockudo/webhooks/event-types.ts'
import { type FakePusherLimits, resolvePusherLimits } from './limits.ts'
import type { PresetServer } from './preset-server.ts'

export type FakePusherPreset = 'pusher' | 'soketi' | 'reverb' | 'sockudo'

export type FakePusherApp = Pick<
  FakeApp,
  | 'id'
  | 'key'
  | 'secret'
  | 'enabled'
  | 'webhooks'
  | 'clientEvents'
  | 'allowedOrigins'
  | 'userAuthentication'
  | 'watchlistEvents'
>

type Shared = Pick<
  FakeSockudoOptions,
  'clock' | 'schedule' | 'ids' | 'webhooks' | 'authorizationTimeout' | 'fetch' | 'onError' | 'keep'
>

export interface FakePusherOptions extends Shared {
  /** Which server it is (default `pusher`). */
  readonly preset?: FakePusherPreset | undefined
  /** Default: one app with id `1234`, key `app-key` and secret `app-secret`, whatever the preset. */
  readonly apps?: readonly FakePusherApp[] | undefined
  /** Sizes that the server takes. */
  readonly limits?: FakePusherLimits | undefined
}

export const defaultApps: readonly FakePusherApp[] = [{ id: '1234', key: 'app-key', secret: 'app-secret' }]

const appNames: readonly string[] = [
  'id',
  'key',
  'secret',
  'enabled',
  'webhooks',
  'clientEvents',
  'allowedOrigins',
  'userAuthentication',
  'watchlistEvents',
] satisfies (keyof FakePusherApp)[]

const known: readonly string[] = [
  'preset',
  'apps',
  'clock',
  'schedule',
  'ids',
  'limits',
  'webhooks',
  'authorizationTimeout',
  'fetch',
  'onError',
  'keep',
] satisfies (keyof FakePusherOptions)[]

/** @throws ArgumentError for a name that does not exist */
export function requireNames(options: FakePusherOptions): void {
  requireSettings('options', options, known)
  if (!Array.isArray(options.apps)) return
  options.apps.forEach((app, index) => requireSettings(`options.apps[${index}]`, app, appNames))
}

/** None of what only Sockudo has. */
const features = {
  history: false,
  presenceHistory: false,
  versionedMessages: false,
  annotations: false,
  aiTransport: false,
  statistics: false,
} as const

/** @throws ArgumentError */
export function resolvePusherOptions(options: FakePusherOptions, server: PresetServer): Settings {
  const { preset = 'pusher', limits, apps = defaultApps, ...shared } = options
  if (server.webhooks.length === 0 && shared.webhooks !== undefined)
    throw new ArgumentError('options.webhooks', `cannot be with preset ${preset}, which has no webhooks`)
  const chosen = resolveOptions({
    ...shared,
    onError: shared.onError ?? reportError,
    features,
    activityTimeout: server.activityTimeout * 1000,
    apps: Array.isArray(apps) ? apps.map((app, index) => appOf(app, index, preset, server)) : apps,
  })
  return { ...chosen, rules: server.rules, limits: resolvePusherLimits(limits, server.limits) }
}

/** With the events of the server's webhooks, where the app does not choose. @throws ArgumentError */
function appOf(
  { webhooks, ...app }: FakePusherApp,
  index: number,
  preset: FakePusherPreset,
  server: PresetServer,
): FakeApp {
  if (!Array.isArray(webhooks)) return { ...app, webhooks }
  if (server.webhooks.length === 0) {
    const rule = `cannot be with preset ${preset}, which has no webhooks`
    throw new ArgumentError(`options.apps[${index}].webhooks`, rule)
  }
  const told = webhooks.map((webhook: NonNullable<FakeApp['webhooks']>[number], at) => {
    // What is no object is refused with the rest of the app.
    if (typeof webhook !== 'object' || webhook === null) return webhook
    const { eventTypes = server.webhooks } = webhook
    const argument = `options.apps[${index}].webhooks[${at}].eventTypes`
    return { ...webhook, eventTypes: requireEventTypes(argument, eventTypes, server.webhooks) }
  })
  return { ...app, namespaces: [], webhooks: told }
}

function reportError(error: unknown): void {
  console.error('The fake of createFakePusher met an error, and goes on:', error)
}

/** @throws ArgumentError */
export function requirePreset(preset: unknown, names: readonly string[]): void {
  if (typeof preset === 'string' && names.includes(preset)) return
  throw new ArgumentError('options.preset', `must be ${names.join(', ')}, received ${shapeOf(preset)}`)
}
