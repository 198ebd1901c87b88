// Base64 for URLs, without padding.

import { fromBase64, toBase64 } from '#crypto'

export function encodeBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Undefined for text that is not exactly that: the runtimes skip what they do not know. */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  if (/[^\w-]/.test(text)) return undefined
  const bytes = fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
  return encodeBase64Url(bytes) === text ? bytes : undefined
}
