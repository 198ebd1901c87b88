// What each expression approves, told by examples, each of which the expression itself decides.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPattern } from '../../../src/cli/check-config/check-pattern.ts'
import { isBrowserOrigin } from '../../../src/cli/check-config/origins/browser-origin.ts'

const check = (source: string): ReturnType<typeof checkPattern> => checkPattern(source, 'the server breaks')

describe('an expression with which nothing is wrong', () => {
  it.each([
    ['^https://example\\.com$', 'https://example.com'],
    ['^.+\\.example\\.com$', 'https://www.example.com'],
    ['^https?://localhost(:[0-9]+)?$', 'http://localhost'],
    ['^http://localhost:[0-9]{2,5}$', 'http://localhost:8080'],
    ['^https://(www\\.)?example\\.com$', 'https://example.com'],
    ['^https://(app|admin)\\.example\\.com$', 'https://app.example.com'],
    ['^https://[a-z-]+\\.(example\\.com|other\\.org)$', 'https://www.example.com'],
    ['^https://(?!evil)[a-z]+\\.example\\.com$', 'https://www.example.com'],
    ['^http://127\\.0\\.0\\.1:3000$', 'http://127.0.0.1:3000'],
    ['^chrome-extension://abcdefgh$', 'chrome-extension://abcdefgh'],
    ['\\.example\\.com$', 'https://www.example.com'],
  ])('%s approves %s', (source, approves) => {
    expect(check(source)).toMatchObject({ approves, remarks: [] })
  })
})

describe('an expression that approves too much', () => {
  it.each([
    ['localhost', 'https://localhost.evil.test', 'where the host ends', '^https?://localhost(:[0-9]+)?$'],
    ['^example\\.org', 'example.org.evil.test', 'where the host ends', '^https://example\\.org$'],
    [
      '^.+\\.example\\.org',
      'https://www.example.org.evil.test',
      'where the host ends',
      '^https://.+\\.example\\.org$',
    ],
    ['^http://localhost(:\\d+)?', 'http://localhost.evil.test', 'where the host ends', undefined],
    ['^https://a\\.com|https://b\\.com$', 'https://a.com.evil.test', 'where the host ends', undefined],
    ['example\\.org$', 'https://evil-example.org', 'where the host begins', '^https://example\\.org$'],
    [
      'example\\.co\\.uk$',
      'https://evil-example.co.uk',
      'where the host begins',
      '^https://example\\.co\\.uk$',
    ],
    ['^https://www.webinate\\.net$', 'https://www-webinate.net', 'a dot', '^https://www\\.webinate\\.net$'],
    ['^https://example.com$', 'https://example-com', 'a dot', '^https://example\\.com$'],
    ['', 'https://evil.test', 'every page', undefined],
    ['.*', 'https://evil.test', 'every page', undefined],
    ['^https?:', 'https://evil.test', 'every page', undefined],
    ['\\.com$', 'https://evil.com', 'everybody can have a host below .com', undefined],
    ['^https://.+\\.github\\.io$', 'https://evil.github.io', 'below .github.io', undefined],
    ['^(null|https://example\\.com)$', 'null', 'sandboxed frames', undefined],
  ])('%j approves %s', (source, approves, message, instead) => {
    expect(new RegExp(source).test(approves)).toBe(true)
    const { remarks } = check(source)
    expect(remarks).toContainEqual(
      expect.objectContaining({ level: 'warning', approves, message: expect.stringContaining(message) }),
    )
    expect(remarks.at(-1)!.instead).toBe(instead)
  })
})

describe('an expression that approves no page', () => {
  it.each([
    ['^example\\.com$', 'https://example.com', 'begins with http:// or https://', '^https://example\\.com$'],
    [
      '^webinate\\.net:80$',
      'http://webinate.net',
      'begins with http:// or https://',
      '^http://webinate\\.net$',
    ],
    ['^ws://webinate\\.net:123$', 'http://webinate.net', 'not that of the socket', '^http://webinate\\.net$'],
    ['^https://example\\.com/$', 'https://example.com', 'no slash at its end', '^https://example\\.com$'],
    ['^https://example\\.com:443$', 'https://example.com', 'is left out', '^https://example\\.com$'],
    ['^https://Example\\.com$', 'https://example.com', 'in lower case', '^https://example\\.com$'],
    ['^https://käse\\.example$', 'https://xn--kse-qla.example', 'Punycode', undefined],
    ['/localhost/', 'https://localhost', 'leave them out', undefined],
  ])('%s refuses %s', (source, refuses, message, instead) => {
    expect(new RegExp(source).test(refuses)).toBe(false)
    const { approves, remarks } = check(source)
    expect(approves).toBeNull()
    expect(remarks).toEqual([
      expect.objectContaining({ level: 'warning', refuses, message: expect.stringContaining(message) }),
    ])
    expect(remarks[0]!.instead).toBe(instead)
  })
})

describe('an expression that is none, or that does not end', () => {
  it.each([
    ['(', 'Unterminated group', undefined],
    ['*.example.com', 'Nothing to repeat', '^https://.+\\.example\\.com$'],
  ])('%j is an error', (source, why, instead) => {
    const message = `it is no regular expression (${why}): the server breaks`
    expect(check(source).remarks).toEqual([{ level: 'error', message, instead }])
  })

  it.each([['^(.+)+\\.example\\.com$'], ['^https://([a-z]+)*$']])(
    '%s is stopped, and its origin is told',
    (source) => {
      expect(check(source).remarks).toContainEqual({
        level: 'warning',
        message: expect.stringMatching(/^it takes seconds to compare with "https:\/\/.*", and the server/),
        instead: undefined,
      })
    },
  )
})

describe('examples', () => {
  const pieces = [
    ...[
      '^',
      '$',
      'https?://',
      'http://',
      'ws://',
      'www',
      'example',
      'localhost',
      '\\.',
      '.',
      '.+',
      '.*',
      'com',
      'org',
    ],
    ...[':8080', '(:\\d+)?', '[a-z]+', '(a|b)', '|', '\\w+', '/', '\\b', '(?:x)?', '(?=h)', '[^.]+', 'é'],
  ]

  it('are what the expression says of them, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 7 }), (words) => {
        const source = words.join('')
        const expression = new RegExp(source)
        const { approves, remarks } = check(source)
        if (approves !== null)
          expect([source, approves, expression.test(approves)]).toEqual([source, approves, true])
        if (approves !== null) expect(isBrowserOrigin(approves)).toBe(true)
        for (const remark of remarks) {
          if (remark.approves !== undefined) expect(expression.test(remark.approves)).toBe(true)
          if (remark.refuses !== undefined) expect(expression.test(remark.refuses)).toBe(false)
          if (remark.instead !== undefined && approves !== null)
            expect(new RegExp(remark.instead).test(approves)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('what a browser sends as an origin', () => {
  it.each([['https://example.com'], ['http://localhost:3000'], ['http://[::1]:3000'], ['null']])(
    '%s',
    (text) => {
      expect(isBrowserOrigin(text)).toBe(true)
    },
  )

  it.each([
    ['example.com'],
    ['ws://example.com'],
    ['https://example.com/'],
    ['https://Example.com'],
    ['https://example.com:443'],
    ['http://example.com:80'],
    ['https://user@example.com'],
    ['trusted-host'],
  ])('not %s', (text) => {
    expect(isBrowserOrigin(text)).toBe(false)
  })
})
