// What a service says about its servers: where they go beyond the protocol that all of them share, and where they fall
// short of it.

import { checkOptions } from '../core/check.ts'
import { ArgumentError } from '../core/errors/argument-error.ts'
import { callOptionNames } from '../core/http.ts'
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
  /** Headers, in lower case, that are not the caller's to set, and why. */
  readonly refusedHeaders?: Readonly<Record<string, string>> | undefined
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
  /** The status of a refusal that came as a success, by the text of its body; undefined for what is a success. */
  readonly refusalIn?: ((body: string) => number | undefined) | undefined
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
  const unknown = Object.keys(Object(options)).filter((name) => Object.hasOwn(lacks, name))
  for (const name of unknown) {
    if ((options as Record<string, unknown>)[name] !== undefined)
      throw new ArgumentError(`${argument}.${name}`, lacks[name]!)
  }
  checkOptions(options, unknown.length === 0 ? known : [...known, ...unknown], argument)
}

/** Refuses headers that would be ignored, or do harm when a call is split. */
export function refuseHeaders(headers: unknown, argument: string, { refusedHeaders = {} }: Dialect): void {
  if (typeof headers !== 'object' || headers === null) return
  for (const name of Object.keys(headers)) {
    const reason = refusedHeaders[name.toLowerCase()]
    if (reason !== undefined) throw new ArgumentError(`${argument}.${name}`, reason)
  }
}

/** The names of the options of a publish. */
export interface PublishOptionNames {
  readonly trigger: readonly string[]
  readonly batch: readonly string[]
  readonly batchEvent: readonly string[]
}

export function publishOptionNames({ eventFields, idempotency }: Dialect): PublishOptionNames {
  const event = eventFields.map(([option]) => option)
  const key = idempotency === undefined ? [] : ['idempotencyKey']
  return {
    trigger: [...event, ...callOptionNames, ...key],
    batch: [...callOptionNames, ...key],
    batchEvent: ['channel', 'name', 'data', ...event, ...key],
  }
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
