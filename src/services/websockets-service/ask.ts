// One GraphQL document on its way, and the envelope of its answer: `data`, or `errors`, or both.

import { readObject, unreadablePart } from '../../core/answer.ts'
import { type GraphQLErrorItem, GraphQLErrors } from '../../core/errors/graphql-errors.ts'
import type { ProtocolError } from '../../core/errors/protocol-error.ts'
import { effectOfSilence } from '../../core/errors/request-error.ts'
import { type CallOptions, type Outgoing, send } from '../../core/http.ts'
import { redactedJson } from '../../core/redact.ts'
import { checkCallOptions, type Context, graphQLRequest } from './context.ts'

export interface Answer {
  readonly data: Readonly<Record<string, unknown>>
  /** The error for a part of the answer that is not what the operation reads. */
  readonly unreadable: (what: string, found: unknown, expected: string) => ProtocolError
}

/**
 * Sends a document.
 *
 * @param operation - for errors and hooks
 * @param body - JSON with the document in it
 * @param readOnly - whether it holds no mutation
 * @throws ApiError, ConnectionError, TimeoutError; GraphQLErrors for an answer with `errors`; ProtocolError for one that is
 * no answer of GraphQL
 */
export async function ask(
  context: Context,
  { operation, body, readOnly }: { operation: string; body: string; readOnly: boolean },
  options: CallOptions = {},
): Promise<Answer> {
  checkCallOptions(options)
  const request = graphQLRequest(context, { operation, body, readOnly })
  const response = await send(context.server, request, options)
  const unreadable: Answer['unreadable'] = (what, found, expected) =>
    unreadablePart(response.status, what, found, expected, {
      operation,
      effect: effectOfSilence('POST', readOnly),
    })
  const answer = readObject(request, response) as { readonly data?: unknown; readonly errors?: unknown }
  const { data, errors } = answer
  const said: unknown = errors ?? []
  if (!Array.isArray(said)) throw unreadable('errors', errors, 'a list')
  // An empty list says the same as none.
  if (said.length > 0) throw graphQLErrors(request, answer, context.server.redact)
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw unreadable('data', data, 'an object')
  return { data: data as Answer['data'], unreadable }
}

function graphQLErrors(
  { operation, readOnly }: Outgoing,
  answer: { readonly data?: unknown; readonly errors?: unknown },
  redact: (text: string) => string,
): GraphQLErrors {
  const errors = (answer.errors as readonly unknown[]).map((error) => itemOf(redactedJson(error, redact)))
  // By the GraphQL specification a document that was refused before it ran has no data, not even null.
  const hasRun = 'data' in answer || errors.some(({ path }) => path !== undefined)
  const effect = readOnly === true || !hasRun ? 'none' : 'unknown'
  return new GraphQLErrors({ operation, effect, errors, data: redactedJson(answer.data, redact) })
}

/** With a message, whatever the server sent. */
function itemOf(error: unknown): GraphQLErrorItem {
  const isObject = typeof error === 'object' && error !== null && !Array.isArray(error)
  const fields = (isObject ? error : {}) as Partial<GraphQLErrorItem>
  const said = isObject ? fields.message : error
  return { ...fields, message: typeof said === 'string' ? said : 'an error without a message' }
}
