import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as native from '../../src/runtime/crypto.node.ts'
import * as portable from '../../src/runtime/crypto.portable.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constant('cut \ud83d'),
)
const message = fc.oneof(text, fc.uint8Array({ maxLength: 300 }))
const secret = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 })

describe('node:crypto and @noble agree', () => {
  it.each(['md5', 'sha256'] as const)('on %s', (digest) => {
    fc.assert(
      fc.property(message, (input) => {
        expect(portable[digest](input)).toBe(native[digest](input))
      }),
    )
  })

  it('on HMAC-SHA256', () => {
    fc.assert(
      fc.property(secret, message, (key, input) => {
        expect(portable.hmacSha256(key)(input)).toBe(native.hmacSha256(key)(input))
      }),
    )
  })

  it('on what is equal', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(portable.constantTimeEqual(left, right)).toBe(native.constantTimeEqual(left, right))
        expect(portable.constantTimeEqual(left, left)).toBe(true)
        expect(native.constantTimeEqual(left, left)).toBe(true)
      }),
    )
  })
})
