// The secret that everybody on one encrypted channel shares, made from the master key and the channel's name.

import { hmacSha256, sha256, toBase64 } from '#crypto'
import { strictBase64 } from '../core/base64.ts'
import { fromHex, joined, utf8 } from '../core/bytes.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

/**
 * How a secret is made from a master key. Three ways are in use, and a key works only among libraries that agree:
 * `standard`, SHA-256 of name and key (Node, Python, Go, PHP, Ruby, Java, Rust); `dotnet`, HMAC-SHA-256 of the name
 * under the key (.NET); `swift`, SHA-256 of the name and the key's base64 text (Swift).
 */
export type KeyDerivation = 'standard' | 'dotnet' | 'swift'

/** A master key is 32 bytes, or their padded base64. */
export type MasterKey = Uint8Array | string

const derivations: Readonly<Record<KeyDerivation, (name: Uint8Array, key: Uint8Array) => Uint8Array>> = {
  standard: (name, key) => fromHex(sha256(joined([name, key]))),
  dotnet: (name, key) => fromHex(hmacSha256(key)(name)),
  swift: (name, key) => fromHex(sha256(joined([name, utf8(toBase64(key))]))),
}

/**
 * The 32 bytes of a channel's shared secret.
 *
 * @example
 * ```ts
 * import { sharedSecret } from 'channelkit/protocol'
 *
 * console.log(sharedSecret(new Uint8Array(32), 'private-encrypted-x').length)
 * ```
 */
export function sharedSecret(
  key: Uint8Array,
  channel: string,
  derivation: KeyDerivation = 'standard',
): Uint8Array {
  return derivations[derivation](utf8(channel), key)
}

/**
 * Checks a master key and returns a copy of its bytes: whoever wipes theirs afterwards must not seal with zeros.
 *
 * @throws ArgumentError that never repeats the key
 */
export function checkMasterKey(key: unknown, argument: string): Uint8Array {
  const bytes = typeof key === 'string' ? strictBase64(key) : key
  if (bytes === undefined)
    throw new ArgumentError(argument, 'must be base64 with padding and without white space')
  if (!(bytes instanceof Uint8Array)) {
    throw new ArgumentError(argument, `must be 32 bytes or their base64, received ${shapeOf(key)}`)
  }
  if (bytes.length !== 32) throw new ArgumentError(argument, `must be 32 bytes, received ${bytes.length}`)
  return new Uint8Array(bytes)
}

/** @throws ArgumentError */
export function checkKeyDerivation(name: unknown, argument: string): KeyDerivation {
  if (typeof name === 'string' && Object.hasOwn(derivations, name)) return name as KeyDerivation
  throw new ArgumentError(argument, `must be one of ${Object.keys(derivations).join(', ')}`)
}
