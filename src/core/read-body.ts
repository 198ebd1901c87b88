// The body of a request, up to a limit: a Content-Length may be absent or wrong, so the bytes themselves are counted.

import { joined } from './bytes.ts'
import { ArgumentError, shapeOf } from './errors/argument-error.ts'

/**
 * All bytes; undefined when there are more than the limit, of which the rest is not read.
 *
 * @throws ArgumentError when somebody read it before
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | undefined> {
  checkUnread(request)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > limit) {
      // Not waited for: of a cloned request it is done only when the other half is cancelled, too.
      reader?.cancel().catch(() => {})
      return undefined
    }
    chunks.push(part.value)
  }
  return joined(chunks)
}

/** @throws ArgumentError for what is no Request, and for one whose body somebody read before */
export function checkUnread(request: Request): void {
  // By its methods and not by its class. The request of node:http has none of them, and no body either.
  if (typeof request?.headers?.get !== 'function' || typeof request.clone !== 'function') {
    throw new ArgumentError('request', `must be a Request of the Fetch API, received ${shapeOf(request)}`)
  }
  if (!request.bodyUsed && !request.body?.locked) return
  throw new ArgumentError('request', 'has a body that was read already; hand over the request before that')
}
