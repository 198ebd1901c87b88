// Servers that count the bytes of a request as a whole: how many are left for the list that it carries.

import { utf8Length } from '../core/bytes.ts'
import { checkHeaders } from '../core/check.ts'
import { EventTooLargeError } from '../core/errors/event-too-large-error.ts'
import type { CallOptions } from '../core/http.ts'
import type { Context } from './context.ts'

/** What the request line and the headers of every transport take at most, without path, key and own headers. */
const envelope = 700

export interface Room {
  /** Bytes for the items of the list, a comma with each. */
  readonly bytes: number
  /** The error for an item that needs more. */
  readonly tooSmall: (argument: string, size: number) => EventTooLargeError
}

/**
 * Measures a publish without its list; undefined where nobody counts.
 *
 * @param operation - of the contract
 * @param body - makes the body with an empty list
 * @param headers - those of this call
 */
export function roomFor(
  { limits, server, appPath }: Context,
  operation: string,
  body: () => object,
  headers: CallOptions['headers'] = {},
): Room | undefined {
  const { requestBytes = Infinity } = limits
  if (requestBytes === Infinity) return undefined
  const all = { ...server.headers, ...checkHeaders(headers, 'options.headers') }
  const own = Object.entries(all).map(([name, value]) => name.length + value.length + 4)
  const around = own.reduce((sum, size) => sum + size, envelope + 2 * appPath.length + server.origin.length)
  const bytes = requestBytes - around - sizeOf(body())
  return {
    bytes,
    tooSmall: (argument, size) =>
      new EventTooLargeError(
        argument,
        requestBytes - bytes + size,
        requestBytes,
        operation,
        'limits.requestBytes',
      ),
  }
}

/** Bytes of a value as JSON. */
export function sizeOf(value: unknown): number {
  return utf8Length(JSON.stringify(value))
}
