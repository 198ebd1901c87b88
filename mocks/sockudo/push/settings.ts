// How pushes are admitted and delivered, with what the server is configured with.

import { ArgumentError, shapeOf } from '../../../src/core/errors/argument-error.ts'
import { requireFlag } from '../check-settings.ts'
import { type FakePushRule, type PushRule, resolvePushRules } from './rules.ts'
import type {
  FakeAppleRefusal,
  FakeAppleRequest,
  FakePush,
  FakePushOutcome,
  FakePushProvider,
} from './types.ts'

export interface FakePushSettings {
  /** The providers that the server has switched on and credentials for (default: `webPush`). */
  readonly providers?: readonly FakePushProvider[] | undefined
  /** Providers that are switched on in a server that was built without them (default: none). */
  readonly unbuilt?: readonly FakePushProvider[] | undefined
  /** `false`: the server has no key to encrypt credentials with, and stores none (default `true`). */
  readonly credentialKey?: boolean | undefined
  /** Pushes that events on channels set off (default: none). */
  readonly rules?: readonly FakePushRule[] | undefined
  /** What a provider says to a push (default: it takes all). What this throws counts as a network that failed. */
  readonly deliver?: ((push: FakePush) => FakePushOutcome) | undefined
  /** Whether live activities are on, with broadcast; needs the provider `apns` (default `false`). */
  readonly liveActivities?: boolean | undefined
  /** Refuses in Apple's place when channels are managed (default: never); throw for a network that failed. */
  readonly apple?: ((request: FakeAppleRequest) => FakeAppleRefusal | undefined) | undefined
  /** Publishes that an app may send per second (default `Infinity`). */
  readonly acceptanceRate?: number | undefined
  /** Recipients of one publish (default `Infinity`); beyond it the publish is kept, and not delivered. */
  readonly fanoutMax?: number | undefined
  /** As `fanoutMax`, for the recipients of one provider. */
  readonly ceilings?: { readonly [Provider in FakePushProvider]?: number | undefined } | undefined
  /** `true`: every publish is put off. */
  readonly backpressure?: boolean | undefined
}

export interface PushSettings {
  readonly providers: ReadonlySet<string>
  readonly unbuilt: ReadonlySet<string>
  readonly rules: readonly PushRule[]
  readonly credentialKey: boolean
  readonly deliver: (push: FakePush) => FakePushOutcome
  readonly liveActivities: boolean
  readonly apple: (request: FakeAppleRequest) => FakeAppleRefusal | undefined
  readonly acceptanceRate: number
  readonly fanoutMax: number
  readonly ceilings: ReadonlyMap<string, number>
  readonly backpressure: boolean
}

const providerNames: readonly string[] = ['fcm', 'apns', 'webPush', 'hms', 'wns'] satisfies FakePushProvider[]

const known: readonly string[] = [
  'providers',
  'unbuilt',
  'rules',
  'credentialKey',
  'deliver',
  'liveActivities',
  'apple',
  'acceptanceRate',
  'fanoutMax',
  'ceilings',
  'backpressure',
] satisfies (keyof FakePushSettings)[]

/** @throws ArgumentError */
export function resolvePushSettings(argument: string, chosen: FakePushSettings = {}): PushSettings {
  if (typeof chosen !== 'object' || chosen === null) {
    throw new ArgumentError(argument, `must be an object, received ${shapeOf(chosen)}`)
  }
  requireNames(argument, Object.keys(chosen), known)
  const { providers = ['webPush'], unbuilt = [], liveActivities = false } = chosen
  const { backpressure = false, ceilings = {} } = chosen
  requireProviders(`${argument}.providers`, providers)
  requireProviders(`${argument}.unbuilt`, unbuilt)
  requireNames(`${argument}.ceilings`, Object.keys(ceilings), providerNames)
  if (liveActivities && !providers.includes('apns')) {
    throw new ArgumentError(`${argument}.liveActivities`, 'needs apns among the providers')
  }
  const { deliver = () => 'accepted', apple = () => undefined } = chosen
  return {
    providers: new Set(providers),
    unbuilt: new Set(unbuilt),
    rules: resolvePushRules(`${argument}.rules`, chosen.rules),
    deliver: requireFunction(`${argument}.deliver`, deliver),
    credentialKey: requireFlag(`${argument}.credentialKey`, chosen.credentialKey ?? true),
    liveActivities: requireFlag(`${argument}.liveActivities`, liveActivities),
    apple: requireFunction(`${argument}.apple`, apple),
    acceptanceRate: requireCount(`${argument}.acceptanceRate`, chosen.acceptanceRate),
    fanoutMax: requireCount(`${argument}.fanoutMax`, chosen.fanoutMax),
    ceilings: new Map(
      Object.entries(ceilings).map(([provider, ceiling]) => [
        provider,
        requireCount(`${argument}.ceilings.${provider}`, ceiling),
      ]),
    ),
    backpressure: requireFlag(`${argument}.backpressure`, backpressure),
  }
}

function requireProviders(argument: string, chosen: readonly FakePushProvider[]): void {
  if (!Array.isArray(chosen)) {
    throw new ArgumentError(argument, `must be a list, received ${shapeOf(chosen)}`)
  }
  for (const [index, provider] of chosen.entries()) {
    if (providerNames.includes(provider)) continue
    throw new ArgumentError(`${argument}[${index}]`, `must be one of ${providerNames.join(', ')}`)
  }
}

function requireNames(argument: string, names: readonly string[], allowed: readonly string[]): void {
  for (const name of names) {
    if (allowed.includes(name)) continue
    throw new ArgumentError(`${argument}.${name}`, `does not exist; there are ${allowed.join(', ')}`)
  }
}

function requireFunction<Value>(argument: string, value: Value): Value {
  if (typeof value === 'function') return value
  throw new ArgumentError(argument, `must be a function, received ${shapeOf(value)}`)
}

function requireCount(argument: string, value = Infinity): number {
  if (value === Infinity || (Number.isSafeInteger(value) && value >= 0)) return value
  throw new ArgumentError(argument, `must be a whole number or Infinity, received ${shapeOf(value)}`)
}
