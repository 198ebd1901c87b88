// `#crypto` everywhere else (workerd, browsers): @noble, because WebCrypto cannot answer synchronously.

import { hmac } from '@noble/hashes/hmac.js'
import { md5 as nobleMd5 } from '@noble/hashes/legacy.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Crypto, HexDigest } from './crypto.ts'

export const md5: HexDigest = (message) => bytesToHex(nobleMd5(bytesOf(message)))

export const sha256: HexDigest = (message) => bytesToHex(nobleSha256(bytesOf(message)))

export const hmacSha256: Crypto['hmacSha256'] = (key) => {
  const keyed = hmac.create(nobleSha256, bytesOf(key))
  return (message) => bytesToHex(keyed.clone().update(bytesOf(message)).digest())
}

export const toBase64: Crypto['toBase64'] = (bytes) => {
  let binary = ''
  // In pieces, because every byte becomes an argument.
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}

export const fromBase64: Crypto['fromBase64'] = (text) =>
  Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0))

export const constantTimeEqual: Crypto['constantTimeEqual'] = (left, right) => {
  const a = utf8ToBytes(left)
  const b = utf8ToBytes(right)
  let difference = a.length ^ b.length
  for (let index = 0; index < a.length; index++) difference |= a[index]! ^ (b[index] ?? 0)
  return difference === 0
}

function bytesOf(message: string | Uint8Array): Uint8Array {
  return typeof message === 'string' ? utf8ToBytes(message) : message
}
