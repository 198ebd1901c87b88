import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '../../../src/errors.ts'
import { createUsers, type Users, type UsersOptions } from '../../../src/services/users/index.ts'
import { type Answer, type RecordingFetch, recordingFetch } from '../../../src/testing/index.ts'
import { refusedBy, rejectionOf } from '../../support/outcome.ts'
import { expectNothingSecret } from '../../support/secrets.ts'

const baseUrl = 'http://127.0.0.1:6011/api'
const password = 'my-long-password'
const credentials = { username: 'george', password }
const user = { _id: '1', username: 'george', privileges: 3, createdOn: 1, lastLoggedIn: 1 }
const later = 'Wed, 21-Nov-2096 10:00:00 GMT'

function testUsers(
  answers: readonly Answer[],
  options: Partial<UsersOptions> = {},
): { users: Users; fetch: RecordingFetch } {
  const fetch = recordingFetch(...answers)
  return { users: createUsers({ baseUrl, fetch, ...options }), fetch }
}

function answer(body: object, cookie?: string): Response {
  return Response.json(body, cookie === undefined ? {} : { headers: { 'set-cookie': cookie } })
}

const loggedIn = (id = 'aB3dE5gH7jK'): Response =>
  answer(
    { message: 'User is authenticated', authenticated: true, error: false, user },
    `SID=${id}; path=/; expires=${later}`,
  )
const loggedOut = (id = 'aB3dE5gH7jK'): Response =>
  answer(
    { error: false, message: 'Successfully logged out' },
    `SID=${id}; path=/; expires=Wed, 31-Dec-1969 23:59:59 GMT`,
  )
const listed = (id?: string): Response =>
  answer(
    { error: false, message: 'Found 0 users', data: [], count: 0 },
    id === undefined ? undefined : `SID=${id}; path=/; expires=${later}`,
  )
const cookies = ({ requests }: RecordingFetch): (string | undefined)[] =>
  requests.map(({ headers }) => headers['cookie'])

// Whether this is a browser cannot be passed in.
afterEach(() => void vi.unstubAllGlobals())

describe('login', () => {
  it('posts the credentials as JSON, and resolves to what the server says', async () => {
    const { users, fetch } = testUsers([loggedIn()])
    const answered = await users.login({ ...credentials, rememberMe: false })
    expect(answered).toMatchObject({ authenticated: true, user: { username: 'george' } })
    expect(fetch.requests).toMatchObject([
      { method: 'POST', path: '/api/auth/login', headers: { 'content-type': 'application/json' } },
    ])
    expect(JSON.parse(fetch.requests[0]!.body)).toEqual({ ...credentials, rememberMe: false })
  })

  it('keeps the session for every later call', async () => {
    const { users, fetch } = testUsers([loggedIn(), listed()])
    await users.login(credentials)
    await users.http.GET('/users')
    expect(cookies(fetch)).toEqual([undefined, 'SID=aB3dE5gH7jK'])
    expect(users.session).toBe('aB3dE5gH7jK')
  })

  it('finds the session among other cookies', async () => {
    const { users } = testUsers([
      answer(
        { message: '', authenticated: true, error: false, user },
        `lb=a; expires=${later}; path=/, SID=x/Y+9; path=/; expires=${later}, other=SID=no`,
      ),
    ])
    await users.login(credentials)
    expect(users.session).toBe('x/Y+9')
  })

  it('finds the session when a proxy sends a cookie behind it', async () => {
    const headers = new Headers()
    headers.append('set-cookie', `SID=first; path=/; expires=${later}`)
    headers.append('set-cookie', 'lb=a; path=/')
    const { users } = testUsers([
      Response.json({ message: '', authenticated: true, error: false, user }, { headers }),
    ])
    await users.login(credentials)
    expect(users.session).toBe('first')
  })

  it('that is refused rejects with an ApiError, although the server says 200', async () => {
    const { users } = testUsers([
      answer({ message: 'The username or password is incorrect.', authenticated: false, error: true }),
    ])
    const error = await rejectionOf(users.login(credentials))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      code: 'unauthorized',
      status: 200,
      operation: 'loginUser',
      effect: 'none',
      retryable: false,
      message: 'the server refused: The username or password is incorrect.',
      body: { message: 'The username or password is incorrect.', authenticated: false, error: true },
    })
  })

  it('that is refused has ended the session that was there, and says that something was done', async () => {
    const refusal = answer(
      { message: 'The username or password is incorrect.', authenticated: false, error: true },
      'SID=old; path=/; expires=Wed, 31-Dec-1969 23:59:59 GMT',
    )
    const { users, fetch } = testUsers([refusal], { session: 'old' })
    expect(await rejectionOf(users.login(credentials))).toMatchObject({ effect: 'unknown' })
    expect(cookies(fetch)).toEqual(['SID=old'])
    expect(users.session).toBeUndefined()
  })

  it('of an answer that does not say who it is rejects with ProtocolError', async () => {
    const { users } = testUsers([answer({ message: 'User is not authenticated', error: false, user: {} })])
    expect(await rejectionOf(users.login(credentials))).toMatchObject({ name: 'ProtocolError' })
  })

  it('never repeats the password or the session in an error', async () => {
    const echo = ({ body, headers }: { body: string; headers: Record<string, string> }): Response =>
      new Response(`cannot handle ${body} with ${headers['cookie']}`, { status: 500 })
    const { users } = testUsers([echo as Answer], { session: 'aB3dE5gH7jK' })
    const error = await rejectionOf(users.login(credentials))
    expect(error).toMatchObject({ status: 500, code: 'server_error' })
    expectNothingSecret(error, [password, 'aB3dE5gH7jK'])
  })

  it('that is refused is told in the words of the server also when the password is "password"', async () => {
    const { users } = testUsers([
      answer({ message: 'The username or password is incorrect.', authenticated: false, error: true }),
    ])
    const error = await rejectionOf(users.login({ username: 'george', password: 'password' }))
    expect(error.message).toBe('the server refused: The username or password is incorrect.')
  })

  it('over http keeps the session, too', async () => {
    const { users, fetch } = testUsers([loggedIn(), listed()])
    await users.http.POST('/auth/login', { body: credentials })
    await users.http.GET('/users')
    expect(cookies(fetch)).toEqual([undefined, 'SID=aB3dE5gH7jK'])
  })

  it.each([
    ['no user', { username: '', password }, 'credentials.username'],
    ['no password', { username: 'george', password: '' }, 'credentials.password'],
    ['a rememberMe that is a text', { ...credentials, rememberMe: 'false' }, 'credentials.rememberMe'],
    ['a misspelt name', { ...credentials, remember_me: true }, 'credentials.remember_me'],
  ])('refuses %s before there is traffic', async (_, wrong, argument) => {
    const { users, fetch } = testUsers([loggedIn()])
    const error = await rejectionOf(users.login(wrong as never))
    expect(error).toMatchObject({ name: 'ArgumentError', argument, operation: 'loginUser' })
    expectNothingSecret(error, [password])
    expect(fetch.requests).toEqual([])
  })
})

