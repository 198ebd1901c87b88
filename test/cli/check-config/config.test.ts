import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { checkConfig } from '../../../src/cli/check-config/check-config.ts'
import type { Finding } from '../../../src/cli/check-config/finding.ts'
import { ArgumentError } from '../../../src/core/errors/argument-error.ts'
import { resolveOptions } from '../../../src/services/users/socket/options.ts'

const websocket = {
  port: 8063,
  socketApiKey: 'k3y-0f-th1s-t3st',
  approvedSocketDomains: ['^https://example\\.com$'],
}
/** What every config has besides. */
const rest = { approvedDomains: ['^https://example\\.com$'] }

function check(config: object, dialect?: 'events' | 'tokens'): readonly Finding[] {
  return checkConfig(JSON.stringify({ ...rest, ...config }), dialect).findings
}

const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ level, subject, message }) => `${level}: ${subject} ${message}`)

describe('a config', () => {
  it('with which nothing is wrong gets no finding, and says where clients connect to', () => {
    const text = JSON.stringify({
      ...rest,
      host: 'users.example.com',
      portHTTP: 80,
      ssl: true,
      portHTTPS: 443,
      websocket,
    })
    expect(checkConfig(text)).toMatchObject({ url: 'wss://users.example.com:8063', findings: [] })
  })

  it.each([
    ['has no socket', {}, 'error: websocket is missing: the server does not start'],
    ['has a text for a socket', { websocket: 'yes' }, 'error: websocket must be an object, { … }'],
    [
      'has no port',
      { websocket: { ...websocket, port: undefined } },
      'error: websocket.port is missing: the socket has a port of its own',
    ],
    [
      'has a port that is none',
      { websocket: { ...websocket, port: 70_000 } },
      'error: websocket.port must be a number from 1 to 65535',
    ],
    [
      'has port 0',
      { websocket: { ...websocket, port: 0 } },
      'warning: websocket.port is 0: the server takes another port at each start, and tells nobody',
    ],
    [
      'has a port in quotes',
      { websocket: { ...websocket, port: '8063' } },
      'warning: websocket.port is a text: write the number without quotes',
    ],
    [
      'has one port for two',
      { portHTTP: 8063, websocket },
      'error: websocket.port is portHTTP as well: only one of them can listen',
    ],
    [
      'has no list',
      { websocket: { ...websocket, approvedSocketDomains: undefined } },
      'error: websocket.approvedSocketDomains is missing: the server breaks at the first connection',
    ],
    [
      'has an empty list',
      { websocket: { ...websocket, approvedSocketDomains: [] } },
      'error: websocket.approvedSocketDomains is empty: every connection is closed, also with the API key',
    ],
    [
      'has a text for a list',
      { websocket: { ...websocket, approvedSocketDomains: 'localhost' } },
      'error: websocket.approvedSocketDomains must be an array: of a text, each single letter would be an expression',
    ],
    [
      'has a number in the list',
      { websocket: { ...websocket, approvedSocketDomains: ['^https://example\\.com$', 1] } },
      'error: websocket.approvedSocketDomains[1] must be a text, which is read as a regular expression',
    ],
    [
      'has what is no expression',
      { websocket: { ...websocket, approvedSocketDomains: ['('] } },
      'error: websocket.approvedSocketDomains[0] it is no regular expression (Unterminated group): the server breaks at the first connection whose origin it compares with this',
    ],
    [
      'has a port in quotes for two',
      { portHTTP: '8063', websocket },
      'error: websocket.port is portHTTP as well: only one of them can listen',
    ],
    [
      'has no list for the REST API',
      { approvedDomains: undefined, websocket },
      'error: approvedDomains is missing: the server does not start',
    ],
    [
      'has no expression in the list of the REST API',
      { approvedDomains: ['['], websocket },
      'error: approvedDomains[0] it is no regular expression (Unterminated character class): the server does not start with this',
    ],
  ])('that %s is told so', (_, config, finding) => {
    expect(told(check(config))).toEqual([finding])
  })

  it('has ssl only where it says so, and then the port of HTTPS is taken as well', () => {
    expect(check({ portHTTPS: 8063, websocket })).toEqual([])
    expect(told(check({ ssl: true, portHTTPS: 8063, websocket }))).toEqual([
      'error: websocket.port is portHTTPS as well: only one of them can listen',
    ])
  })

  it.each([
    ['users.example.com', 'ws://users.example.com:8063'],
    ['192.168.0.1', 'ws://192.168.0.1:8063'],
    ['::1', 'ws://[::1]:8063'],
    ['0.0.0.0', 'ws://localhost:8063'],
    ['::', 'ws://localhost:8063'],
    ['', 'ws://localhost:8063'],
    [undefined, 'ws://localhost:8063'],
  ])('with the host %j says that clients connect to %s', (host, url) => {
    expect(checkConfig(JSON.stringify({ ...rest, host, websocket }))).toMatchObject({ url, findings: [] })
  })

  it.each([['http://x'], ['ex ample'], ['example.com:80'], ['a@example.com'], [12], [{}]])(
    'with the host %j names no URL that nobody can connect to',
    (host) => {
      const { url, findings } = checkConfig(JSON.stringify({ ...rest, host, websocket }))
      expect(url).toBeNull()
      expect(told(findings)).toEqual([
        'error: host must be a name or an address, without scheme and port: the server cannot listen there',
      ])
    },
  )

  it('may have an empty list for the REST API, which no page of another origin uses then', () => {
    expect(check({ approvedDomains: [], websocket })).toEqual([])
  })

  it('warns of two expressions for one origin, whose frames releases up to 0.3.2 answer twice', () => {
    const config = {
      websocket: {
        ...websocket,
        approvedSocketDomains: ['^https://.+\\.example\\.com$', '^https://www\\.example\\.com$'],
      },
    }
    const finding =
      'warning: websocket.approvedSocketDomains[1] websocket.approvedSocketDomains[0] approves https://www.example.com as well: releases up to 0.3.2 answer each frame of it once for each'
    expect(told(check(config))).toEqual([finding])
    expect(check(config, 'tokens')).toEqual([])
  })

  it('is one object', () => {
    expect(told(checkConfig('[]').findings)).toEqual([
      'error: undefined a config is one object, { … }; the server does not start with this',
    ])
  })

  it('is told of what stands there twice', () => {
    const text = `{"websocket": 1, "approvedDomains": [], "websocket": ${JSON.stringify(websocket)}}`
    expect(told(checkConfig(text).findings)).toEqual([
      'warning: undefined "websocket" is there twice: the last one counts',
    ])
  })
})

