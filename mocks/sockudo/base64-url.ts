// Base64 for URLs, without padding.

import { fromBase64, toBase64 } from '#crypto'

export function encodeBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The bytes, or what the server says is wrong with the text. */
export function decodeBase64Url(text: string): Uint8Array | { readonly problem: string } {
  const offset = text.search(/[^\w-]/)
  if (offset >= 0) return { problem: `Invalid symbol ${text.charCodeAt(offset)}, offset ${offset}.` }
  if (text.length % 4 === 1) return { problem: `Invalid input length: ${text.length}` }
  const bytes = fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
  // Bits that belong to no byte have to be zero.
  return encodeBase64Url(bytes) === text ? bytes : { problem: 'Invalid last symbol' }
}
