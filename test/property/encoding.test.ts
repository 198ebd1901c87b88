import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8Length } from '../../src/core/bytes.ts'
import { encodePathValue } from '../../src/core/path.ts'
import { encodeQuery } from '../../src/core/query.ts'
import { encodeData } from '../../src/protocol/index.ts'

/** Every code unit, so that surrogates come alone, too. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff), fc.integer({ min: 0xd800, max: 0xdfff })))
  .map((units) => String.fromCharCode(...units))
const wellFormed = fc.string({ unit: 'binary', minLength: 1 })

describe('utf8Length', () => {
  it('is the number of bytes that TextEncoder makes of any text', () => {
    const encoder = new TextEncoder()
    fc.assert(
      fc.property(anyText, (text) => {
        expect(utf8Length(text)).toBe(encoder.encode(text).byteLength)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('encodePathValue', () => {
  const value = wellFormed.filter((text) => text !== '.' && text !== '..')

  it('survives a URL parser as one segment', () => {
    fc.assert(
      fc.property(value, (text) => {
        const encoded = encodePathValue(text, 'value')
        const { pathname, search, hash } = new URL(`http://host/channels/${encoded}/users`)
        expect([pathname, search, hash]).toEqual([`/channels/${encoded}/users`, '', ''])
      }),
    )
  })

  it('is what decodeURIComponent takes back', () => {
    fc.assert(
      fc.property(value, (text) => {
        expect(decodeURIComponent(encodePathValue(text, 'value'))).toBe(text)
      }),
    )
  })

  it('either takes a text or refuses it with the name of the argument', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        try {
          encodePathValue(text, 'value')
        } catch (error) {
          expect(error).toMatchObject({ name: 'ArgumentError', argument: 'value' })
        }
      }),
    )
  })
})

describe('encodeQuery', () => {
  it('is what URLSearchParams takes back', () => {
    fc.assert(
      fc.property(fc.dictionary(wellFormed, wellFormed), (query) => {
        expect([...new URLSearchParams(encodeQuery(query))]).toEqual(Object.entries(query))
      }),
    )
  })
})

describe('encodeData', () => {
  it('loses nothing of any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = encodeData(value, 'data')
        if (typeof value === 'string') expect(text).toBe(value)
        else expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('either gives text or throws an ArgumentError, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
        (value) => {
          try {
            expect(typeof encodeData(value, 'data')).toBe('string')
          } catch (error) {
            expect(error).toMatchObject({ name: 'ArgumentError' })
          }
        },
      ),
    )
  })
})
