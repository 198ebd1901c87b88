import { describe, expect, it } from 'vitest'
import { redactingAlso, redactor } from '../../src/core/redact.ts'

const redact = redactor(['app-secret-1234', 'abc'])

describe('redactor', () => {
  it.each([
    ['auth_key=abc&auth_timestamp=1&auth_version=1.0&body_md5=0a&auth_signature=ff', /abc|=1\b|0a|ff/],
    ['GET http://host/apps/1/channels?auth_signature=deadbeef failed', /deadbeef/],
    ['"/apps/1?auth_key=abc"', /abc/],
    ['token=eyJhbGciOiJIUzI1NiJ9.e30.x', /eyJ/],
    ['connect to http://key:pass@host failed', /key|pass/],
    ['the secret app-secret-1234 twice: app-secret-1234', /app-secret-1234/],
    [`but you sent "${'0a'.repeat(32)}"`, /0a0a/],
  ])('masks what is secret in %s', (text, secret) => {
    expect(redact(text)).not.toMatch(secret)
    expect(redact(text)).toContain('[redacted]')
  })

  it.each([
    'body_md5 is required and must be non-empty in query parameters',
    'auth_timestamp is missing',
    'Event payload size (102401 bytes) for event "e" exceeds limit (100KB)',
    'an abc is not a secret',
    'see http://host/docs',
  ])('leaves harmless text alone: %s', (text) => {
    expect(redact(text)).toBe(text)
  })

  it('keeps the rest of the text readable', () => {
    expect(redact('GET /channels?auth_key=abc&info=user_count: 401')).toBe(
      'GET /channels?auth_key=[redacted]&info=user_count: 401',
    )
  })
})

describe('text of a JSON parser that quotes the request', () => {
  it('loses the part of the request around the fault, which may be cut inside of a secret', () => {
    const text = 'missing field `privateKey` at line 1 column 66\n\n\tecretkey"}\n\t........^\n'
    expect(redact(text)).toBe('missing field `privateKey` at line 1 column 66')
  })

  it.each([
    ['invalid type: string "topsecret", expected u64', 'invalid type: string [redacted], expected u64'],
    ['invalid type: string "top\\"secret", expected u64', 'invalid type: string [redacted], expected u64'],
    ['invalid value: string "", expected a URL', 'invalid value: string [redacted], expected a URL'],
    ['invalid type: integer `5`, expected a string', 'invalid type: integer `5`, expected a string'],
  ])('loses the text that stands where something else was expected: %s', (text, expected) => {
    expect(redact(text)).toBe(expected)
  })
})

describe('redactingAlso', () => {
  it('masks what is secret in one request, besides everything else', () => {
    const also = redactingAlso(redact, ['device-token-1', 'abc'])
    expect(also('app-secret-1234 device-token-1 abc')).toBe('[redacted] [redacted] abc')
  })

  it('finds a key of several lines also as JSON writes it', () => {
    const key = '-----BEGIN KEY-----\nc2VjcmV0\n'
    expect(redactingAlso(redact, [key])(JSON.stringify({ key, port: 1 }))).toBe(
      '{"key":"[redacted]","port":1}',
    )
  })

  it('leaves nothing of a secret that begins with another', () => {
    expect(redactingAlso(redact, ['token', 'token-and-more'])('a token-and-more')).toBe('a [redacted]')
  })
})
