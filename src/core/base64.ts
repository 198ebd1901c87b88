// Base64 that is exactly that.

import { fromBase64, toBase64 } from '#crypto'

/** Base64 for URLs: `-` and `_`, no padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/**
 * Bytes of padded base64; undefined for text that is not exactly that. The runtimes skip what they do not know, and so
 * would take another key than the one that was meant.
 */
export function strictBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  const bytes = fromBase64(text)
  // Trailing bits that mean nothing have to be zero, or two texts would stand for the same bytes.
  return toBase64(bytes) === text ? bytes : undefined
}
