// The envelope of an encrypted event: XSalsa20-Poly1305 with a new nonce for each, both in base64 inside JSON.

import { toBase64 } from '#crypto'
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'
import { strictBase64 } from '../core/base64.ts'
import { fromUtf8, utf8 } from '../core/bytes.ts'

const nonceLength = 24

/**
 * Seals a text.
 *
 * @param secret - the 32 bytes of the channel's shared secret
 * @param plaintext - what subscribers will read
 * @param nonce - 24 bytes that are never used twice with one secret; random ones unless a test needs others
 * @returns the data of the event, as it travels
 */
export function seal(
  secret: Uint8Array,
  plaintext: string,
  nonce: Uint8Array = globalThis.crypto.getRandomValues(new Uint8Array(nonceLength)),
): string {
  const ciphertext = xsalsa20poly1305(secret, nonce).encrypt(utf8(plaintext))
  // Base64 needs no escaping, so this is what JSON.stringify would write.
  return `{"nonce":"${toBase64(nonce)}","ciphertext":"${toBase64(ciphertext)}"}`
}

/** Why an envelope did not open: it is none, or it was changed, cut or sealed with another key. */
export type SealFault = 'not_sealed' | 'not_authentic'

/** Opens an envelope, and tells why where it cannot. */
export function unseal(secret: Uint8Array, data: unknown): { plaintext: string } | { fault: SealFault } {
  const { nonce, ciphertext } = parse(data)
  if (nonce?.length !== nonceLength || ciphertext === undefined) return { fault: 'not_sealed' }
  try {
    return { plaintext: fromUtf8(xsalsa20poly1305(secret, nonce).decrypt(ciphertext)) }
  } catch {
    return { fault: 'not_authentic' }
  }
}

function parse(data: unknown): { nonce?: Uint8Array | undefined; ciphertext?: Uint8Array | undefined } {
  let value = data
  try {
    if (typeof data === 'string') value = JSON.parse(data)
  } catch {
    return {}
  }
  if (typeof value !== 'object' || value === null) return {}
  const { nonce, ciphertext } = value as Readonly<Record<string, unknown>>
  if (typeof nonce !== 'string' || typeof ciphertext !== 'string') return {}
  return { nonce: strictBase64(nonce), ciphertext: strictBase64(ciphertext) }
}
