import { describe, expect, it } from 'vitest'
import { fromUtf8, utf8Length } from '../../src/core/bytes.ts'

describe('utf8Length', () => {
  it.each([
    ['nothing', '', 0],
    ['ASCII', 'abc', 3],
    ['two-byte letters', 'äß', 4],
    ['three-byte letters', '€ツ', 6],
    ['an emoji', '👩', 4],
    ['a first half of a surrogate pair', '\ud83d', 3],
    ['a second half of a surrogate pair', '\udc69', 3],
    ['two first halves', '\ud83d\ud83d', 6],
    ['halves in the wrong order', '\udc69\ud83d', 6],
  ])('counts %s', (_, text, bytes) => {
    expect(utf8Length(text)).toBe(bytes)
  })
})

describe('fromUtf8', () => {
  it('reads text of any script', () => {
    expect(fromUtf8(new TextEncoder().encode('ą§¶™€👩'))).toBe('ą§¶™€👩')
  })

  it('keeps a byte order mark, because JSON must not begin with one', () => {
    expect(fromUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b]))).toBe('\ufeff{')
  })

  it('refuses bytes that are not UTF-8', () => {
    expect(() => fromUtf8(new Uint8Array([0x7b, 0xff]))).toThrow(TypeError)
  })
})
