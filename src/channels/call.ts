// Named calls that are nothing but an operation of the contract: arguments in, the answer's JSON out.

import { readObject } from '../core/answer.ts'
import { type CallOptions, send } from '../core/http.ts'
import { type Context, requestFor, type RequestParts } from './context.ts'

/**
 * Calls an operation by its id.
 *
 * @throws ArgumentError, ApiError, ConnectionError, TimeoutError, ProtocolError
 */
export async function call<Result>(
  context: Context,
  operation: string,
  parts: RequestParts,
  options?: CallOptions,
): Promise<Result> {
  const { body } = await callForAnswer(context, operation, parts, options)
  return body as Result
}

/** Calls an operation whose success says nothing but that it was done: a 204. */
export async function perform(
  context: Context,
  operation: string,
  parts: RequestParts,
  options?: CallOptions,
): Promise<void> {
  await send(context.server, requestFor(context, operation, parts), options)
}

/** A success of an operation: a JSON object. */
export interface CallAnswer {
  readonly status: number
  readonly body: object
}

/** Calls an operation whose answer is looked into. */
export async function callForAnswer(
  context: Context,
  operation: string,
  parts: RequestParts,
  options?: CallOptions,
): Promise<CallAnswer> {
  const request = requestFor(context, operation, parts)
  const response = await send(context.server, request, options)
  return { status: response.status, body: readObject(request, response) }
}
