import { describe, expect, it } from 'vitest'
import { requestSigner } from '../../src/protocol/index.ts'
import { fixedClock } from '../../src/testing/index.ts'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { refusedBy } from '../support/outcome.ts'
import vectors from './request-signing.json' with { type: 'json' }

interface Inputs {
  readonly key: string
  readonly secret: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly timestamp: number
  readonly params: Readonly<Record<string, string | number>>
  readonly body: string | null
}

interface Expected {
  readonly string_to_sign: string
  readonly auth_signature: string
  readonly body_md5?: string
  readonly query_keeps_original_case?: string
}

const signatures = vectors
  .filter(({ kind }) => kind === 'request_signature')
  .map(({ name, inputs, expected }) => ({ name, inputs: inputs as Inputs, expected: expected as Expected }))

/** What a strict client signs: paths of an app, and a body with POST only. */
const real = signatures.filter(
  ({ inputs: { method, path, body } }) => path.startsWith('/apps/') && (body === null || method === 'POST'),
)

function textQuery(params: Inputs['params']): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]))
}

describe('requestSigner gives the published signatures', () => {
  it.each(signatures)('$name', ({ inputs, expected }) => {
    const { key, secret, method, path, timestamp, params, body } = inputs
    const request = { method, path, query: textQuery(params), body: body ?? undefined }
    const { search, stringToSign } = requestSigner({ key, secret })(request, timestamp)
    expect(stringToSign).toBe(expected.string_to_sign)
    expect(search.split('&').at(-1)).toBe(`auth_signature=${expected.auth_signature}`)
    expect(new URLSearchParams(search).get('body_md5') ?? undefined).toBe(expected.body_md5)
    expect(search).toContain(expected.query_keeps_original_case ?? '')
  })
})

describe('signedUrl of a client gives the published signatures', () => {
  it.each(real)('$name', ({ inputs, expected }) => {
    const { key, secret, method, path, timestamp, params, body } = inputs
    const appId = path.split('/')[2]!
    const clock = fixedClock(timestamp * 1000)
    const client = createSockudo({ appId, key, secret, host: 'api.example.com', clock })
    const url = new URL(client.signedUrl(method, path, { query: params, ...(body !== null && { body }) }))
    expect(`${url.origin}${url.pathname}`).toBe(`https://api.example.com${path}`)
    expect(url.searchParams.get('auth_signature')).toBe(expected.auth_signature)
  })

  it('is tried with most of the vectors', () => {
    expect(real.length).toBeGreaterThanOrEqual(8)
  })
})

describe('the string to sign is ordered and spelled as published', () => {
  it.each(vectors.filter(({ kind }) => kind === 'canonical_string'))('$name', ({ inputs, expected }) => {
    const { auth_key: key = 'any', ...query } = inputs.params as Record<string, string>
    const { method = 'GET', path = '/' } = inputs as { method?: string; path?: string }
    const { stringToSign } = requestSigner({ key, secret: 'any' })({ method, path, query }, 1)
    // The published strings know only the parameters that were put in.
    const known = Object.keys(inputs.params).map((name) => name.toLowerCase())
    const [signedMethod, signedPath, signedQuery] = stringToSign.split('\n') as [string, string, string]
    const kept = signedQuery.split('&').filter((pair) => known.includes(pair.split('=')[0]!))
    const { string_to_sign: whole, query_part: part } = expected as Record<string, string>
    if (part !== undefined) expect(kept.join('&')).toBe(part)
    else expect(`${signedMethod}\n${signedPath}\n${kept.join('&')}`).toBe(whole)
  })
})

describe('a parameter of the signature itself cannot be passed', () => {
  it.each(vectors.filter(({ kind }) => kind === 'must_throw'))('$name', ({ inputs }) => {
    const { method, path, params } = inputs as unknown as Inputs
    const sign = requestSigner({ key: 'f00d', secret: 'tofu' })
    expect(refusedBy(() => sign({ method, path, query: textQuery(params) }, 1)).argument).toMatch(/^query\.auth_/)
  })
})
