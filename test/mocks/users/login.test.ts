// Logging in and out of the fake: answers, cookies, sessions, and what the sockets are told.

import { describe, expect, it } from 'vitest'
import { setupUsers, sidOf } from './setup.ts'

const body = { username: 'george', password: 'password' }

describe('a login', () => {
  it('answers with the user, sets the cookie, and tells everybody', async () => {
    const { fake, ask, connect } = setupUsers()
    const client = connect()
    const { status, headers, body: answer } = await ask('POST', '/auth/login', { body })
    expect(status).toBe(200)
    expect(answer).toEqual({
      message: 'User is authenticated',
      authenticated: true,
      error: false,
      user: {
        _id: expect.any(String),
        username: 'george',
        privileges: 3,
        createdOn: expect.any(Number),
        lastLoggedIn: expect.any(Number),
      },
    })
    expect(headers.get('set-cookie')).toMatch(
      /^SID=session0001; path=\/; expires=\w{3}, \d\d-\w{3}-\d{4} [\d:]{8} GMT$/,
    )
    expect(client.frames()).toEqual([{ eventType: 1, username: 'george' }])
    expect(fake.sessions).toMatchObject([{ sessionId: 'session0001', username: 'george' }])
  })

  it('names the user as typed, which may be the address', async () => {
    const { login, connect } = setupUsers()
    const client = connect()
    await login('george@example.com')
    expect(client.frames()).toEqual([{ eventType: 1, username: 'george@example.com' }])
  })

  it('tells everything about the user to whoever asks for it, also with `verbose=false`', async () => {
    const { ask } = setupUsers()
    for (const verbose of ['true', 'false', '0']) {
      const { body: answer } = await ask('POST', `/auth/login?verbose=${verbose}`, { body })
      expect(answer.user).toMatchObject({
        email: 'george@example.com',
        registerKey: '',
        meta: { brother: 'mat' },
      })
      expect(answer.user.password).toMatch(/^\$2a\$08\$.{53}$/)
    }
    const { body: answer } = await ask('POST', '/auth/login?verbose=', { body })
    expect(answer.user).not.toHaveProperty('email')
  })

  it.each([
    [
      'an unknown user',
      { username: 'nobody', password: 'password' },
      'The username or password is incorrect.',
    ],
    ['a wrong password', { username: 'george', password: 'wrong' }, 'The username or password is incorrect.'],
    ['an empty password', { username: 'george', password: ' ' }, 'Please enter a valid password'],
    ['no password', { username: 'george' }, 'Please enter a valid password'],
    ['no name', {}, 'Please enter a valid username'],
    ['other letters', { username: 'a-b' }, 'Please only use alpha numeric characters for your username'],
  ])('fails for %s, with status 200 and without a cookie', async (_, wrong, message) => {
    const { fake, ask, connect } = setupUsers()
    const client = connect()
    const { status, headers, body: answer } = await ask('POST', '/auth/login', { body: wrong })
    expect([status, answer]).toEqual([200, { message, authenticated: false, error: true }])
    expect(headers.has('set-cookie')).toBe(false)
    expect(client.frames()).toEqual([])
    expect(fake.requests.at(-1)).toMatchObject({ operation: 'loginUser', error: message })
  })

  it('fails until the account is activated', async () => {
    const { ask } = setupUsers({ users: [{ username: 'george', activated: false }] })
    const { body: answer } = await ask('POST', '/auth/login', { body })
    expect(answer.message).toMatch(/^Please authorise your account/)
  })

  it('logs out the session that is sent along first, also where it fails then', async () => {
    const { fake, ask, login, connect } = setupUsers()
    const sid = await login('george')
    const client = connect()
    const { headers } = await ask('POST', '/auth/login', {
      sid,
      body: { username: 'jane', password: 'wrong' },
    })
    expect(client.frames()).toEqual([{ eventType: 2, username: 'george' }])
    expect(headers.get('set-cookie')).toBe(`SID=${sid}; path=/; expires=Wed, 31-Dec-1969 23:59:59 GMT`)
    expect(fake.sessions).toEqual([])
  })

  it('takes a form as well as JSON', async () => {
    const { ask, fake } = setupUsers()
    const answer = await fake.fetch('http://localhost/auth/login', {
      method: 'POST',
      body: new URLSearchParams({ username: 'george', password: 'password' }),
    })
    expect(await answer.json()).toMatchObject({ authenticated: true })
    expect((await ask('POST', '/auth/login', { headers: { 'content-type': 'text/plain' } })).body.error).toBe(
      true,
    )
  })

  it("makes the session before it nobody's", async () => {
    const { fake, ask, login } = setupUsers()
    const first = await login('george')
    const second = await login('george')
    expect((await ask('GET', '/who-am-i', { sid: first })).body.authenticated).toBe(false)
    expect((await ask('GET', '/who-am-i', { sid: second })).body.authenticated).toBe(true)
    expect(fake.sessions.map(({ username }) => username)).toEqual([undefined, 'george'])
  })

  it('that shall not be remembered makes no session in release 0.3.2, and a short one in 0.5.0', async () => {
    for (const dialect of ['events', 'tokens'] as const) {
      const { fake, ask } = setupUsers({ dialect })
      const { headers, body: answer } = await ask('POST', '/auth/login', {
        body: { ...body, rememberMe: false },
      })
      expect(answer.authenticated).toBe(true)
      expect(sidOf(headers)).toBe(dialect === 'events' ? '' : 'session0001')
      expect(fake.events).toHaveLength(dialect === 'events' ? 0 : 1)
    }
  })

  it('is also where release 0.3.2 has it, in the dialect of events alone', async () => {
    const old = await setupUsers().ask('POST', '/users/login', { body })
    expect(old.body.authenticated).toBe(true)
    const later = await setupUsers({ dialect: 'tokens' }).ask('POST', '/users/login', { body })
    expect(later.status).toBe(500)
  })
})

