// The REST API of the fake beyond the login: rights, accounts, meta, sessions, and what the server does not have.

import { describe, expect, it } from 'vitest'
import { operations } from '../../../generated/users/operations.ts'
import { setupUsers, sidOf } from './setup.ts'

const mustLogIn = { message: 'You must be logged in to make this request', error: true }
const noPermission = { message: "You don't have permission to make this request", error: true }

/** One path of each operation. */
const places = Object.entries(operations).map(([operation, { method, path }]) => {
  return { operation, method, path: path.replace(/\{\w+\}/g, '1').replace('/users/1', '/users/jane') }
})
const open = [
  'checkAuthentication',
  'loginUser',
  'logoutUser',
  'registerUser',
  'activateAccount',
  'resetPassword',
  'resendActivation',
  'requestPasswordReset',
  'listUsers',
  'getCurrentUser',
  'sendWebmasterMessage',
  'downloadFile',
]
const forEverybodyLoggedIn = [
  'deleteBuckets',
  'uploadFiles',
  'uploadChildFiles',
  'deleteFiles',
  'renameFile',
  'makeFilePublic',
  'makeFilePrivate',
]

describe('the rights', () => {
  it.each(places.filter(({ operation }) => !open.includes(operation)))(
    'to $operation are only with who is logged in',
    async ({ operation, method, path }) => {
      const { fake, ask } = setupUsers()
      const { status, text } = await ask(method, path)
      expect([status, JSON.parse(text)]).toEqual([200, mustLogIn])
      expect(fake.requests).toMatchObject([{ operation, status: 200, error: mustLogIn.message }])
    },
  )

  it.each(places.filter(({ operation }) => ![...open, ...forEverybodyLoggedIn].includes(operation)))(
    'to $operation are not with somebody else',
    async ({ method, path }) => {
      const { ask, login } = setupUsers()
      const { text } = await ask(method, path, { sid: await login('george') })
      expect(JSON.parse(text)).toEqual(noPermission)
    },
  )

  it.each(places.filter(({ operation }) => open.includes(operation)))(
    'to $operation are with everybody',
    async ({ operation, method, path }) => {
      const { fake, ask } = setupUsers()
      await ask(method, path)
      expect(fake.requests).toMatchObject([{ operation }])
      expect(fake.requests[0]?.error).not.toBe(mustLogIn.message)
    },
  )

  it('to an account are with its user, by name and by address, and with administrators', async () => {
    const { ask, login } = setupUsers()
    const [george, anna] = [await login('george'), await login('anna')]
    for (const [path, sid] of [
      ['/users/george', george],
      ['/users/george%40example.com', george],
      ['/users/george', anna],
    ] as const)
      expect((await ask('GET', path, { sid })).body).toMatchObject({
        error: false,
        data: { username: 'george' },
      })
  })

  it('are refused without a Content-Type where meta is set', async () => {
    const { ask } = setupUsers()
    const { headers, text } = await ask('POST', '/users/george/meta', { body: { value: {} } })
    expect([headers.get('content-type'), JSON.parse(text)]).toEqual([null, mustLogIn])
  })
})

