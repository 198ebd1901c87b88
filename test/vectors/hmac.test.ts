import { describe, expect, it } from 'vitest'
import { hmacSha256 as native } from '../../src/runtime/crypto.node.ts'
import { hmacSha256 as portable } from '../../src/runtime/crypto.portable.ts'
import vectors from './hmac.json' with { type: 'json' }

const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))

/** The keys that are UTF-8, as the secrets of apps are. */
const textual = vectors.flatMap((vector) => {
  const key = Buffer.from(vector.inputs.key_hex, 'hex')
  const secret = key.toString('utf8')
  return Buffer.from(secret, 'utf8').equals(key) ? [{ ...vector, secret }] : []
})

describe.each([
  ['node:crypto', native],
  ['@noble/hashes', portable],
])('HMAC-SHA256 by %s', (_, hmacSha256) => {
  it.each(vectors)('$name with a key of bytes', ({ inputs, expected }) => {
    expect(hmacSha256(bytesOf(inputs.key_hex))(bytesOf(inputs.message_hex))).toBe(expected.hex)
  })

  it.each(textual)('$name with a key of text', ({ secret, inputs, expected }) => {
    expect(hmacSha256(secret)(bytesOf(inputs.message_hex))).toBe(expected.hex)
  })
})

it('three of the four keys are text', () => {
  expect(textual.map(({ name }) => name)).toEqual(['rfc4231-case1', 'rfc4231-case2', 'rfc4231-case4'])
})
