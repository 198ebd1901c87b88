import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  type Capability,
  type CapabilityTokenOptions,
  capabilityTokenIssuer,
} from '../../src/protocol/index.ts'
import { credentials, now, testClient } from '../support/client.ts'
import { refusedBy } from '../support/outcome.ts'

const { client } = testClient()
const day = 86_400_000
const usual: CapabilityTokenOptions = {
  clientId: 'ann',
  capability: { 'private-a': ['subscribe'] },
  expiresIn: 60_000,
}
const issue = (options: object = {}) => client.capabilityToken({ ...usual, ...options })

interface Claims {
  readonly iat: number
  readonly nbf: number
  readonly exp: number
  readonly jti: string
  readonly [claim: string]: unknown
}

/** Takes a token apart and verifies it with node:crypto only. */
function verified(token: string, { key, secret }: { key: string; secret: string } = credentials): Claims {
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  const [header, claims, signature] = token.split('.') as [string, string, string]
  expect(createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url')).toBe(signature)
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  expect(read(header)).toEqual({ alg: 'HS256', typ: 'JWT', kid: key })
  return read(claims) as Claims
}

const patterns = (count: number): CapabilityTokenOptions['capability'] =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, ['subscribe']]))

describe('a capability token', () => {
  it('is a signed JWT with every claim that the server reads', () => {
    const { token, jti, expiresAt } = issue()
    expect(verified(token)).toEqual({
      'x-sockudo-client-id': 'ann',
      'x-sockudo-capability': '{"private-a":["subscribe"]}',
      iat: now,
      nbf: now,
      exp: now + 60,
      jti,
    })
    expect(expiresAt).toBe((now + 60) * 1000)
  })

  it('has whole seconds, and expires no later than was asked for', () => {
    const { client: other } = testClient({ clock: () => now * 1000 + 999 })
    const { token, expiresAt } = other.capabilityToken({ ...usual, expiresIn: 1999 })
    expect(verified(token)).toMatchObject({ iat: now, exp: now + 1 })
    expect(expiresAt).toBe((now + 1) * 1000)
  })

  it('has a random jti of its own, or the given one', () => {
    const ids = Array.from({ length: 50 }, () => issue().jti)
    expect(new Set(ids).size).toBe(50)
    const { token, jti } = issue({ jti: 'session-7' })
    expect([jti, verified(token).jti]).toEqual(['session-7', 'session-7'])
  })

  it('carries text of every script', () => {
    const { token } = issue({ clientId: 'jürgen 🎉', jti: 'ü', capability: { 'private-ü': ['publish'] } })
    expect(verified(token)).toMatchObject({
      'x-sockudo-client-id': 'jürgen 🎉',
      'x-sockudo-capability': '{"private-ü":["publish"]}',
      jti: 'ü',
    })
  })

  it('carries every capability there is', () => {
    const all: Capability[] = [
      ...(['subscribe', 'publish', 'history', 'presence', 'push-admin', 'push-subscribe'] as const),
      ...([
        'annotation-subscribe',
        'annotation-publish',
        'annotation-delete-own',
        'annotation-delete-any',
      ] as const),
      ...(['message-update-own', 'message-update-any', 'message-delete-own', 'message-delete-any'] as const),
      ...(['message-append-own', 'message-append-any'] as const),
    ]
    const { token } = issue({ capability: { '*': all } })
    expect(verified(token)['x-sockudo-capability']).toBe(JSON.stringify({ '*': all }))
  })

  it('is the same from the issuer of the protocol', () => {
    const issuer = capabilityTokenIssuer({ key: 'k', secret: 's' })
    const { token } = issuer({ ...usual, jti: 'j' }, 1_000_999)
    expect(verified(token, { key: 'k', secret: 's' })).toMatchObject({ iat: 1000, exp: 1060 })
  })
})

