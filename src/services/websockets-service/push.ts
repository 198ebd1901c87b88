// What became of a push: one entry for each recipient, whichever way the server says so.

import { GraphQLErrors } from '../../core/errors/graphql-errors.ts'
import type { CallOptions } from '../../core/http.ts'
import { redactedJson } from '../../core/redact.ts'
import type { Context } from './context.ts'
import type { Schemas } from './contract.ts'
import type { PushGlobalMessageInput, PushMessageInput } from './inputs.ts'
import { runOperation } from './run.ts'

/** Why a message did not go to a recipient. */
export interface PushError {
  /** For people: the operator of the service may have written it. Empty where the service said nothing at all. */
  readonly message: string
}

/** The message to one recipient, or why there is none. An error may come with the message that it is about. */
export type PushResult =
  | { readonly item: Schemas['Message']; readonly error?: undefined }
  | { readonly item?: Schemas['Message'] | undefined; readonly error: PushError }

/** An entry as it comes: `{ item, error }`, or the item alone. */
interface Entry {
  readonly item?: object | null
  readonly error?: { readonly message?: unknown } | null
}

export async function pushMessage(
  context: Context,
  input: PushMessageInput,
  options?: CallOptions,
): Promise<PushResult[]> {
  const { result, unreadable } = await runOperation(context, 'pushMessage', { input }, options)
  const { redact } = context.server
  if (Array.isArray(result)) return result.map((entry) => resultOf(entry, redact))
  if (result !== null && typeof result === 'object') return [resultOf(result, redact)]
  throw unreadable('data.pushMessage', result, 'an object or a list')
}

export async function pushGlobalMessage(
  context: Context,
  input: PushGlobalMessageInput,
  options?: CallOptions,
): Promise<Schemas['GlobalMessage']> {
  const operation = 'pushGlobalMessage'
  const { redact } = context.server
  const { result, unreadable } = await runOperation(context, operation, { input }, options)
  if (typeof result !== 'object' || result === null)
    throw unreadable(`data.${operation}`, result, 'an object')
  const { item, error } = resultOf(result, redact)
  if (error === undefined) return item as Schemas['GlobalMessage']
  const data = redactedJson({ [operation]: result }, redact)
  throw new GraphQLErrors({ operation, effect: 'unknown', errors: [error], data })
}

function resultOf(entry: unknown, redact: (text: string) => string): PushResult {
  const isEnvelope = 'item' in Object(entry) || 'error' in Object(entry)
  const { item, error } = Object(isEnvelope ? entry : { item: entry }) as Entry
  const { message } = Object(error) as { readonly message?: unknown }
  const said = { error: { message: typeof message === 'string' ? redact(message) : '' } }
  // Nothing at all is no success, and the other entries count nevertheless.
  if (typeof item !== 'object' || item === null) return said
  return error === undefined || error === null ? { item } : { item, ...said }
}