describe('logout', () => {
  it('asks the server to end the session, and forgets it', async () => {
    const { users, fetch } = testUsers([loggedOut(), listed()], { session: 'aB3dE5gH7jK' })
    expect(await users.logout()).toEqual({ error: false, message: 'Successfully logged out' })
    await users.http.GET('/users')
    expect(fetch.requests[0]).toMatchObject({ method: 'GET', path: '/api/auth/logout' })
    expect(cookies(fetch)).toEqual(['SID=aB3dE5gH7jK', undefined])
    expect(users.session).toBeUndefined()
  })

  it('keeps the session when no answer comes, and says that it may have ended', async () => {
    const { users } = testUsers([new TypeError('fetch failed')], { session: 'aB3dE5gH7jK' })
    const error = await rejectionOf(users.logout())
    expect(error).toMatchObject({ name: 'ConnectionError', effect: 'unknown', operation: 'logoutUser' })
    expect(users.session).toBe('aB3dE5gH7jK')
  })
})

describe('the session', () => {
  it('can be handed over from an earlier client', async () => {
    const { users, fetch } = testUsers([listed()], { session: 'aB3dE5gH7jK' })
    await users.http.GET('/users')
    expect(cookies(fetch)).toEqual(['SID=aB3dE5gH7jK'])
  })

  it('lasts as long as the server says, also when the clock of the client is a day ahead', async () => {
    const at = (milliseconds: number): string =>
      new Date(Date.now() - 86_400_000 + milliseconds).toUTCString()
    const answerOfServer = (body: object, expires: string): Response =>
      Response.json(body, { headers: { date: at(0), 'set-cookie': `SID=abc; path=/; expires=${expires}` } })
    const { users, fetch } = testUsers([
      answerOfServer({ message: '', authenticated: true, error: false, user }, at(1_800_000)),
      answerOfServer({ message: '', error: false, data: [], count: 0 }, at(1_800_000)),
      answerOfServer({ message: '', error: false, data: [], count: 0 }, at(-1_800_000)),
    ])
    await users.login(credentials)
    expect(users.session).toBe('abc')
    await users.http.GET('/users')
    expect(users.session).toBe('abc')
    await users.http.GET('/users')
    expect(cookies(fetch)).toEqual([undefined, 'SID=abc', 'SID=abc'])
    expect(users.session).toBeUndefined()
  })

  it.each([
    ['another cookie holds one in quotes', `a="x, SID=evil"; path=/, SID=real; path=/; expires=${later}`],
    ['there are two, and the last counts', `SID=first; path=/; expires=${later}, SID=real; path=/`],
    ['a quote is never closed', `a="x; path=/, SID=real; path=/; expires=${later}`],
  ])('is found where %s', async (_, cookie) => {
    const { users } = testUsers([answer({ message: '', authenticated: true, error: false, user }, cookie)])
    await users.login(credentials)
    expect(users.session).toBe('real')
  })

  it.each([
    ['0', undefined],
    ['-1', undefined],
    ['60', 'abc'],
  ])('with Max-Age=%s is then %j, whatever expires says', async (age, expected) => {
    const expires = expected === undefined ? later : 'Wed, 31-Dec-1969 23:59:59 GMT'
    const cookie = `SID=abc; path=/; expires=${expires}; Max-Age=${age}`
    const { users } = testUsers([answer({ error: false, message: '', data: [], count: 0 }, cookie)], {
      session: 'abc',
    })
    await users.http.GET('/users')
    expect(users.session).toBe(expected)
  })

  it('of a late answer does not come back', async () => {
    let finish: (answer: Response) => void = () => {}
    const slow = new Promise<Response>((resolve) => (finish = resolve))
    const { users } = testUsers([() => slow, loggedIn('new')], { session: 'old' })
    const listing = users.http.GET('/users')
    await users.login(credentials)
    finish(listed('old'))
    await listing
    expect(users.session).toBe('new')
  })

  it('lives on when the session of somebody else is removed, whose cookie the server ends', async () => {
    const removed = answer(
      { error: false, message: 'Session sessionB has been removed' },
      'SID=sessionB; path=/; expires=Wed, 31-Dec-1969 23:59:59 GMT',
    )
    const { users } = testUsers([removed], { session: 'sessionA' })
    await users.http.DELETE('/sessions/{id}', { params: { path: { id: 'sessionB' } } })
    expect(users.session).toBe('sessionA')
  })

  it('is not printed with the client', () => {
    const { users } = testUsers([], { session: 'aB3dE5gH7jK' })
    expect(JSON.stringify({ ...users })).not.toContain('aB3dE5gH7jK')
    expect(Object.keys(users)).not.toContain('session')
  })
})

