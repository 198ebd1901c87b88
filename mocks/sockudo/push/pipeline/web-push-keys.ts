// The keys of a browser's subscription: without proper ones a push cannot be encrypted, and the server takes the device
// for one that is gone.

import { decodeBase64Url } from '../../base64-url.ts'
import type { Failure } from './failure.ts'

const prime = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn

export function problemOfKeys(
  keys: { readonly p256dh: string; readonly auth: string },
  gone: (reason: string) => Failure,
): Failure | undefined {
  const p256dh = decodeBase64Url(keys.p256dh)
  if (p256dh === undefined) return gone('invalid Web Push p256dh encoding')
  const auth = decodeBase64Url(keys.auth)
  if (auth === undefined) return gone('invalid Web Push auth encoding')
  if (auth.byteLength !== 16) return gone('invalid Web Push auth length')
  return isPoint(p256dh) ? undefined : gone('invalid Web Push p256dh key')
}

/** A point of the curve P-256, whole or compressed. */
function isPoint(bytes: Uint8Array): boolean {
  const [form = 0] = bytes
  const x = numberOf(bytes.subarray(1, 33))
  const square = (((x * x * x - 3n * x + b) % prime) + prime) % prime
  if (bytes.byteLength === 33 && (form === 2 || form === 3)) return x < prime && isSquare(square)
  const y = numberOf(bytes.subarray(33))
  return bytes.byteLength === 65 && form === 4 && x < prime && y < prime && (y * y) % prime === square
}

function isSquare(value: bigint): boolean {
  let result = 1n
  let base = value
  for (let exponent = (prime - 1n) / 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % prime
    base = (base * base) % prime
  }
  return result <= 1n
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n)
}
