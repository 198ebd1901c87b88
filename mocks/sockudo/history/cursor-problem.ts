// What is wrong with the bytes of a cursor, in the words of the server.

import { utf8Length } from '../../../src/core/bytes.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/** Of a text that is not base64 for URLs. */
export function base64Problem(text: string): string {
  const offset = text.search(/[^\w-]/)
  if (offset >= 0) return `Invalid symbol ${text.charCodeAt(offset)}, offset ${offset}.`
  if (text.length % 4 === 1) return `Invalid input length: ${text.length}`
  // Bits that no byte needs are set.
  const last = text.at(-1)!
  const code = last.charCodeAt(0).toString(16)
  const bits = alphabet.indexOf(last).toString(2).padStart(8, '0')
  return `Invalid last symbol 0x${code} ('${last}') at offset ${text.length - 1}, decoded as 0b${bits}.`
}

/** Where bytes stop being UTF-8. */
export function firstInvalidByte(bytes: Uint8Array): number | undefined {
  const text = lenient.decode(bytes)
  if (utf8Length(text) === bytes.byteLength && !text.includes('\ufffd')) return undefined
  let index = text.indexOf('\ufffd')
  // A replacement character may have been sent as such.
  while (index >= 0) {
    const start = utf8Length(text.slice(0, index))
    if (bytes[start] !== 0xef || bytes[start + 1] !== 0xbf || bytes[start + 2] !== 0xbd) return start
    index = text.indexOf('\ufffd', index + 1)
  }
  return undefined
}
