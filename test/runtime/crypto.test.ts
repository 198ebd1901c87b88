import { describe, expect, it } from 'vitest'
import * as native from '../../src/runtime/crypto.node.ts'
import * as portable from '../../src/runtime/crypto.portable.ts'

describe.each([
  ['node:crypto', native],
  ['@noble', portable],
])('#crypto by %s', (_, crypto) => {
  it('digests text as UTF-8', () => {
    expect(crypto.md5('ä')).toBe(crypto.md5(new Uint8Array([0xc3, 0xa4])))
    expect(crypto.sha256('ä')).toBe(crypto.sha256(new Uint8Array([0xc3, 0xa4])))
  })

  it('gives the SHA-256 of FIPS 180-2', () => {
    expect(crypto.sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('signs many messages with one prepared key', () => {
    const sign = crypto.hmacSha256('tofu')
    const first = sign('one')
    expect(sign('two')).not.toBe(first)
    expect(sign('one')).toBe(first)
  })

  it('takes a secret that is longer than a block of SHA-256', () => {
    // RFC 4231 has such a key, but not of text; this answer is from openssl.
    expect(crypto.hmacSha256('k'.repeat(131))('message')).toBe(
      'bf7c7ea93af6117b4f6f7dd0b8aac62097cd835b9df2ca81010858ebe0d2cabd',
    )
  })

  it.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'ab', false],
    ['', '', true],
    ['', 'a', false],
    ['ä', 'ä', true],
    ['a\u0000', 'a', false],
  ])('compares %j with %j', (left, right, equal) => {
    expect(crypto.constantTimeEqual(left, right)).toBe(equal)
  })
})
