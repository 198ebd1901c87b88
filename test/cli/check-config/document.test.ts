// The config that the document of the users server shows, as it stands there.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkConfig } from '../../../src/cli/check-config/check-config.ts'
import { setupUsers } from '../../mocks/users/setup.ts'

const text = readFileSync(fileURLToPath(new URL('document.txt', import.meta.url)), 'utf8')
const report = checkConfig(text, 'events')
const about = (index: number): typeof report.findings =>
  report.findings.filter(({ subject }) => subject === `websocket.approvedSocketDomains[${index}]`)

describe('the sample of the document', () => {
  it('is not JSON because of its trailing comma, in line 10', () => {
    expect(() => JSON.parse(`{${text}}`)).toThrow(SyntaxError)
    expect(report.findings).toContainEqual({
      level: 'error',
      line: 10,
      column: 30,
      message:
        'not JSON: a trailing comma: nothing may stand between the last comma and ]; the server does not start with this',
    })
  })

  it('is a piece without braces, and is checked as if it had them', () => {
    expect(report.findings[0]).toMatchObject({
      line: 1,
      column: 1,
      message: expect.stringContaining('braces'),
    })
    expect(report.patterns).toHaveLength(7)
  })

  it('says by its port where clients connect to', () => {
    expect(report.url).toBe('ws://localhost:8080')
  })

  it('has seven expressions, of which three approve a page', () => {
    expect(report.patterns.map(({ pattern, approves }) => [pattern, approves])).toEqual([
      ['localhost', 'https://localhost'],
      ['^ws://www.webinate.net:123$', null],
      ['^webinate\\.net:80$', null],
      ['^example\\.com$', null],
      ['^.+\\.example\\.com$', 'https://www.example.com'],
      ['^example\\.org', null],
      ['^.+\\.example\\.org', 'https://www.example.org'],
    ])
  })

  it('approves with localhost a host that only begins so', () => {
    expect(about(0)).toMatchObject([{ approves: 'https://localhost.evil.test' }])
  })

  it('compares with ws: although a page has no such origin, and with dots that are any character', () => {
    expect(about(1)).toMatchObject([
      { refuses: 'http://www.webinate.net', message: expect.stringContaining('not that of the socket') },
      { approves: 'ws://www-webinate.net:123', message: expect.stringContaining('a dot') },
    ])
  })

  it.each([
    [2, 'http://webinate.net'],
    [3, 'https://example.com'],
  ])('begins at the host in expression %i, where an origin begins with its scheme', (index, refuses) => {
    const message = expect.stringContaining('an origin begins with http:// or https://')
    expect(about(index)).toMatchObject([{ refuses, message }])
  })

  it('has one expression with which nothing is wrong', () => {
    expect(about(4)).toEqual([])
  })

  it('leaves the end of example.org open, so that it approves a host of somebody else', () => {
    expect(about(5)).toMatchObject([
      { refuses: 'https://example.org' },
      { approves: 'example.org.evil.test' },
    ])
    expect(about(6)).toMatchObject([{ approves: 'https://www.example.org.evil.test' }])
  })

  it('is enough for releases up to 0.3.2, and lacks the key that later ones do not start without', () => {
    const key = 'websocket.socketApiKey'
    expect(report.findings.map(({ subject }) => subject)).not.toContain(key)
    expect(checkConfig(text, 'tokens').findings).toContainEqual(
      expect.objectContaining({
        level: 'error',
        subject: key,
        message: expect.stringContaining('is missing'),
      }),
    )
    expect(checkConfig(text).findings).toContainEqual(
      expect.objectContaining({ level: 'warning', subject: key }),
    )
  })

  it.each(report.patterns.map(({ subject, pattern, approves }) => ({ subject, pattern, approves })))(
    'has $pattern, with which a server decides as it is said',
    ({ subject, pattern, approves }) => {
      const endOf = (origin: string): unknown =>
        setupUsers({ approvedSocketDomains: [pattern] }).connect({ origin }).ended
      const findings = report.findings.filter((finding) => finding.subject === subject)
      const approved = [approves, ...findings.map((finding) => finding.approves)]
      for (const origin of approved)
        if (typeof origin === 'string') expect([origin, endOf(origin)]).toEqual([origin, undefined])
      for (const { refuses } of findings)
        if (refuses !== undefined) expect([refuses, endOf(refuses)]).toEqual([refuses, 'cut'])
    },
  )
})
