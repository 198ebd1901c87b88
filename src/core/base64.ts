// Base64, by the runtime where it can.

interface NodeBuffer {
  from(data: ArrayBufferLike, offset: number, length: number): { toString(encoding: 'base64'): string }
  from(text: string, encoding: 'base64'): Uint8Array
}

/** Node, Bun and Deno have it as a global; elsewhere `btoa` does. */
const { Buffer: native } = globalThis as { Buffer?: NodeBuffer }

/** Padded base64 of bytes. */
export function toBase64(bytes: Uint8Array): string {
  return native
    ? native.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    : btoa(binaryText(bytes))
}

/** Base64 for URLs: `-` and `_`, no padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/**
 * Bytes of padded base64; undefined for text that is not exactly that. `Buffer` and `atob` would skip what they do not
 * know, and so take another key than the one that was meant.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  const bytes = native
    ? native.from(text, 'base64')
    : Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0))
  // Trailing bits that mean nothing have to be zero, or two texts would stand for the same bytes.
  return toBase64(bytes) === text ? bytes : undefined
}

function binaryText(bytes: Uint8Array): string {
  let text = ''
  // In pieces, because every byte becomes an argument.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
