// The body of a request, up to a limit: a Content-Length may be absent or wrong, so the bytes themselves are counted.

import { joined } from './bytes.ts'

/** All bytes; undefined when there are more than the limit, of which the rest is not read. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > limit) {
      await reader?.cancel()
      return undefined
    }
    chunks.push(part.value)
  }
  return joined(chunks)
}