describe('the API key', () => {
  const url = 'ws://127.0.0.1:8063'
  const withKey = (socketApiKey: unknown): object => ({ websocket: { ...websocket, socketApiKey } })

  it.each([
    [undefined, 'warning', 'is missing: releases from 0.3.3 on do not start without it'],
    ['', 'warning', 'is empty: releases from 0.3.3 on do not start without it'],
    [12, 'error', 'must be a text'],
    ['my-secret-key', 'warning', "is the one of the server's example config, which everybody knows"],
    [
      ' padded ',
      'warning',
      'holds what a header cannot carry, or white space at an end: no client can send it',
    ],
    [
      'двенадцать',
      'warning',
      'holds what a header cannot carry, or white space at an end: no client can send it',
    ],
    ['k'.repeat(73), 'warning', 'is longer than 72 bytes: what comes behind them does not count'],
  ])('%j: %s', (key, level, message) => {
    expect(told(check(withKey(key)))).toEqual([`${level}: websocket.socketApiKey ${message}`])
  })

  it.each([['a b c'], ['schlüssel'], ['a\tb']])('%j is one that a client can send', (key) => {
    expect(check(withKey(key))).toEqual([])
    expect(() => resolveOptions({ url, dialect: 'tokens', apiKey: key, WebSocket })).not.toThrow()
  })

  it.each([[' padded'], ['двенадцать'], ['two\nlines']])('%j is one that no client can send', (key) => {
    expect(check(withKey(key))).toMatchObject([{ level: 'warning' }])
    expect(() => resolveOptions({ url, dialect: 'tokens', apiKey: key, WebSocket })).toThrow(ArgumentError)
  })

  it('must be there where the server speaks tokens', () => {
    expect(check(withKey(undefined), 'tokens')).toMatchObject([{ level: 'error' }])
  })

  it('does nothing where the server speaks events', () => {
    expect(told(check(withKey('any'), 'events'))).toEqual([
      'warning: websocket.socketApiKey is not read by releases up to 0.3.2: origins alone decide',
    ])
    expect(check(withKey(undefined), 'events')).toEqual([])
  })

  it.each([['k3y with sp4ce at the end '], ['k3y'.repeat(30)], ['k3y-я']])(
    '%j is not in the report',
    (key) => {
      const report = checkConfig(JSON.stringify(withKey(key)))
      expect(report.findings).not.toEqual([])
      expect(JSON.stringify(report)).not.toContain('k3y')
    },
  )
})
