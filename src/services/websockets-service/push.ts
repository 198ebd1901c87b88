// What became of a push: one entry for each recipient, whichever way the server says so.

import { GraphQLErrors } from '../../core/errors/graphql-errors.ts'
import type { CallOptions } from '../../core/http.ts'
import { redactedJson } from '../../core/redact.ts'
import type { Context } from './context.ts'
import type { Schemas } from './contract.ts'
import type { PushGlobalMessageInput, PushMessageInput } from './inputs.ts'
import { withRecipients } from './recipients.ts'
import { runOperation } from './run.ts'

/** Why a message did not go to a recipient. */
export interface PushError {
  /** For people: the operator of the service may have written it. Empty where the service said nothing at all. */
  readonly message: string
}

/**
 * The message to one recipient, or why there is none. An error may come with the message that it is about. The message is
 * `{}` where a document of yours selects `error` alone, and there is none.
 */
export type PushResult = {
  /**
   * Whom it is about. Absent where that is not certain: the service gave fewer or more results than there are recipients,
   * or gave them in another order and the message does not say.
   */
  readonly recipient?: string | undefined
} & (
  | { readonly item: Schemas['Message']; readonly error?: undefined }
  | { readonly item?: Schemas['Message'] | undefined; readonly error: PushError }
)

/** An entry as it comes: `{ item, error }`, or the item alone. */
interface Entry {
  readonly item?: unknown
  readonly error?: { readonly message?: unknown } | null
}

export async function pushMessage(
  context: Context,
  input: PushMessageInput,
  options?: CallOptions,
): Promise<PushResult[]> {
  const { sent, result, unreadable } = await runOperation(context, 'pushMessage', { input }, options)
  if (result === null || typeof result !== 'object')
    throw unreadable('data.pushMessage', result, 'an object or a list')
  const entries: readonly unknown[] = Array.isArray(result) ? result : [result]
  const results = entries.map((entry) => resultOf(entry, context.server.redact))
  return withRecipients(results, sent.input.recipients)
}

export async function pushGlobalMessage(
  context: Context,
  input: PushGlobalMessageInput,
  options?: CallOptions,
): Promise<Schemas['GlobalMessage']> {
  const operation = 'pushGlobalMessage'
  const { redact } = context.server
  const { result, unreadable } = await runOperation(context, operation, { input }, options)
  const { item, error } = resultOf(result, redact)
  if (error === undefined) return item
  const { error: given } = Object(result) as Entry
  if (given === undefined || given === null)
    throw unreadable(`data.${operation}`, result, 'a message or an error')
  const data = redactedJson({ [operation]: result }, redact)
  throw new GraphQLErrors({ operation, effect: 'unknown', errors: [error], data })
}

function resultOf(entry: unknown, redact: (text: string) => string): PushResult {
  const isEnvelope = 'item' in Object(entry) || 'error' in Object(entry)
  const { item, error } = (isEnvelope ? entry : { item: entry }) as Entry
  // Without `item` the document asks for errors alone, and null is the success.
  if (item === undefined && error === null) return { item: {} }
  const { message } = Object(error) as { readonly message?: unknown }
  const said = { error: { message: typeof message === 'string' ? redact(message) : '' } }
  // Nothing at all is no success, and the other entries count nevertheless.
  if (!isMessage(item)) return said
  return error === undefined || error === null ? { item } : { item, ...said }
}

/** No document can select nothing of a message. */
function isMessage(item: unknown): item is object {
  return typeof item === 'object' && item !== null && !Array.isArray(item) && Object.keys(item).length > 0
}
