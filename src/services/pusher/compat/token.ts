// A key and its secret, which sign and verify.

import { constantTimeEqual, hmacSha256 } from '#crypto'
import type { HexDigest } from '../../../runtime/crypto.ts'

/** What a token is made of: all that `isValid()` needs of further ones. */
export interface Credentials {
  readonly key: string
  readonly secret: string
}

/** Verifies and signs text with the secret that belongs to a key. */
export class Token implements Credentials {
  readonly key: string
  readonly secret: string
  #hmac: HexDigest | undefined

  constructor(key: string, secret: string) {
    this.key = key
    this.secret = secret
    // Whoever logs a client must not log its secret.
    Object.defineProperty(this, 'secret', { enumerable: false })
  }

  /** The HMAC-SHA256 of a text, in hex. */
  sign(text: string | Uint8Array): string {
    // Once per token, because preparing the key takes as long as signing with it.
    this.#hmac ??= hmacSha256(secretOf(this))
    return this.#hmac(text)
  }

  /** Whether a signature is that of the text; false for one that is missing. */
  verify(text: string | Uint8Array, signature: unknown): boolean {
    return typeof signature === 'string' && constantTimeEqual(this.sign(text), signature)
  }
}

/** @throws Error for a token without a secret, which a client may be made with */
export function secretOf({ secret }: Credentials): string {
  if (typeof secret === 'string' && secret !== '') return secret
  throw new Error('Cannot sign because secret is not set')
}