describe('in a browser', () => {
  const inBrowser = (): void => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
  }

  it('the cookies are the browser’s, also for another origin', async () => {
    inBrowser()
    const inits: RequestInit[] = []
    const users = createUsers({
      baseUrl,
      fetch: async (_, init) => {
        inits.push(init ?? {})
        return loggedIn()
      },
    })
    await users.login(credentials)
    await users.login(credentials)
    expect(inits).toMatchObject([{ credentials: 'include' }, { credentials: 'include' }])
    expect(inits[1]!.headers).not.toHaveProperty('cookie')
    expect(users.session).toBeUndefined()
  })

  it('a session cannot be handed over', () => {
    inBrowser()
    expect(refusedBy(() => createUsers({ baseUrl, session: 'aB3dE5gH7jK' })).argument).toBe('options.session')
  })
})

describe('options', () => {
  it.each([
    ['no base URL', { baseUrl: undefined }, 'options.baseUrl'],
    ['a base URL of a socket', { baseUrl: 'ws://127.0.0.1' }, 'options.baseUrl'],
    ['a base URL with a user', { baseUrl: 'http://george:my-long-password@h/' }, 'options.baseUrl'],
    ['a base URL with a query', { baseUrl: 'http://h/?a=1' }, 'options.baseUrl'],
    ['a session with the name of the cookie', { session: 'SID=abc' }, 'options.session'],
    ['a session with more behind it', { session: 'abc; path=/' }, 'options.session'],
    ['a cookie among the headers', { headers: { Cookie: 'SID=abc' } }, 'options.headers.cookie'],
    ['a fetch that is none', { fetch: 7 }, 'options.fetch'],
    ['a timeout of zero', { timeout: 0 }, 'options.timeout'],
    ['a misspelt option', { base_url: baseUrl }, 'options.base_url'],
  ])('with %s are refused', (_, options, argument) => {
    const error = refusedBy(() => createUsers({ baseUrl, ...options } as UsersOptions))
    expect(error.argument).toBe(argument)
    expectNothingSecret(error, [password])
  })

  it.each([
    ['http://h', '/users'],
    ['http://h/', '/users'],
    ['https://h/api/', '/api/users'],
  ])('put the paths behind the base URL %s', async (base, path) => {
    const { users, fetch } = testUsers([listed()], { baseUrl: base })
    await users.http.GET('/users')
    expect(fetch.requests[0]!.path).toBe(path)
  })
})

describe('close', () => {
  it('refuses further calls', async () => {
    const { users } = testUsers([loggedIn()])
    await users.close()
    expect(await rejectionOf(users.login(credentials))).toMatchObject({ code: 'client_closed' })
    expect(await rejectionOf(users.http.GET('/users'))).toMatchObject({ code: 'client_closed' })
  })
})

describe('the hooks', () => {
  it('are told of operations by the names of the contract, and of nothing secret', async () => {
    const told: unknown[] = []
    const { users } = testUsers([loggedIn(), listed()], {
      onRequest: (request) => told.push(request),
      onResponse: ({ operation, status }) => told.push({ operation, status }),
    })
    await users.login(credentials)
    await users.http.GET('/users', { params: { query: { search: 'geo' } } })
    expect(told).toEqual([
      { operation: 'loginUser', method: 'POST', path: '/api/auth/login' },
      { operation: 'loginUser', status: 200 },
      { operation: 'listUsers', method: 'GET', path: '/api/users' },
      { operation: 'listUsers', status: 200 },
    ])
  })
})
