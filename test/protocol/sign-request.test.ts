import { describe, expect, it } from 'vitest'
import { requestSigner } from '../../src/protocol/index.ts'
import { refusedBy } from '../support/outcome.ts'
import { md5Of, signatureOf } from '../support/signature.ts'

const key = 'key'
const secret = 'secret'
const sign = requestSigner({ key, secret })

describe('requestSigner', () => {
  it('puts the signature last, behind everything that it covers', () => {
    const request = { method: 'POST', path: '/apps/1/x', query: { b: '2', a: '1' }, body: '{}' }
    const { search } = sign(request, 5)
    expect(search.split('&').map((pair) => pair.split('=')[0])).toEqual([
      ...['auth_key', 'auth_timestamp', 'auth_version', 'body_md5', 'b', 'a', 'auth_signature'],
    ])
  })

  it('signs values decoded and sends them encoded', () => {
    const { search, stringToSign } = sign({ method: 'GET', path: '/p', query: { q: 'a&b=c d+ä%#' } }, 5)
    expect(stringToSign).toContain('&q=a&b=c d+ä%#')
    expect(search).toContain('&q=a%26b%3Dc%20d%2B%C3%A4%25%23&')
  })

  it('gives what a server computes from the decoded query', () => {
    const query = { Zeta: '1', alpha: 'x y', 'bracket[]': 'é', __proto__x: '' }
    const { search } = sign({ method: 'GET', path: '/p', query }, 5)
    const received = Object.fromEntries(new URLSearchParams(search))
    expect(received['auth_signature']).toBe(
      signatureOf({ method: 'GET', path: '/p', query: received }, secret),
    )
  })

  it('gives what a server computes when there is no query', () => {
    const { search } = sign({ method: 'GET', path: '/p', query: {} }, 5)
    const received = Object.fromEntries(new URLSearchParams(search))
    expect(received['auth_signature']).toBe(
      signatureOf({ method: 'GET', path: '/p', query: received }, secret),
    )
  })

  it('covers an empty body, and no body only if there is none', () => {
    expect(sign({ method: 'POST', path: '/p', query: {}, body: '' }, 5).search).toContain(
      `body_md5=${md5Of('')}`,
    )
    expect(sign({ method: 'GET', path: '/p', query: {} }, 5).search).not.toContain('body_md5')
  })

  it('covers the bytes of the body as UTF-8', () => {
    expect(sign({ method: 'POST', path: '/p', query: {}, body: 'ä€👩' }, 5).search).toContain(md5Of('ä€👩'))
  })

  it('signs a key as it is and sends it encoded', () => {
    const { search, stringToSign } = requestSigner({ key: 'a+b/c', secret })(
      { method: 'GET', path: '/', query: {} },
      5,
    )
    expect(stringToSign).toContain('auth_key=a+b/c&')
    expect(search).toContain('auth_key=a%2Bb%2Fc&')
  })

  it('tells what it signed without the secret', () => {
    expect(sign({ method: 'GET', path: '/p', query: {} }, 5).stringToSign).toBe(
      'GET\n/p\nauth_key=key&auth_timestamp=5&auth_version=1.0',
    )
  })
})

describe('requestSigner refuses', () => {
  const get = { method: 'GET', path: '/p', query: {} }

  it.each([
    'auth_key',
    'auth_timestamp',
    'auth_version',
    'auth_signature',
    'body_md5',
    'Auth_Key',
    'BODY_MD5',
  ])('a query with %s', (name) => {
    expect(refusedBy(() => sign({ ...get, query: { [name]: 'x' } }, 5)).argument).toBe(`query.${name}`)
  })

  it('two names that a server takes for one', () => {
    expect(refusedBy(() => sign({ ...get, query: { deviceId: '1', deviceid: '2' } }, 5)).argument).toBe(
      'query.deviceid',
    )
  })

  it.each([1.5, Number.NaN, Infinity, '5', undefined])('the time %s', (timestamp) => {
    expect(refusedBy(() => sign(get, timestamp as number)).argument).toBe('timestamp')
  })

  it.each([
    ['credentials.key', { key: '', secret }],
    ['credentials.key', { key: ' key', secret }],
    ['credentials.secret', { key, secret: '' }],
    ['credentials.secret', { key, secret: 'secret\n' }],
    ['credentials.secret', { key, secret: undefined as never }],
  ])('bad %s', (argument, credentials) => {
    expect(refusedBy(() => requestSigner(credentials)).argument).toBe(argument)
  })
})