describe('a logout', () => {
  it('ends the session, takes the cookie away, and tells everybody', async () => {
    const { fake, ask, login, connect } = setupUsers()
    const sid = await login('george')
    const client = connect()
    const { headers, body: answer } = await ask('GET', '/auth/logout', { sid })
    expect(answer).toEqual({ error: false, message: 'Successfully logged out' })
    expect(headers.get('set-cookie')).toContain('expires=Wed, 31-Dec-1969')
    expect(client.frames()).toEqual([{ eventType: 2, username: 'george' }])
    expect(fake.sessions).toEqual([])
    expect((await ask('GET', '/auth/authenticated', { sid })).body).toEqual({
      message: 'User is not authenticated',
      authenticated: false,
      error: false,
      user: {},
    })
  })

  it('succeeds without a session, and tells nobody', async () => {
    const { ask, connect } = setupUsers()
    const client = connect()
    const { headers, body: answer } = await ask('GET', '/auth/logout')
    expect(answer.error).toBe(false)
    expect(headers.has('set-cookie')).toBe(false)
    await ask('GET', '/auth/logout', { sid: 'made-up' })
    expect(client.frames()).toEqual([])
  })

  it('with a session that has ended already is told again', async () => {
    const { ask, login, connect } = setupUsers()
    const sid = await login('george')
    const client = connect()
    for (let times = 0; times < 2; times++) await ask('GET', '/auth/logout', { sid })
    expect(client.frames()).toHaveLength(2)
  })
})

describe('a session', () => {
  it('lasts longer with each request, whose answer sends the cookie again as it was', async () => {
    const { fake, time, ask, login } = setupUsers({ sessionLifetime: 100_000 })
    const sid = await login('george')
    const before = fake.sessions[0]!.expiration!
    time.advance(40_000)
    const { headers } = await ask('GET', '/who-am-i', { sid })
    expect(sidOf(headers)).toBe(sid)
    expect(fake.sessions[0]!.expiration! - before).toBe(40_000)
  })

  it('whose time is up is swept away, which is told as a logout', async () => {
    const { fake, time, ask, login, connect } = setupUsers({ sessionLifetime: 100_000 })
    const sid = await login('george')
    const client = connect()
    await ask('GET', '/who-am-i', { sid })
    time.advance(100_000)
    expect(fake.sessions).toHaveLength(1)
    time.advance(2000)
    expect(fake.sessions).toEqual([])
    expect(client.frames()).toEqual([{ eventType: 2, username: 'george' }])
  })

  it('that is remembered never ends in release 0.5.0, which shows its end as null', async () => {
    const { fake, time, ask, login } = setupUsers({ dialect: 'tokens' })
    const sid = await login('root')
    await ask('GET', '/who-am-i', { sid })
    time.advance(10 * 365 * 86_400_000)
    expect(fake.sessions).toMatchObject([{ username: 'root', expiration: undefined }])
    const { headers, body: answer } = await ask('GET', '/sessions', { sid })
    expect(answer.data).toEqual([
      { _id: expect.any(String), sessionId: sid, data: { shortTerm: false }, expiration: null },
    ])
    expect(headers.get('set-cookie')).toContain('expires=undefined, 0NaN-undefined-NaN 0NaN:0NaN:0NaN GMT')
  })

  it('is secure where the server has ssl', async () => {
    const { ask } = setupUsers({ ssl: true })
    const { headers } = await ask('POST', '/auth/login', { body })
    expect(headers.get('set-cookie')).toMatch(/; secure$/)
  })
})
