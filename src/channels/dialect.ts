// What a service says about its servers: where they go beyond the protocol that all of them share, and where they fall
// short of it.

import { checkOptions } from '../core/check.ts'
import { ArgumentError } from '../core/errors/argument-error.ts'
import type { NameLimits, NameRules } from '../protocol/names.ts'
import type { IdempotencyRule } from './idempotency.ts'
import type { EventFields } from './publish-fields.ts'

export interface Dialect {
  /** What an event may carry besides its name, channel and data. */
  readonly eventFields: EventFields
  /** How a publish is repeated without harm; absent where servers do not know a repeat. */
  readonly idempotency?: IdempotencyRule | undefined
  readonly names?: Omit<NameRules, keyof NameLimits> | undefined
  /** Options that other servers have, and why not these. */
  readonly lacks?: Readonly<Record<string, string>> | undefined
  /** Refuses an operation of the contract that the chosen server does not have. */
  readonly checkOperation?: ((operation: string) => void) | undefined
  /** The attributes that a server tells when it lists channels or reads one; any if absent. */
  readonly info?: Readonly<Record<'listChannels' | 'getChannel', readonly string[]>> | undefined
  /** Whether an event may have the empty text as its data. Default: true. */
  readonly emptyData?: boolean | undefined
  /** Servers in PHP write an empty map as a list, and a list with gaps as a map. */
  readonly phpArrays?: boolean | undefined
  /** Whether a server verifies names of query parameters as they are sent, where the protocol has lower case. */
  readonly queryNamesAsSent?: boolean | undefined
  /** A code for an answer that says what is wrong in words alone. */
  readonly codeOf?: ((status: number, said: string) => string | undefined) | undefined
}

/** Refuses options that nobody knows, and with a reason those that only other servers know. */
export function checkKnown(
  options: unknown,
  known: readonly string[],
  argument: string,
  { lacks = {} }: Dialect,
): void {
  for (const name of Object.keys(Object(options))) {
    if (Object.hasOwn(lacks, name) && (options as Record<string, unknown>)[name] !== undefined)
      throw new ArgumentError(`${argument}.${name}`, lacks[name]!)
  }
  const absent = Object.keys(lacks).filter((name) => name in Object(options))
  checkOptions(options, absent.length === 0 ? known : [...known, ...absent], argument)
}

/** An empty map, as PHP writes it. */
export function isEmptyList(value: unknown): value is readonly [] {
  return Array.isArray(value) && value.length === 0
}

/** An empty list, as PHP writes it. */
export function isEmptyMap(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  )
}
