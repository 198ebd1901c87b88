import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/errors.ts'
import type { CallOptions, Revocation } from '../../../src/services/sockudo/index.ts'
import { bodiesOf, now, testClient } from '../../support/client.ts'
import { refusalOf, rejectionOf } from '../../support/outcome.ts'
import { expectNothingSecret } from '../../support/secrets.ts'
import { expectSigned } from '../../support/signature.ts'

async function bodyOf(revocation: Revocation): Promise<object> {
  const { client, fetch } = testClient()
  await client.revokeTokens(revocation)
  return bodiesOf(fetch)[0]!
}

describe('revokeTokens', () => {
  it('sends what is to be revoked in the spelling of the server, and gives its answer as it is', async () => {
    const answer = { revoked_jti: true, revoked_client_id: true, closed_connections: 2, added_in: '6.0' }
    const { client, fetch } = testClient({}, Response.json(answer))
    const revocation = { jti: 'token-1', clientId: 'user-1', ttl: 60_000, reason: 'signed out' }
    const options = { headers: { 'x-tenant': 'a' } }
    await expect(client.revokeTokens(revocation, options)).resolves.toEqual(answer)
    expect(fetch.requests).toMatchObject([
      { method: 'POST', path: '/apps/app-id/revocations', headers: { 'x-tenant': 'a' } },
    ])
    expect(bodiesOf(fetch)).toEqual([
      { jti: 'token-1', client_id: 'user-1', ttl_seconds: 60, reason: 'signed out' },
    ])
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['a token', { jti: 'token-1' }, { jti: 'token-1' }],
    ['a client', { clientId: 'user-1' }, { client_id: 'user-1' }],
    [
      'a token, with the rest undefined',
      { jti: 'a', clientId: undefined, ttl: undefined, expiresAt: undefined },
      { jti: 'a' },
    ],
  ] satisfies [string, Revocation, object][])('sends %s alone', async (_, revocation, body) => {
    expect(await bodyOf(revocation)).toEqual(body)
  })

  it.each([
    [1, 1],
    [999, 1],
    [1000, 1],
    [1001, 2],
    [0.5, 1],
    [86_400_000, 86_400],
    [Number.MAX_SAFE_INTEGER, 9_007_199_254_741],
  ])('sends a ttl of %d ms as %d s: no token outlives its revocation', async (ttl, seconds) => {
    expect(await bodyOf({ jti: 'a', ttl })).toEqual({ jti: 'a', ttl_seconds: seconds })
  })

  it.each([
    [1_700_000_000_001, 1_700_000_001],
    [1_700_000_001_000, 1_700_000_001],
    [new Date(1_700_000_001_001), 1_700_000_002],
  ])('sends the end %s as the second %d', async (expiresAt, seconds) => {
    expect(await bodyOf({ jti: 'a', expiresAt })).toEqual({ jti: 'a', expires_at: seconds })
  })

  it('takes id and end of a token as they were issued', async () => {
    const { client, fetch } = testClient()
    const { jti, expiresAt } = client.capabilityToken({
      clientId: 'user-1',
      capability: { orders: ['subscribe'] },
      expiresIn: 60_000,
    })
    await client.revokeTokens({ jti, expiresAt })
    expect(bodiesOf(fetch)).toEqual([{ jti, expires_at: now + 60 }])
  })

  it.each([
    ['nothing', 'revocation', undefined],
    ['text', 'revocation', 'token-1'],
    ['neither a token nor a client', 'revocation', { reason: 'signed out' }],
    ['a misspelt field', 'revocation.client_id', { client_id: 'user-1' }],
    ['an empty token id', 'revocation.jti', { jti: '' }],
    ['a token id that is a number', 'revocation.jti', { jti: 5 }],
    ['an empty client', 'revocation.clientId', { clientId: '' }],
    ['an empty client next to a token', 'revocation.clientId', { jti: 'a', clientId: '' }],
    ['a client that is null', 'revocation.clientId', { clientId: null }],
    ['both a ttl and an end', 'revocation.ttl', { jti: 'a', ttl: 1000, expiresAt: now * 2000 }],
    ['a ttl of 0', 'revocation.ttl', { jti: 'a', ttl: 0 }],
    ['a ttl below 0', 'revocation.ttl', { jti: 'a', ttl: -1 }],
    ['an endless ttl', 'revocation.ttl', { jti: 'a', ttl: Infinity }],
    ['a ttl beyond whole numbers', 'revocation.ttl', { jti: 'a', ttl: 2 ** 53 }],
    ['a ttl that is no number', 'revocation.ttl', { jti: 'a', ttl: Number.NaN }],
    ['a ttl as text', 'revocation.ttl', { jti: 'a', ttl: '1000' }],
    ['an invalid date', 'revocation.expiresAt', { jti: 'a', expiresAt: new Date('never') }],
    ['a part of a millisecond', 'revocation.expiresAt', { jti: 'a', expiresAt: now * 1000 + 1.5 }],
    ['an end that is now', 'revocation.expiresAt', { jti: 'a', expiresAt: now * 1000 }],
    ['a date that is over', 'revocation.expiresAt', { jti: 'a', expiresAt: new Date(now * 1000 - 1) }],
    ['seconds taken for milliseconds', 'revocation.expiresAt', { jti: 'a', expiresAt: now + 3600 }],
    ['a timeout, which is an option', 'revocation.timeout', { jti: 'a', timeout: 500 }],
    ['a signal, which is an option', 'revocation.signal', { jti: 'a', signal: AbortSignal.timeout(500) }],
    ['an empty reason', 'revocation.reason', { jti: 'a', reason: '' }],
    ['a reason cut inside a character', 'revocation.reason', { jti: 'a', reason: '\ud83d' }],
  ] as [string, string, Revocation][])(
    'refuses %s before anything is sent',
    async (_, argument, revocation) => {
      const error = await refusalOf((client) => client.revokeTokens(revocation))
      expect(error).toMatchObject({ argument, operation: 'revokeTokens' })
    },
  )

  it.each([
    ['a timeout of 0', 'options.timeout', { timeout: 0 }],
    ['a revocation among the options', 'options.reason', { reason: 'signed out' }],
    ['options that are text', 'options', 'now'],
    ['options that are null', 'options', null],
  ] as [string, string, CallOptions][])(
    'refuses %s before anything is sent',
    async (_, argument, options) => {
      const error = await refusalOf((client) => client.revokeTokens({ jti: 'a' }, options))
      expect(error).toMatchObject({ argument, operation: 'revokeTokens' })
    },
  )

  it('refuses a token in place of its id, which would revoke nothing', async () => {
    const { client } = testClient()
    const { token } = client.capabilityToken({
      clientId: 'ann',
      capability: { a: ['subscribe'] },
      expiresIn: 1000,
    })
    const error = await refusalOf(({ revokeTokens }) => revokeTokens({ jti: token }))
    expect(error).toMatchObject({ argument: 'revocation.jti', operation: 'revokeTokens' })
    expect(error.message).not.toContain(token.slice(0, 20))
  })

  it('says of an end that is over that it counts milliseconds', async () => {
    const error = await refusalOf((client) => client.revokeTokens({ jti: 'a', expiresAt: now }))
    expect(error.message).toBe('revocation.expiresAt must be in the future, in milliseconds since the epoch')
  })

  it('tells a refusal of the server', async () => {
    const body = { error: 'Invalid API signature', code: 'auth_failed', status: 401 }
    const { client } = testClient({}, Response.json(body, { status: 401 }))
    const error = await rejectionOf(client.revokeTokens({ jti: 'a' }))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'auth_failed', operation: 'revokeTokens', effect: 'none' })
    expectNothingSecret(error)
  })

  it('may have been done when its answer cannot be read', async () => {
    const { client } = testClient({}, Response.json([]))
    const error = await rejectionOf(client.revokeTokens({ jti: 'a' }))
    expect(error).toMatchObject({ name: 'ProtocolError', operation: 'revokeTokens', effect: 'unknown' })
  })
})