describe('the accounts', () => {
  it('are listed for everybody, never verbose, with how many there are', async () => {
    const { ask, login } = setupUsers()
    const { body } = await ask('GET', '/users?verbose=true', { sid: await login('root') })
    expect(body).toMatchObject({ error: false, message: 'Found 4 users', count: 4 })
    for (const user of body.data) expect(user).not.toHaveProperty('email')
  })

  it('are searched with a regular expression in name and address, and cut into pages', async () => {
    const { ask } = setupUsers()
    const { body } = await ask('GET', '/users?search=an&index=1&limit=1')
    expect([body.count, body.message, body.data.map(({ username }: any) => username)]).toEqual([
      2,
      'Found 1 users',
      ['jane'],
    ])
    expect((await ask('GET', '/users?search=(')).body).toMatchObject({
      error: true,
      message: expect.stringMatching(/regular expression/),
    })
  })

  it('that are not there are told with an error', async () => {
    const { ask, login } = setupUsers()
    expect((await ask('GET', '/users/nobody', { sid: await login('root') })).body).toEqual({
      error: true,
      message: 'No user found',
    })
  })

  it('are made by administrators, with a bucket that everybody is told of, and wait for their activation', async () => {
    const { fake, ask, login, connect } = setupUsers()
    const sid = await login('anna')
    const client = connect()
    const body = { username: 'new1', password: 'secret', email: 'new1@example.com' }
    const { body: answer } = await ask('POST', '/users', { sid, body })
    expect(answer).toMatchObject({
      error: false,
      message: 'User new1 has been created',
      data: { username: 'new1', privileges: 3 },
    })
    expect(answer.data.password).toMatch(/^\$2a\$08\$/)
    expect(client.frames()).toMatchObject([
      { eventType: 7, username: 'new1', bucket: { name: 'new1-bucket' } },
    ])
    expect(fake.users.at(-1)).toMatchObject({ username: 'new1', activated: false })
  })

  it.each([
    [{ username: '' }, 'Username cannot be empty'],
    [{ username: 'a b' }, 'Username must be alphanumeric'],
    [{ email: '' }, 'Email cannot be empty'],
    [{ email: 'x' }, 'Email must be valid'],
    [{ password: ' ' }, 'Password cannot be empty'],
    [{ privileges: 1 }, 'You cannot create a user with super admin permissions'],
    [{ privileges: 4 }, 'Privilege type is unrecognised'],
    [{ username: 'jane' }, 'A user with that name or email already exists'],
    [{ email: 'jane@example.com' }, 'A user with that name or email already exists'],
  ])('are not made of %j', async (wrong, message) => {
    const { fake, ask, login } = setupUsers()
    const body = { username: 'new1', password: 'secret', email: 'new1@example.com', ...wrong }
    const answer = await ask('POST', '/users', { sid: await login('root'), body })
    expect(answer.body).toEqual({ error: true, message })
    expect(fake.users).toHaveLength(4)
  })

  it('are activated by the link, once, and by an administrator, which is told each time', async () => {
    const { fake, ask, login, connect } = setupUsers({
      users: [
        { username: 'root', privileges: 1 },
        { username: 'new1', activated: false },
      ],
    })
    const sid = await login('root')
    const client = connect()
    const link = `/auth/activate-account?user=new1&key=${fake.users[1]!.registerKey}&origin=https%3A%2F%2Fapp`
    const wrong = await ask('GET', link.replace('key=', 'key=x'))
    expect(wrong.headers.get('location')).toContain('message=Activation%20key%20is%20not%20valid')
    for (let times = 0; times < 2; times++) {
      const { status, headers } = await ask('GET', link)
      expect([status, headers.get('location')]).toEqual([
        302,
        'http://host.com/admin/message?message=Your%20account%20has%20been%20activated!&status=success&origin=https%3A%2F%2Fapp',
      ])
    }
    expect(client.frames()).toEqual([{ eventType: 3, username: 'new1' }])
    for (let times = 0; times < 2; times++)
      await ask('PUT', '/auth/new1%40example.com/approve-activation', { sid })
    expect(client.frames()).toEqual(Array(2).fill({ eventType: 3, username: 'new1@example.com' }))
  })

  it('are removed with their bucket, which is told before it', async () => {
    const { fake, ask, login, connect } = setupUsers()
    const sid = await login('george')
    const client = connect()
    expect((await ask('DELETE', '/users/george', { sid })).body).toEqual({
      message: 'User george has been removed',
      error: false,
    })
    expect(client.frames()).toMatchObject([
      { eventType: 8, bucket: { user: 'george' } },
      { eventType: 4, username: 'george' },
    ])
    expect(fake.users.map(({ username }) => username)).not.toContain('george')
    const { body } = await ask('DELETE', '/users/root', { sid: await login('root') })
    expect(body.message).toBe('You cannot remove a super user')
  })
})

