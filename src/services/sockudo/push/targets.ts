// To whom a notification goes.

import { checkNotBlank, checkOptions } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import type { Schemas } from '../contract.ts'
import { checkRecipient, secretsOf } from './recipients.ts'
import { checkProvider, oneOf } from './values.ts'

type Target = Schemas['PushTarget']

/** One target, or a list of up to 1024. */
export type PushTargets = Target | readonly Target[]

/** Source: Sockudo 5.2.0. */
const mostTargets = 1024

/** The texts that name a target, by its type. */
const texts: Readonly<Record<Target['type'], readonly string[]>> = {
  device: ['device_id'],
  client: ['client_id'],
  channel: ['channel'],
  recipient: [],
  registeredTopic: ['topic'],
  userTopic: ['topic'],
  providerTopic: ['topic'],
  providerCondition: ['condition'],
}

/**
 * The targets as a list.
 *
 * @throws ArgumentError
 */
export function checkTargets(targets: PushTargets, argument: string): readonly Target[] {
  if (!isList(targets)) return [checkTarget(targets, argument)]
  if (targets.length === 0) throw new ArgumentError(argument, 'is invalid: must contain at least one target')
  if (targets.length > mostTargets)
    throw new ArgumentError(argument, `is invalid: too many targets (${targets.length}, over ${mostTargets})`)
  // Unlike map(), from() does not skip holes.
  const checked = Array.from(targets, (target, index) => checkTarget(target, `${argument}[${index}]`))
  refuseTwice(checked, argument)
  return checked
}

/** Tokens and endpoints among the targets. */
export function secretsAmong(targets: readonly Target[]): string[] {
  return targets.flatMap((target) => (target.type === 'recipient' ? secretsOf(target.recipient) : []))
}

/** The kinds of live activities among targets. */
export interface LiveActivityTargets {
  readonly direct: boolean
  readonly broadcast: boolean
  /** Whether nothing else can lead to a device of Apple. */
  readonly onlyBroadcast: boolean
}

export function liveActivitiesAmong(targets: readonly Target[]): LiveActivityTargets {
  const transports = targets.map((target) =>
    target.type === 'recipient' ? target.recipient.transportType : undefined,
  )
  const others = targets.filter((_, index) => transports[index] !== 'apnsLiveActivityBroadcast')
  return {
    direct: transports.includes('apnsLiveActivity'),
    broadcast: transports.includes('apnsLiveActivityBroadcast'),
    onlyBroadcast: others.every((target) => 'provider' in target && target.provider !== 'apns'),
  }
}

function isList(targets: PushTargets): targets is readonly Target[] {
  return Array.isArray(targets)
}

function checkTarget(target: unknown, argument: string): Target {
  const given = Object(target) as Record<string, unknown>
  if (given !== target) throw new ArgumentError(argument, `must be an object, received ${shapeOf(target)}`)
  const type = oneOf(given['type'], Object.keys(texts), `${argument}.type`) as Target['type']
  const more = type === 'recipient' ? ['recipient'] : type.startsWith('provider') ? ['provider'] : []
  refuseCamelCase(given, texts[type], argument)
  checkOptions(given, ['type', ...texts[type], ...more], argument)
  for (const name of texts[type]) checkNotBlank(given[name], `${argument}.${name}`)
  if (more.includes('provider')) checkProvider(given['provider'], `${argument}.provider`)
  if (type === 'recipient') checkRecipient(given['recipient'], `${argument}.recipient`)
  return target as Target
}

/** Everything else of push is camelCase, so that these two are easily misspelt. */
function refuseCamelCase(given: object, names: readonly string[], argument: string): void {
  for (const name of names) {
    const camelCase = name.replace('_id', 'Id')
    if (camelCase !== name && camelCase in given)
      throw new ArgumentError(`${argument}.${camelCase}`, `is not known to the server; did you mean ${name}?`)
  }
}

/** The server would wait for a second delivery that never comes: the publish would not end. */
function refuseTwice(targets: readonly Target[], argument: string): void {
  const seen = new Map<string, number>()
  for (const [index, target] of targets.entries()) {
    const identity = identityOf(target)
    const first = seen.get(identity)
    if (first !== undefined)
      throw new ArgumentError(`${argument}[${index}]`, `is ${argument}[${first}] again; name it once`)
    seen.set(identity, index)
  }
}

/** The same for targets with the same parts, in whatever order. */
function identityOf(target: object): string {
  const entries = Object.entries(target).filter(([, value]) => value !== undefined)
  const parts = entries.map(([name, value]) => [name, Object(value) === value ? identityOf(value) : value])
  return JSON.stringify(parts.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
