// Who may stay on the socket: regular expressions against the whole origin, and the API key.

import { describe, expect, it } from 'vitest'
import { setupUsers } from './setup.ts'

/** The list of the document's sample, without the comma that makes it no JSON. */
const sample = [
  'localhost',
  '^ws://www.webinate.net:123$',
  '^webinate\\.net:80$',
  '^example\\.com$',
  '^.+\\.example\\.com$',
  '^example\\.org',
  '^.+\\.example\\.org',
]

describe('the list of approved domains', () => {
  it.each([
    ['http://localhost:3000', 'localhost'],
    ['https://localhost.evil.test', 'localhost'],
    ['xlocalhosty', 'localhost'],
    ['ws://www.webinate.net:123', '^ws://www.webinate.net:123$'],
    ['ws://wwwxwebinate-net:123', '^ws://www.webinate.net:123$'],
    ['webinate.net:80', '^webinate\\.net:80$'],
    ['example.com', '^example\\.com$'],
    ['https://www.example.com', '^.+\\.example\\.com$'],
    ['example.org', '^example\\.org'],
    ['example.org.evil.test', '^example\\.org'],
    ['https://www.example.org.evil.test', '^.+\\.example\\.org'],
  ])('approves of the origin %s by %s', (origin, pattern) => {
    const { fake, connect } = setupUsers({ approvedSocketDomains: sample })
    expect(sample.filter((text) => new RegExp(text).test(origin))).toContain(pattern)
    const client = connect({ origin })
    expect(client.ended).toBeUndefined()
    expect(fake.connections).toMatchObject([{ origin }])
  })

  it.each([
    ['https://example.com', 'a browser says its scheme, too'],
    ['http://webinate.net:80', 'the same'],
    ['LOCALHOST', 'upper case is something else'],
    ['badhost', 'nothing fits it'],
    ['https://example.org', 'the expression begins with the host'],
  ])('refuses the origin %s: %s', (origin) => {
    const { fake, connect } = setupUsers({ approvedSocketDomains: sample })
    expect(connect({ origin }).ended).toBe('cut')
    expect(fake.connections).toEqual([])
    expect(fake.refusals).toMatchObject([{ origin }])
  })

  it.each([['events'], ['tokens']] as const)('refuses who says no origin, in the dialect %s', (dialect) => {
    const { fake, connect } = setupUsers({ dialect, approvedSocketDomains: ['.*'] })
    expect(connect({}).ended).toBe('cut')
    expect(connect({ origin: '' }).ended).toBe('cut')
    expect(fake.refusals).toHaveLength(2)
  })

  it.each([['events'], ['tokens']] as const)(
    'that is empty refuses everybody, in the dialect %s',
    (dialect) => {
      const { connect } = setupUsers({ dialect, approvedSocketDomains: [] })
      expect(connect({ origin: 'http://localhost', 'users-api-key': 'my-secret-key' }).ended).toBe('cut')
    },
  )
})

describe('the API key', () => {
  const tokens = { dialect: 'tokens', socketApiKey: 'k3y', approvedSocketDomains: ['^https://app$'] } as const

  it('lets somebody in without an origin, and with one that nobody approves of', () => {
    const { fake, connect } = setupUsers(tokens)
    expect(connect({ 'users-api-key': 'k3y' }).ended).toBeUndefined()
    expect(connect({ 'users-api-key': 'k3y', origin: 'https://evil.test' }).ended).toBeUndefined()
    expect(fake.connections).toMatchObject([{ authorized: true, origin: undefined }, { authorized: true }])
  })

  it('that is wrong is no refusal: then the origin counts', () => {
    const { fake, connect } = setupUsers(tokens)
    expect(connect({ 'users-api-key': 'k3y2', origin: 'https://app' }).ended).toBeUndefined()
    expect(connect({ 'users-api-key': 'K3Y', origin: 'https://evil.test' }).ended).toBe('cut')
    expect(connect({ 'users-api-key': '' }).ended).toBe('cut')
    expect(fake.connections).toMatchObject([{ authorized: false }])
  })

  it('is a header of the release of tokens alone', () => {
    const { fake, connect } = setupUsers({ approvedSocketDomains: ['^https://app$'] })
    expect(connect({ 'users-api-key': 'my-secret-key' }).ended).toBe('cut')
    expect(connect({ 'users-api-key': 'my-secret-key', origin: 'https://app' }).ended).toBeUndefined()
    expect(fake.connections).toMatchObject([{ authorized: false }])
  })

  it('with an origin that several patterns fit still has each frame processed once', () => {
    const { connect } = setupUsers({ dialect: 'tokens', approvedSocketDomains: ['a', 'p', '.'] })
    const client = connect({ origin: 'app', 'users-api-key': 'my-secret-key' })
    client.send({ type: 'MetaRequest', username: 'george', property: 'brother' })
    expect(client.frames()).toHaveLength(1)
  })
})

describe('the lookup of a session', () => {
  it('loses the frames that come before it is done, and says so', () => {
    const { fake, time, connect } = setupUsers({ lookupTime: 50 })
    const client = connect({ origin: 'localhost', cookie: 'SID=any' })
    client.send({ eventType: 10, message: 'too early' })
    time.advance(50)
    client.send({ eventType: 10, message: 'in time' })
    expect(client.frames()).toEqual([{ eventType: 10, message: 'in time' }])
    expect(fake.frames.map(({ handlers }) => handlers)).toEqual([0, 1])
  })

  it('takes no time without a cookie', () => {
    const { connect } = setupUsers({ lookupTime: 50 })
    const client = connect()
    client.send({ eventType: 10, message: 'at once' })
    expect(client.frames()).toHaveLength(1)
  })

  it('keeps nobody from hearing events of release 0.3.2, and everybody from hearing those of 0.5.0', async () => {
    for (const [dialect, before] of [
      ['events', 1],
      ['tokens', 0],
    ] as const) {
      const { fake, time, login, connect } = setupUsers({ dialect, lookupTime: 50 })
      const client = connect({ origin: 'localhost', cookie: `SID=${await login('george')}` })
      fake.emit.activated('george')
      expect(client.frames()).toHaveLength(before)
      time.advance(50)
      fake.emit.activated('george')
      expect(client.frames()).toHaveLength(1)
    }
  })

  it('of a socket that is gone meanwhile has no effect', () => {
    const { fake, time, connect } = setupUsers({ lookupTime: 50 })
    connect({ origin: 'localhost', cookie: 'SID=any' }).leave()
    time.advance(50)
    expect(fake.connections).toEqual([])
  })
})
