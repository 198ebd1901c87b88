import { describe, expect, it } from 'vitest'
import { connect, problem } from './client.ts'
import { setup } from './setup.ts'
import { now } from './signed.ts'
import { connectV2, type Parts, problemV2, tokenOf } from './token.ts'

const invalid = 'capability token signature or claims are invalid'
const capability = (value: unknown): Parts => ({ claims: { 'x-sockudo-capability': value } })

describe('a capability token', () => {
  it('connects its client with the names of protocol 2', () => {
    const { fake } = setup()
    const client = connectV2(fake, tokenOf())
    expect(client.frames()).toEqual([
      {
        event: 'sockudo:connection_established',
        data: JSON.stringify({ socket_id: client.socketId, activity_timeout: 120 }),
        message_id: expect.any(String),
      },
    ])
    expect(fake.connections).toMatchObject([{ userId: 'ann' }])
  })

  it.each<[string, Parts]>([
    ['without a type', { header: { typ: undefined } }],
    ['that expired 29 seconds ago', { claims: { iat: now - 60, exp: now - 29 } }],
    ['that begins in 30 seconds', { claims: { nbf: now + 30, iat: now + 30 } }],
    ['for 24 hours', { claims: { exp: now + 86_400 } }],
    ['with capabilities as text', capability('{"*":["subscribe"]}')],
    [
      'with 100 patterns',
      capability(Object.fromEntries(Array.from({ length: 100 }, (_, one) => [`c${one}`, []]))),
    ],
    ['with a capability in either spelling', capability({ a: ['message-update-own', 'message_update_any'] })],
    ['with ids of 128 bytes', { claims: { jti: 'é'.repeat(64), 'x-sockudo-client-id': 'c'.repeat(128) } }],
  ])('is taken %s', (_, parts) => {
    expect(connectV2(setup().fake, tokenOf(parts)).socketId).not.toBe('')
  })

  it.each<[string, Parts, string]>([
    ['of another secret', { secret: 'other' }, invalid],
    ['with another algorithm', { header: { alg: 'HS384' } }, 'capability token must use HS256'],
    ['with no algorithm', { header: { alg: 'none' } }, 'capability token has an invalid header'],
    ['of another key', { header: { kid: 'other' } }, 'capability token kid does not match app key'],
    ['without a key', { header: { kid: undefined } }, 'capability token kid does not match app key'],
    ['that expired 31 seconds ago', { claims: { iat: now - 60, exp: now - 31 } }, invalid],
    [
      'that expired 30 seconds ago',
      { claims: { iat: now - 60, exp: now - 30 } },
      'capability token is expired',
    ],
    ['that begins in 31 seconds', { claims: { nbf: now + 31 } }, invalid],
    ['from the future', { claims: { iat: now + 31 } }, 'capability token iat is too far in the future'],
    [
      'for more than 24 hours',
      { claims: { exp: now + 86_401 } },
      'capability token lifetime exceeds 24 hours',
    ],
    ['without an id', { claims: { jti: undefined } }, invalid],
    ['with an empty id', { claims: { jti: '' } }, 'jti must be 1..=128 bytes'],
    ['with an id of 129 bytes', { claims: { jti: 'j'.repeat(129) } }, 'jti must be 1..=128 bytes'],
    [
      'with an empty client id',
      { claims: { 'x-sockudo-client-id': '' } },
      'x-sockudo-client-id must be 1..=128 bytes',
    ],
    ['without a client id', { claims: { 'x-sockudo-client-id': undefined } }, invalid],
    ['with a time that is text', { claims: { exp: `${now + 60}` } }, invalid],
    ['without capabilities', capability(undefined), invalid],
    [
      'with a list of capabilities',
      capability([]),
      'x-sockudo-capability must be a JSON object or object string',
    ],
    [
      'with capabilities that are no JSON',
      capability('{'),
      'x-sockudo-capability must be a JSON object string',
    ],
    [
      'with operations that are no list',
      capability({ a: 'subscribe' }),
      'x-sockudo-capability must map channel patterns to operations',
    ],
    ['with an empty pattern', capability({ '': [] }), 'capability patterns must not be empty'],
    ['with an unknown operation', capability({ a: ['admin'] }), "unsupported capability operation 'admin'"],
    [
      'with 101 patterns',
      capability(Object.fromEntries(Array.from({ length: 101 }, (_, one) => [`c${one}`, []]))),
      'x-sockudo-capability exceeds 100 patterns',
    ],
  ])('is refused %s', (_, parts, message) => {
    const { fake } = setup()
    const client = connectV2(fake, tokenOf(parts))
    const text = `Authentication error: ${message}`
    expect(client.frames()).toEqual([problemV2(4009, text), problem(4009, text)])
    expect(client.ended).toEqual({ code: 4009, reason: text })
    expect(fake.connections).toEqual([])
  })

  it.each([
    ['an empty text', '', 'capability token has an invalid header'],
    ['two parts', 'a.b', 'capability token has an invalid header'],
    ['what is no base64', '!.b.c', 'capability token has an invalid header'],
    ['8193 bytes', 'x'.repeat(8193), 'capability token exceeds 8 KiB'],
  ])('is not %s', (_, token, message) => {
    expect(connectV2(setup().fake, token).ended).toEqual({
      code: 4009,
      reason: `Authentication error: ${message}`,
    })
  })

  it('is nothing for clients of protocol 1', () => {
    const client = connect(setup().fake, `/app/app-key?protocol=7&token=${tokenOf()}`)
    const text = 'Authentication error: capability tokens require protocol V2'
    expect(client.frames()).toEqual([problem(4009, text), problem(4009, text)])
  })
})
