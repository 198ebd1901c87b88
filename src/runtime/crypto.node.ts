// `#crypto` where node:crypto exists (Node, Bun, Deno): synchronous and native.

import crypto from 'node:crypto'
import type { Crypto, HexDigest } from './crypto.ts'

export const md5: HexDigest = (message) => crypto.createHash('md5').update(message).digest('hex')

export const sha256: HexDigest = (message) => crypto.createHash('sha256').update(message).digest('hex')

export const hmacSha256: Crypto['hmacSha256'] = (key) => {
  const prepared = crypto.createSecretKey(Buffer.from(key as string))
  return (message) => crypto.createHmac('sha256', prepared).update(message).digest('hex')
}

export const toBase64: Crypto['toBase64'] = (bytes) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

export const fromBase64: Crypto['fromBase64'] = (text) => Buffer.from(text, 'base64')

export const constantTimeEqual: Crypto['constantTimeEqual'] = (left, right) => {
  const a = Buffer.from(left)
  const b = Buffer.from(right)
  return a.length === b.length && crypto.timingSafeEqual(a, b)
}
