// What createFakeUsers takes, refuses, shows and forgets.

import { describe, expect, it } from 'vitest'
import { ArgumentError } from '../../../src/errors.ts'
import { createFakeUsers, type FakeUsersOptions } from '../../../mocks/users/index.ts'
import { setupUsers } from './setup.ts'

describe('createFakeUsers', () => {
  it('plays the documented dialect, with localhost approved of and two users, when it is told nothing', async () => {
    const fake = createFakeUsers()
    expect(fake.dialect).toBe('events')
    expect(fake.users).toMatchObject([
      { username: 'root', privileges: 1, activated: true, meta: {} },
      { username: 'george', privileges: 3, email: 'george@example.com' },
    ])
    const body = JSON.stringify({ username: 'root', password: 'password' })
    const headers = { 'content-type': 'application/json' }
    const answer = await fake.fetch('http://localhost/auth/login', { method: 'POST', body, headers })
    expect(await answer.json()).toMatchObject({ authenticated: true })
    expect(fake.sessions[0]?.sessionId).toMatch(/^[A-Za-z0-9+/]{11}$/)
    expect(fake.users[0]?.id).toMatch(/^[0-9a-f]{24}$/)
  })

  it.each([
    ['options must be an object', null],
    ['options.dialects does not exist', { dialects: 'events' }],
    ['options.dialect must be events or tokens', { dialect: 'echo' }],
    ['options.approvedSocketDomains must be a list', { approvedSocketDomains: 'localhost' }],
    ['options.approvedSocketDomains[1] is no regular expression', { approvedSocketDomains: ['a', '('] }],
    [
      'options.approvedSocketDomains[0] must be a regular expression as text',
      { approvedSocketDomains: [/a/] },
    ],
    ['options.approvedDomains[0] is no regular expression', { approvedDomains: ['*'] }],
    ['options.socketApiKey is only for tokens', { socketApiKey: 'k3y' }],
    ['options.socketApiKey must be text', { dialect: 'tokens', socketApiKey: '' }],
    ['options.users must be a list of accounts', { users: 'george' }],
    ['options.users[0] must be an object', { users: ['george'] }],
    ['options.users[0].name does not exist', { users: [{ name: 'george' }] }],
    ['options.users[0].username must be letters and digits', { users: [{ username: 'a b' }] }],
    ['options.users[0].email must be an address', { users: [{ username: 'a', email: 'a' }] }],
    ['options.users[0].password must be text without space', { users: [{ username: 'a', password: ' b' }] }],
    ['options.users[0].privileges must be 1, 2 or 3', { users: [{ username: 'a', privileges: 4 }] }],
    ['options.users[0].meta must be JSON', { users: [{ username: 'a', meta: () => {} }] }],
    ['options.users[0].activated must be true or false', { users: [{ username: 'a', activated: 1 }] }],
    ['options.users[1] is there twice', { users: [{ username: 'a' }, { username: 'a', email: 'b@c.de' }] }],
    ['options.apiPrefix must be a path', { apiPrefix: 'api' }],
    ['options.accountRedirectURL must be a URL', { accountRedirectURL: '/x' }],
    ['options.sessionLifetime must be a positive whole number', { sessionLifetime: 0 }],
    ['options.lookupTime must be whole milliseconds', { lookupTime: -1 }],
    ['options.metaTime must be whole milliseconds', { metaTime: 0.5 }],
    ['options.ssl must be true or false', { ssl: 'yes' }],
    ['options.clock must be a function', { clock: 5 }],
    ['options.ids.objectId must be a function', { ids: {} }],
    ['options.keep must be a positive whole number', { keep: 0 }],
  ])('refuses what makes no sense: %s', (message, options) => {
    const make = (): unknown => createFakeUsers(options as unknown as FakeUsersOptions)
    expect(make).toThrow(ArgumentError)
    expect(make).toThrow(message)
  })

  it('never repeats the key or a password in what it refuses', () => {
    const refused = [{ socketApiKey: 'k3y-s3cret' }, { users: [{ username: 'a', password: ' k3y-s3cret' }] }]
    for (const options of refused) {
      const make = (): unknown => createFakeUsers(options)
      expect(make).toThrow(ArgumentError)
      expect(make).not.toThrow('k3y-s3cret')
    }
  })

  it('shows lists that do not change it, and copies of the meta that it was given', async () => {
    const meta = { brother: 'mat' }
    const { fake, connect } = setupUsers({ users: [{ username: 'george', meta }] })
    meta.brother = 'changed'
    expect(fake.users[0]?.meta).toEqual({ brother: 'mat' })
    expect(() => Object.assign(fake.users[0]!.meta as object, { brother: 'x' })).toThrow(TypeError)
    connect().send({ eventType: 10, message: { a: 1 } })
    expect(() => Object.assign(fake.frames[0]!.data as object, { message: 'x' })).toThrow(TypeError)
    expect(() => Object.assign(fake, { frames: [] })).toThrow(TypeError)
  })

  it('forgets everything and cuts the sockets when it is reset, and then begins anew', async () => {
    const { fake, login, connect } = setupUsers()
    await login('george')
    const client = connect()
    client.send({ eventType: 9, username: 'george', val: { a: 1 } })
    fake.fault({ operation: 'loginUser', status: 503 })
    fake.reset()
    expect(client.ended).toBe('cut')
    expect([fake.sessions, fake.connections, fake.frames, fake.events, fake.requests, fake.faults]).toEqual(
      Array(6).fill([]),
    )
    expect(fake.users[2]?.meta).toEqual({ brother: 'mat' })
    expect(await login('george')).not.toBe('')
    expect(connect().ended).toBeUndefined()
  })

  it('cuts the sockets and answers no more when it is closed', async () => {
    const { fake, ask, connect } = setupUsers()
    const client = connect()
    await fake.close()
    expect([client.ended, connect().ended]).toEqual(['cut', 'cut'])
    await expect(ask('GET', '/who-am-i')).rejects.toThrow(TypeError)
    await expect(fake.socketServer.fetch('http://localhost/')).rejects.toThrow(TypeError)
  })
})

