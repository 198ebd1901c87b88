// The very tweetnacl that the pusher package seals with, which is no dependency of this one.

import { createRequire } from 'node:module'

interface SecretBox {
  (message: Uint8Array, nonce: Uint8Array, key: Uint8Array): Uint8Array
  open(box: Uint8Array, nonce: Uint8Array, key: Uint8Array): Uint8Array | null
}

const requireAsPusher = createRequire(createRequire(import.meta.url).resolve('pusher'))

export const { secretbox } = requireAsPusher('tweetnacl') as { readonly secretbox: SecretBox }
