// Idempotency keys: one per call, made before the first attempt, distinct for each request that a call is split into.

import { utf8Length } from '../core/bytes.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

/** What a server wants of keys. */
export interface IdempotencyRule {
  /** The longest key, in bytes. */
  readonly longestKey: number
  /** Where the key of a batch travels. */
  readonly header: string
  /** Where the key of an event travels. */
  readonly field: string
}

/**
 * One key for each request of a call. The first carries the key itself, the nth `key#n`: a server answers a key that
 * it knows with its first answer whatever the payload, so that the same key twice would lose the second request.
 *
 * @param rule - of the server; without one there are no keys
 * @param key - the caller's key, `true` for a new one, `false` for none
 * @param automatic - whether a call that says nothing gets one
 * @param requests - how many requests the call is split into
 */
export function idempotencyKeys(
  rule: IdempotencyRule | undefined,
  key: unknown,
  automatic: boolean,
  requests: number,
): readonly (string | undefined)[] {
  if (rule === undefined || key === false || (key === undefined && !automatic))
    return Array<undefined>(requests).fill(undefined)
  const base =
    key === undefined || key === true
      ? globalThis.crypto.randomUUID()
      : checkKey(key, 'options.idempotencyKey', rule)
  const keys = Array.from({ length: requests }, (_, index) => (index === 0 ? base : `${base}#${index + 1}`))
  checkKey(keys.at(-1), 'options.idempotencyKey', rule, requests)
  return keys
}

/** A key that is not too long and also fits into a header. */
export function checkKey(
  key: unknown,
  argument: string,
  { longestKey }: Pick<IdempotencyRule, 'longestKey'>,
  requests = 1,
): string {
  if (typeof key !== 'string' || !/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(key)) {
    throw new ArgumentError(
      argument,
      `must be printable ASCII text without blanks around it, received ${shapeOf(key)}`,
    )
  }
  if (utf8Length(key) <= longestKey) return key
  const suffix = requests > 1 ? ` with the suffix "#${requests}" of the last of ${requests} requests` : ''
  throw new ArgumentError(argument, `must be at most ${longestKey} bytes${suffix}, received ${shapeOf(key)}`)
}