describe('meta over HTTP', () => {
  it('is that of the one who asks, whoever is named, and comes without an envelope', async () => {
    const { fake, ask, login } = setupUsers()
    const [anna, george] = [await login('anna'), await login('george')]
    expect((await ask('POST', '/users/george/meta', { sid: anna, body: { value: { a: 1 } } })).body).toEqual({
      message: "User's data has been updated",
      error: false,
    })
    expect(
      (await ask('POST', '/users/george/meta/b', { sid: anna, body: { value: 'x' } })).body.message,
    ).toBe("Value 'b' has been updated")
    expect(fake.users[1]?.meta).toEqual({ a: 1, b: 'x' })
    expect((await ask('GET', '/users/george/meta', { sid: anna })).body).toEqual({ a: 1, b: 'x' })
    expect((await ask('GET', '/users/george/meta/brother', { sid: george })).body).toBe('mat')
  })

  it('that is not there makes the server stumble', async () => {
    const { ask, login } = setupUsers()
    expect((await ask('GET', '/users/jane/meta/nothing', { sid: await login('jane') })).body).toEqual({
      error: true,
      message: "Cannot read property 'error' of undefined",
    })
  })

  it('is emptied by what is false to JavaScript', async () => {
    const { fake, ask, login } = setupUsers()
    await ask('POST', '/users/anna/meta', { sid: await login('anna'), body: { value: 0 } })
    expect(fake.users[1]?.meta).toEqual({})
  })
})

describe('the sessions', () => {
  it('are listed and ended by administrators, who lose their own cookie by it', async () => {
    const { fake, ask, login, connect } = setupUsers()
    const [george, root] = [await login('george'), await login('root')]
    const client = connect()
    const { body } = await ask('GET', '/sessions?limit=1', { sid: root })
    expect(body).toMatchObject({
      message: 'Found 1 active sessions',
      count: 2,
      data: [{ sessionId: george }],
    })
    const { headers, body: answer } = await ask('DELETE', `/sessions/${george}`, { sid: root })
    expect(answer.message).toBe(`Session ${george} has been removed`)
    expect([sidOf(headers), headers.get('set-cookie')]).toEqual([george, expect.stringContaining('1969')])
    expect(client.frames()).toEqual([{ eventType: 2, username: 'george' }])
    expect(fake.sessions.map(({ sessionId }) => sessionId)).toEqual([root])
  })
})

describe('the requests', () => {
  it('hold no session, whether the route exists or not', async () => {
    const { fake, ask, login } = setupUsers()
    const george = await login('george')
    await ask('DELETE', `/sessions/${george}`)
    await ask('DELETE', `/wrong/sessions/${george}`)
    await ask('GET', '/users/sessions/meta')
    expect(fake.requests.slice(1)).toMatchObject([
      { operation: 'deleteSession', path: '/sessions/[redacted]' },
      { operation: undefined, path: '/wrong/sessions/[redacted]' },
      { operation: 'getUserMeta', path: '/users/sessions/meta' },
    ])
    expect(JSON.stringify(fake.requests)).not.toContain(george)
  })
})

describe('the other operations', () => {
  it('answer as the contract has it for example', async () => {
    const { ask, login } = setupUsers()
    const sid = await login('root')
    const { body } = await ask('GET', '/users/root/buckets', { sid })
    expect(body).toMatchObject({ error: false, data: [{ identifier: expect.any(String) }] })
    const { headers, text } = await ask('GET', '/files/1/download')
    expect([headers.get('content-type'), text]).toEqual(['text/plain', 'Hello world?'])
    expect((await ask('PUT', '/stats/storage-calls/george/100', { sid })).body.error).toBe(false)
  })
})

describe('an operation that only has an example', () => {
  const full = { username: 'fred', password: 'p', email: 'fred@example.org', captcha: 'c' }

  it.each([
    [
      'POST',
      '/auth/register',
      { ...full, username: 'george' },
      'That username or email is already in use; please choose another or login.',
    ],
    ['POST', '/auth/register', { ...full, password: '' }, 'Password cannot be null or empty'],
    ['POST', '/auth/register', { ...full, email: 'x' }, 'Please use a valid email address'],
    ['POST', '/auth/register', { ...full, captcha: undefined }, 'Captcha cannot be null or empty'],
    ['POST', '/auth/register', full, undefined],
    ['PUT', '/auth/password-reset', {}, 'Please specify a user'],
    ['PUT', '/auth/password-reset', { user: 'george' }, 'Please specify a key'],
    ['PUT', '/auth/password-reset', { user: 'george', key: 'k' }, 'Please specify a password'],
    [
      'PUT',
      '/auth/password-reset',
      { user: 'nobody', key: 'k', password: 'p' },
      'No user exists with those credentials',
    ],
    ['GET', '/auth/nobody/resend-activation', undefined, 'No user exists with the specified details'],
    ['GET', '/auth/nobody/request-password-reset', undefined, 'No user exists with the specified details'],
    ['POST', '/message-webmaster', {}, 'Please specify a message to send'],
    ['POST', '/users/root/buckets/a%2Fb', undefined, 'Please only use safe characters'],
    ['POST', '/users/root/buckets/%20', undefined, 'Please specify a valid name'],
    ['POST', '/users/nobody/buckets/a', undefined, "Could not find a user with the name 'nobody'"],
    ['PUT', '/files/1/rename-file', { name: ' ' }, 'Please specify the new name of the file'],
    ['PUT', '/stats/storage-memory/george/x', undefined, 'Please specify a valid value'],
    ['PUT', '/stats/storage-allocated-calls/nobody/1', undefined, "Could not find the user 'nobody'"],
  ])(
    'is refused by the server where the request makes no sense: %s %s %j',
    async (method, path, body, message) => {
      const { ask, login } = setupUsers()
      const answer = await ask(method, path, {
        sid: await login('root'),
        ...(body !== undefined && { body }),
      })
      expect([answer.status, answer.body.error, answer.body.message]).toEqual([
        200,
        message !== undefined,
        message ?? expect.any(String),
      ])
    },
  )
})