describe('a limit', () => {
  it.each([
    ['a client id of 1 byte', { clientId: 'a' }],
    ['a client id of 128 bytes', { clientId: 'a'.repeat(128) }],
    ['a client id of 128 bytes in 64 characters', { clientId: 'ü'.repeat(64) }],
    ['a jti of 128 bytes', { jti: 'j'.repeat(128) }],
    ['a lifetime of a second', { expiresIn: 1000 }],
    ['a lifetime of a day', { expiresIn: day }],
    ['100 patterns', { capability: patterns(100) }],
    [
      'a star at the start, in the middle, at the end, alone',
      { capability: { '*a': ['publish'], 'a*b': ['publish'], 'b*': ['publish'], '*': ['publish'] } },
    ],
  ])('allows %s', (_, options) => {
    expect(() => verified(issue(options).token)).not.toThrow()
  })

  it.each([
    ['no client id', { clientId: undefined }, 'clientId'],
    ['an empty client id', { clientId: '' }, 'clientId'],
    ['a client id of 129 bytes', { clientId: 'a'.repeat(129) }, 'clientId'],
    ['a client id of 130 bytes in 65 characters', { clientId: 'ü'.repeat(65) }, 'clientId'],
    ['a number as client id', { clientId: 7 }, 'clientId'],
    ['a client id with half a character', { clientId: 'cut \ud83d' }, 'clientId'],
    ['an empty jti', { jti: '' }, 'jti'],
    ['a jti of 129 bytes', { jti: 'j'.repeat(129) }, 'jti'],
    ['null as jti', { jti: null }, 'jti'],
    ['no lifetime', { expiresIn: undefined }, 'expiresIn'],
    ['a lifetime below a second', { expiresIn: 999 }, 'expiresIn'],
    ['a lifetime above a day', { expiresIn: day + 1 }, 'expiresIn'],
    ['an endless lifetime', { expiresIn: Infinity }, 'expiresIn'],
    ['a lifetime that is no number', { expiresIn: Number.NaN }, 'expiresIn'],
    ['a lifetime in words', { expiresIn: '1h' }, 'expiresIn'],
    ['no capability', { capability: undefined }, 'capability'],
    ['a capability in text', { capability: '{"a":["subscribe"]}' }, 'capability'],
    ['a list of capabilities', { capability: ['subscribe'] }, 'capability'],
    ['a Map', { capability: new Map([['a', ['subscribe']]]) }, 'capability'],
    ['no pattern', { capability: {} }, 'capability'],
    ['101 patterns', { capability: patterns(101) }, 'capability'],
    ['an empty pattern', { capability: { '': ['subscribe'] } }, 'capability'],
    ['two stars', { capability: { 'a*b*': ['subscribe'] } }, 'capability["a*b*"]'],
    ['an unknown capability', { capability: { a: ['subscribe', 'fly'] } }, 'capability["a"]'],
    ['another spelling', { capability: { a: ['Subscribe'] } }, 'capability["a"]'],
    ['none on a pattern', { capability: { a: [] } }, 'capability["a"]'],
    ['undefined in a list', { capability: { a: [undefined] } }, 'capability["a"]'],
    ['a hole in a list', { capability: { a: Array(1) } }, 'capability["a"]'],
    ['null in a list', { capability: { a: ['subscribe', null] } }, 'capability["a"]'],
    ['a text instead of a list', { capability: { a: 'subscribe' } }, 'capability["a"]'],
    ['undefined instead of a list', { capability: { a: undefined } }, 'capability["a"]'],
    ['an option that does not exist', { ttl: 60 }, 'options.ttl'],
    ['an option in the spelling of JWT', { client_id: 'ann' }, 'options.client_id'],
  ])('refuses %s', (_, options, argument) => {
    expect(refusedBy(() => issue(options)).argument).toBe(argument)
  })

  it('refuses nothing at all with an ArgumentError, too', () => {
    expect(refusedBy(() => client.capabilityToken(undefined as never)).argument).toBe('options')
  })

  it('is 8192 bytes for the token', () => {
    const sized = (length: number) => issue({ jti: 'j', capability: { ['a'.repeat(length)]: ['subscribe'] } })
    let length = 5900
    while (sized(length + 1).token.length <= 8192 && length < 6200) {
      length++
      if (sized(length).token.length > 8190) break
    }
    const { token } = sized(length)
    expect(token.length).toBeGreaterThan(8190)
    expect(token.length).toBeLessThanOrEqual(8192)
    const error = refusedBy(() => sized(length + 3))
    expect(error.argument).toBe('capability')
    expect(error.message).toContain('limit of 8192')
  })
})
