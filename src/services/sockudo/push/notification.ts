// The request of a publish: recipients, texts and options, checked and in the server's spelling.

import type { Context } from '../../../channels/context.ts'
import { checkTime, optional } from '../../../core/check.ts'
import { ArgumentError } from '../../../core/errors/argument-error.ts'
import type { Schemas } from '../contract.ts'
import { checkDeliverable } from './deliverable.ts'
import { checkLiveActivity } from './live-activity.ts'
import { checkOverrides } from './overrides.ts'
import { checkPayload } from './payload.ts'
import { checkTargets, liveActivitiesAmong, type PushTargets, secretsAmong } from './targets.ts'
import { checkId } from './values.ts'

/** What can be said of one notification besides its recipients and texts. */
export interface PushSettings {
  /**
   * What makes a repeat harmless: until `expiresAt`, otherwise for 24 hours, a publish with the same id is answered with the
   * state of the first, whatever else it says. `true` makes a new id, `false` overrules `autoIdempotency`. Without one the
   * server makes it; the answer has it in any case.
   */
  readonly publishId?: string | boolean | undefined
  /**
   * What single providers get instead of the texts, one for each. At most 4096 bytes; for APNs that is the size of `aps` and
   * `data`, and 5120 that of all.
   */
  readonly providerOverrides?: readonly Schemas['ProviderOverride'][] | undefined
  /** What to do with live activities; their recipients need it. Dates in it are seconds since the epoch. */
  readonly liveActivity?: Schemas['LiveActivity'] | undefined
  /**
   * Not delivered before: milliseconds since the epoch, or a Date. It cannot be cancelled. One in the past is no delay; more
   * than a day ago is refused.
   */
  readonly notBefore?: number | Date | undefined
  /** Not delivered after: milliseconds since the epoch, or a Date; in the future, and after `notBefore`. */
  readonly expiresAt?: number | Date | undefined
}

export const settingNames: readonly string[] = [
  'publishId',
  'providerOverrides',
  'liveActivity',
  'notBefore',
  'expiresAt',
]

/** A checked notification. */
export interface Notification {
  readonly body: { readonly publishId?: string | undefined }
  readonly secrets: readonly string[]
}

/** How the caller calls the parts, for errors. */
export interface NotificationArguments {
  readonly recipients: string
  readonly payload: string
  readonly settings: string
}

/** @throws ArgumentError, in the words of the server where it would refuse the same */
export function notificationOf(
  context: Context,
  recipients: PushTargets,
  payload: Schemas['PushPayload'],
  settings: PushSettings,
  names: NotificationArguments,
): Notification {
  const { liveActivity, providerOverrides } = settings
  const at = (name: string): string => `${names.settings}.${name}`
  const targets = checkTargets(recipients, names.recipients)
  const overridden = checkOverrides(providerOverrides, at('providerOverrides'))
  const kinds = liveActivitiesAmong(targets)
  if (liveActivity === undefined && (kinds.direct || kinds.broadcast))
    throw new ArgumentError(at('liveActivity'), 'is required for APNs Live Activity recipients')
  if (liveActivity !== undefined && overridden.has('apns'))
    throw new ArgumentError(at('liveActivity'), 'cannot be combined with an APNs provider override')
  if (liveActivity !== undefined) checkLiveActivity(liveActivity, at('liveActivity'), kinds)
  checkPayload(payload, names.payload)
  const parts = { payload, overridden, hasLiveActivity: liveActivity !== undefined }
  for (const [index, target] of targets.entries()) {
    const recipient = Array.isArray(recipients) ? `${names.recipients}[${index}]` : names.recipients
    checkDeliverable(target, parts, { recipient, payload: names.payload })
  }
  const body = {
    publishId: publishIdOf(context, settings.publishId, at('publishId')),
    recipients: targets,
    payload,
    providerOverrides,
    liveActivity,
    ...timesOf(context, settings, at),
  }
  return { body, secrets: secretsAmong(targets) }
}

function publishIdOf({ autoIdempotency }: Context, given: unknown, argument: string): string | undefined {
  const id = given === undefined ? autoIdempotency : given
  if (id === false) return undefined
  return id === true ? globalThis.crypto.randomUUID() : checkId(id, argument)
}

/** How late a start may be, in milliseconds: what is earlier was hardly meant, like seconds. */
const latest = 86_400_000

function timesOf(context: Context, settings: PushSettings, at: (name: string) => string): object {
  const notBeforeMs = optional(checkTime, settings.notBefore, at('notBefore'))
  const expiresAtMs = optional(checkTime, settings.expiresAt, at('expiresAt'))
  if (notBeforeMs !== undefined && notBeforeMs < 0)
    throw new ArgumentError(at('notBefore'), 'must not be before 1970')
  if (notBeforeMs !== undefined && notBeforeMs < context.now() - latest)
    throw new ArgumentError(at('notBefore'), 'must be in milliseconds since the epoch: it is over a day ago')
  if (expiresAtMs !== undefined && expiresAtMs <= context.now())
    throw new ArgumentError(at('expiresAt'), 'must be in the future: what has expired is not delivered')
  if (notBeforeMs !== undefined && expiresAtMs !== undefined && expiresAtMs <= notBeforeMs)
    throw new ArgumentError(at('expiresAt'), 'must be after notBefore')
  return { notBeforeMs, expiresAtMs }
}
