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
  const request = requestFor(context, operation, parts)
  return readObject(request, await send(context.server, request, options)) as Result
}