describe('what the server does not have', () => {
  it('is 404 of Express in release 0.3.2, and a mistake of the server in 0.5.0', async () => {
    const events = await setupUsers().ask('GET', '/nothing/%3Cb%3E?x')
    expect([events.status, events.text]).toEqual([404, 'Cannot GET /nothing/%3Cb%3E?x\n'])
    const tokens = await setupUsers({ dialect: 'tokens' }).ask('PUT', '/users')
    expect([tokens.status, tokens.text]).toEqual([500, 'TypeError: res.setHeader is not a function\n'])
  })

  it('is a body that is no JSON: told with status 200 in release 0.3.2, with 400 in 0.5.0', async () => {
    const sent = { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }
    const events = await setupUsers().fake.fetch('http://localhost/auth/login', sent)
    expect([events.status, await events.json()]).toEqual([
      200,
      { error: true, message: expect.stringMatching(/^SyntaxError/) },
    ])
    const tokens = await setupUsers({ dialect: 'tokens' }).fake.fetch('http://localhost/auth/login', sent)
    expect([tokens.status, tokens.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
    const number = await setupUsers().fake.fetch('http://localhost/auth/login', { ...sent, body: '5' })
    expect(await number.json()).toEqual({ error: true, message: 'Error: invalid json' })
  })

  it('is a body of more than 100 KiB, and a path with a broken escape', async () => {
    const { ask } = setupUsers({ dialect: 'tokens' })
    expect((await ask('POST', '/auth/login', { body: 'x'.repeat(102_400) })).status).toBe(413)
    expect((await ask('GET', '/auth/%zz/resend-activation')).status).toBe(400)
  })

  it('is a request that breaks off before its end, which is never answered', async () => {
    const { fake } = setupUsers()
    const body = new TextEncoder().encode('username=george&password=password')
    const header = (name: string): string | undefined =>
      name === 'content-type' ? 'application/x-www-form-urlencoded' : undefined
    const cut = { method: 'POST', target: '/auth/login', header, body, cut: true }
    await expect(fake.exchange!(cut)).rejects.toThrow(TypeError)
    expect([fake.requests, fake.sessions]).toEqual([[], []])
  })

  it('is answered to OPTIONS all the same, with headers for pages that are approved of', async () => {
    const { ask } = setupUsers({ approvedDomains: ['^https://app$'] })
    const approved = await ask('OPTIONS', '/nothing', { headers: { origin: 'https://app' } })
    expect(approved.status).toBe(200)
    expect(approved.headers.get('access-control-allow-origin')).toBe('https://app')
    expect(approved.headers.get('access-control-allow-credentials')).toBe('true')
    const other = await ask('OPTIONS', '/nothing', { headers: { origin: 'https://evil.test' } })
    expect([other.status, other.headers.has('access-control-allow-origin')]).toEqual([200, false])
  })

  it('is anything outside of its prefix', async () => {
    const { ask } = setupUsers({ apiPrefix: '/api/' })
    expect((await ask('GET', '/api/who-am-i')).status).toBe(200)
    expect((await ask('GET', '/API/Who-Am-I/')).status).toBe(200)
    expect((await ask('GET', '/who-am-i')).status).toBe(404)
  })
})
