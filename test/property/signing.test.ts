import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestSigner } from '../../src/protocol/index.ts'
import { signatureOf } from '../support/signature.ts'

const secret = 'app-secret'
const sign = requestSigner({ key: 'app-key', secret })

const wellFormed = fc.string({ unit: 'binary', maxLength: 20 })
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/).filter((text) => !/^(?:auth_|body_md5$)/.test(text))
const query = fc.dictionary(name, wellFormed, { maxKeys: 5, noNullPrototype: true })
const path = fc
  .array(fc.stringMatching(/^[A-Za-z0-9@:,;=._-]{1,8}$/), { minLength: 1, maxLength: 4 })
  .map((segments) => `/${segments.join('/')}`)
const body = fc.option(wellFormed, { nil: undefined })
const request = fc.record({ method: fc.constantFrom('GET', 'POST', 'DELETE'), path, query, body })
type Request = { method: string; path: string; query: Record<string, string>; body?: string | undefined }

function signature(signable: Request): string {
  return sign(signable, 1_700_000_000).search.split('auth_signature=')[1]!
}

describe('a signature', () => {
  it('does not depend on the order of the parameters', () => {
    fc.assert(
      fc.property(request, (original) => {
        const reversed = Object.fromEntries(Object.entries(original.query).reverse())
        expect(signature({ ...original, query: reversed })).toBe(signature(original))
      }),
    )
  })

  it('is the one that a server computes from what arrives', () => {
    fc.assert(
      fc.property(request, (original) => {
        const received = Object.fromEntries(new URLSearchParams(sign(original, 5).search))
        expect(received).toMatchObject(original.query)
        const { method, path } = original
        expect(received['auth_signature']).toBe(signatureOf({ method, path, query: received }, secret))
      }),
    )
  })

  it.each([
    ['method', (changed: Request) => ({ ...changed, method: `${changed.method}X` })],
    ['path', (changed: Request) => ({ ...changed, path: `${changed.path}x` })],
    ['body', (changed: Request) => ({ ...changed, body: `${changed.body ?? ''}x` })],
    ['number of parameters', (changed: Request) => ({ ...changed, query: { ...changed.query, added: '' } })],
  ])('changes with the %s', (_, change) => {
    fc.assert(
      fc.property(
        request.filter((original) => !('added' in original.query)),
        (original) => {
          expect(signature(change(original))).not.toBe(signature(original))
        },
      ),
    )
  })

  it('changes with every value of the query', () => {
    fc.assert(
      fc.property(request, name, wellFormed, wellFormed, (original, changed, one, other) => {
        fc.pre(one !== other)
        const of = (value: string): string =>
          signature({ ...original, query: { ...original.query, [changed]: value } })
        expect(of(one)).not.toBe(of(other))
      }),
    )
  })

  it('changes with the secret and with the time', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 0, max: 2 ** 31 }), (original, time) => {
        const other = requestSigner({ key: 'app-key', secret: 'app-secreu' })
        expect(other(original, time).search).not.toBe(sign(original, time).search)
        expect(sign(original, time + 1).search.slice(-64)).not.toBe(sign(original, time).search.slice(-64))
      }),
    )
  })
})
