// The body of a request, whole or as far as it came.

import type http from 'node:http'

export interface SentBody {
  readonly body: Buffer<ArrayBuffer>
  /** It broke off before its end. */
  readonly cut: boolean
}

/** @param watch - gets what to call when it breaks off */
export function bodyOf(incoming: http.IncomingMessage, watch: (cut: () => void) => void): Promise<SentBody> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => resolve({ body: Buffer.concat(chunks), cut: false }))
    watch(() => resolve({ body: Buffer.concat(chunks), cut: true }))
    incoming.on('error', reject)
  })
}
