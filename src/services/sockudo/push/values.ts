// Values that the push operations share: ids, names of providers, numbers, the app.

import type { Context } from '../../../channels/context.ts'
import { checkNotBlank } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { encodePathValue } from '../../../core/path.ts'
import type { Schemas } from '../contract.ts'

/** A body without what the client fills in. Naming the app is allowed, as long as it is the client's. */
export type WithoutApp<Body> = Omit<Body, 'appId'> & { readonly appId?: string | undefined }

/** The app that a body has to name. The server puts the app of the path in its place, whatever it says. */
export function appOf({ appId }: Context, given: unknown, argument: string): string {
  if (given === undefined || given === appId) return appId
  throw new ArgumentError(argument, "must be the client's own app; leave it out")
}

/** An id that can stand in a path. */
export function checkId(id: unknown, argument: string): string {
  const text = checkNotBlank(id, argument)
  encodePathValue(text, argument)
  return text
}

const providers: Readonly<Record<Schemas['PushProvider'], true>> = {
  fcm: true,
  apns: true,
  webPush: true,
  hms: true,
  wns: true,
  realtime: true,
}

/** @param without - a provider that this call does not know */
export function checkProvider(provider: unknown, argument: string, without?: 'realtime'): string {
  const known = Object.keys(providers).filter((name) => name !== without)
  return oneOf(provider, known, argument)
}

/** One of several words. */
export function oneOf(word: unknown, known: readonly string[], argument: string): string {
  if (typeof word === 'string' && known.includes(word)) return word
  throw new ArgumentError(argument, `must be one of ${known.join(', ')}, received ${shapeOf(word)}`)
}

/** The largest number of the server's 32-bit fields. */
export const largest32: number = 2 ** 32 - 1