describe('a test that waits', () => {
  it('gets the frame that fits, whether it was there or is to come', async () => {
    const { fake, connect } = setupUsers()
    const client = connect()
    const coming = fake.received({ name: 'MetaRequest', data: { eventType: 9, username: 'george' } })
    client.send({ eventType: 10, message: 'Hello' })
    client.send({ eventType: 9, username: 'george' })
    expect(await coming).toMatchObject({ connection: 'socket-1', handlers: 1 })
    expect(await fake.received({ text: /Hello/ })).toMatchObject({ data: { message: 'Hello' } })
  })

  it.each([
    ['events', { name: 'Login', username: 'george' }],
    ['sessions', { username: 'george' }],
    ['users', { username: 'george', loggedIn: true, activated: true, meta: { brother: 'mat' } }],
    ['requests', { operation: 'loginUser', status: 200 }],
    ['connections', { origin: 'localhost', handlers: 1, authorized: false }],
    ['refusals', { origin: 'badhost' }],
  ] as const)('gets what fits in %s', async (list, criteria) => {
    const { fake, login, connect } = setupUsers()
    const waited = fake.waitFor(list, criteria as object)
    connect({ origin: 'badhost' })
    connect()
    await login('george')
    await expect(waited).resolves.toBeDefined()
  })

  it('is woken when a session is swept away, and when a socket goes', async () => {
    const { fake, time, ask, login, connect } = setupUsers({ sessionLifetime: 1000 })
    const sid = await login('george')
    await ask('GET', '/who-am-i', { sid })
    const swept = fake.waitFor('events', { name: 'Logout' })
    time.advance(100_000)
    expect(await swept).toMatchObject({ username: 'george' })
    const client = connect()
    const gone = fake.waitFor(() => fake.connections.length === 0)
    client.leave()
    expect(await gone).toBe(true)
  })

  it('in vain is told what there is instead, without the ids of sessions', async () => {
    const { fake, login } = setupUsers()
    const sid = await login('george')
    const waited = fake.waitFor('sessions', { username: 'jane' }, { timeout: 1 })
    const error = await waited.catch((reason: unknown) => reason as Error)
    expect(error).toMatchObject({ code: 'wait_timeout', message: expect.stringContaining('of george') })
    expect(String(error)).not.toContain(sid)
  })
})
