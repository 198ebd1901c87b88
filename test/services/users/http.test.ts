import { describe, expect, it } from 'vitest'
import { operations } from '../../../generated/users/operations.ts'
import { ApiError, isKitError } from '../../../src/errors.ts'
import { createUsers, type Users } from '../../../src/services/users/index.ts'
import { type Answer, type RecordingFetch, recordingFetch } from '../../../src/testing/index.ts'
import { loopback } from '../../support/loopback.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { expectNothingSecret } from '../../support/secrets.ts'

const origin = 'http://127.0.0.1:6011'
const session = 'aB3dE5gH7jK'
const path = { username: 'george' }
const refusal = (message: string, more: object = {}): Response =>
  Response.json({ error: true, message, ...more })

function testUsers(...answers: readonly Answer[]): { users: Users; fetch: RecordingFetch } {
  const fetch = recordingFetch(...answers)
  return { users: createUsers({ baseUrl: `${origin}/api`, fetch, session }), fetch }
}

/** Sends one call and gives back its URL, without the origin. */
async function sent(call: (users: Users) => Promise<unknown>): Promise<string> {
  const { users, fetch } = testUsers(Response.json({ error: false, message: '' }))
  await call(users)
  const { path: target, query } = fetch.requests[0]!
  const search = new URLSearchParams(query).toString()
  return search === '' ? target : `${target}?${search}`
}

describe('an answer', () => {
  it('that succeeds is data', async () => {
    const user = { _id: '1', username: 'george', privileges: 3, createdOn: 1, lastLoggedIn: 1 }
    const { users } = testUsers(Response.json({ error: false, message: 'Found george', data: user }))
    const { data, error, response } = await users.http.GET('/users/{username}', { params: { path } })
    expect(error).toBeUndefined()
    expect(data?.data).toEqual(user)
    expect(response.status).toBe(200)
  })

  it.each([
    ['You must be logged in to make this request', 'unauthorized', 'none'],
    ["You don't have permission to make this request", 'forbidden', 'none'],
    ['No user exists', 'request_failed', 'none'],
  ])('of 200 that says error: true (%s) is no data but an ApiError', async (message, code, effect) => {
    const { users } = testUsers(refusal(message))
    const { data, error, response } = await users.http.GET('/users/{username}', { params: { path } })
    expect(data).toBeUndefined()
    expect(error).toBeInstanceOf(ApiError)
    expect(isKitError(error)).toBe(true)
    expect(error).toMatchObject({
      code,
      effect,
      status: 200,
      operation: 'getUser',
      message: `the server refused: ${message}`,
      body: { error: true, message },
    })
    expect(response.status).toBe(200)
  })

  it.each([
    ['no message', { error: true }],
    ['null as message', { error: true, message: null }],
    ['an object as message', { error: true, message: { code: 11_000 } }],
    ['an empty message', { error: true, message: '' }],
  ])('of 200 that says error: true with %s is an error, too', async (_, body) => {
    const { users } = testUsers(Response.json(body))
    const { data, error } = await users.http.DELETE('/users/{username}', { params: { path } })
    expect(data).toBeUndefined()
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      message: expect.stringContaining('the server refused, and does not say why'),
      code: 'request_failed',
      effect: 'unknown',
      body,
    })
  })

  it.each([
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/vnd.api+json',
    'application/problem+json',
  ])('of 200 that says error: true as %s is an error, too', async (type) => {
    const headers = { 'content-type': type }
    const { users } = testUsers(
      new Response(JSON.stringify({ error: true, message: 'No user found' }), { headers }),
    )
    const { data, error } = await users.http.GET('/users/{username}', { params: { path } })
    expect(data).toBeUndefined()
    expect(error?.message).toBe('the server refused: No user found')
  })

  it('that is a refusal stays one in whatever form it is asked for', async () => {
    const { users } = testUsers(refusal('No user exists'))
    const options = { params: { path }, parseAs: 'text' } as const
    const { data, error } = await users.http.GET('/users/{username}', options)
    expect(data).toBeUndefined()
    expect(error).toBeInstanceOf(ApiError)
  })

  it('that refuses a change leaves open what was done, unless it is for lack of rights', async () => {
    const { users } = testUsers(
      refusal('topology was destroyed'),
      refusal("You don't have permission to make this request"),
    )
    const first = await users.http.DELETE('/users/{username}', { params: { path } })
    const second = await users.http.DELETE('/users/{username}', { params: { path } })
    expect([first.error?.effect, second.error?.effect]).toEqual(['unknown', 'none'])
  })

  it('that refuses to send mail leaves open what was done, although it is asked for with GET', async () => {
    const { users } = testUsers(refusal('could not send'))
    const { error } = await users.http.GET('/auth/{username}/resend-activation', { params: { path } })
    expect(error?.effect).toBe('unknown')
  })

  it('of an upload that failed in part says which parts', async () => {
    const tokens = [
      { file: '', field: 'a', filename: 'a.txt', error: true, errorMsg: 'no', url: '', extension: '' },
    ]
    const { users } = testUsers(refusal('There was a problem', { tokens }))
    const body = new FormData()
    body.append('a', new Blob(['a']), 'a.txt')
    const { error } = await users.http.POST('/buckets/{bucket}/upload', {
      params: { path: { bucket: 'holiday' } },
      body,
    })
    expect(error?.body).toMatchObject({ tokens })
  })

  it.each([
    ['with more in it', { error: true, message: 'mine', and: 'more' }],
    ['without words', { error: true }],
    ['without a text', { error: true, message: 7 }],
  ])('with the stored meta is data also when that looks like a refusal %s', async (_, meta) => {
    const { users } = testUsers(Response.json(meta))
    const { data, error } = await users.http.GET('/users/{username}/meta', { params: { path } })
    expect(error).toBeUndefined()
    expect(data).toEqual(meta)
  })

  it('with no meta under a name is no data and no error', async () => {
    const { users } = testUsers(new Response('', { headers: { 'content-type': 'application/json' } }))
    const options = { params: { path: { ...path, name: 'brother' } } }
    const { data, error } = await users.http.GET('/users/{username}/meta/{name}', options)
    expect([data, error]).toEqual([undefined, undefined])
  })

  it('that is a file is data also when the file looks like a refusal', async () => {
    const { users } = testUsers(refusal('mine'))
    const options = { params: { path: { id: 'x' } }, parseAs: 'text' } as const
    const { data, error } = await users.http.GET('/files/{id}/download', options)
    expect(error).toBeUndefined()
    expect(data).toBe('{"error":true,"message":"mine"}')
  })

  it('with a status of its own is an ApiError, too', async () => {
    const { users } = testUsers(new Response('File not found', { status: 404 }))
    const options = { params: { path: { id: 'x' } }, parseAs: 'arrayBuffer' } as const
    const { error, response } = await users.http.GET('/files/{id}/download', options)
    expect(error).toMatchObject({ status: 404, code: 'not_found', operation: 'downloadFile' })
    expect(response.status).toBe(404)
  })

  it('that is not JSON rejects with ProtocolError', async () => {
    const { users } = testUsers(new Response('<html>', { headers: { 'content-type': 'text/html' } }))
    const error = await rejectionOf(users.http.GET('/users'))
    expect(error).toMatchObject({
      name: 'ProtocolError',
      status: 200,
      operation: 'listUsers',
      effect: 'none',
    })
  })

  it('never shows the cookie of the session in its headers', async () => {
    const headers = { 'set-cookie': `SID=${session}; path=/` }
    const { users } = testUsers(Response.json({ error: false, message: '', data: [], count: 0 }, { headers }))
    const { response } = await users.http.GET('/users')
    expect(response.headers.getSetCookie()).toEqual([])
  })

  it('never shows session or password in an error', async () => {
    const { users } = testUsers(refusal(`cannot use my-long-password of ${session}`))
    const { error } = await users.http.POST('/users', {
      body: { username: 'mat', password: 'my-long-password', email: 'mat@example.org' },
    })
    expect(error).toMatchObject({ message: expect.stringContaining('[redacted]') })
    expectNothingSecret(error, ['my-long-password', session])
  })

  it('that never comes rejects with ConnectionError', async () => {
    const { users } = testUsers(new TypeError('fetch failed'))
    expect(await rejectionOf(users.http.GET('/users'))).toMatchObject({
      name: 'ConnectionError',
      operation: 'listUsers',
    })
  })
})

describe('a redirect', () => {
  const location = 'http://accounts.example/?message=Your%20account%20has%20been%20activated!&status=success'
  const query = { user: 'george', key: 'Zx81Ab4cQ2' }

  it('of the activation is not followed, and is neither data nor an error', async () => {
    const asked: string[] = []
    const server = await loopback((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(302, { location }).end('Found. Redirecting')
    })
    const users = createUsers({ baseUrl: server.origin })
    const { data, error, response } = await users.http.GET('/auth/activate-account', { params: { query } })
    expect([data, error]).toEqual([undefined, undefined])
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe(location)
    expect(asked).toEqual(['/auth/activate-account?user=george&key=Zx81Ab4cQ2'])
    await users.close()
  })

  it('that a browser hides rejects, and leaves open whether the account is active', async () => {
    const hidden = { status: 0, headers: new Headers(), clone: () => hidden } as unknown as Response
    const { users } = testUsers(hidden)
    const error = await rejectionOf(users.http.GET('/auth/activate-account', { params: { query } }))
    expect(error).toMatchObject({ name: 'ConnectionError', effect: 'unknown' })
    expect(error.message).toContain('redirects')
  })
})

describe('verbose', () => {
  it('is sent when it is true', async () => {
    expect(await sent(({ http }) => http.GET('/users', { params: { query: { verbose: true } } }))).toBe(
      '/api/users?verbose=true',
    )
  })

  it.each([false, undefined])(
    'is not sent when it is %j, which the server would take for a yes',
    async (verbose) => {
      const query = { limit: 10, verbose } as { limit: number }
      expect(await sent(({ http }) => http.GET('/users', { params: { query } }))).toBe('/api/users?limit=10')
    },
  )

  it('may be a variable', async () => {
    const list = (verbose: boolean) => (users: Users) =>
      users.http.GET('/users', { params: { query: { verbose } } })
    expect([await sent(list(true)), await sent(list(false))]).toEqual([
      '/api/users?verbose=true',
      '/api/users',
    ])
  })

  it('is refused when it is anything else', async () => {
    const { users, fetch } = testUsers()
    const query = { verbose: 'yes' as never }
    const error = await rejectionOf(users.http.GET('/users', { params: { query } }))
    expect(error).toMatchObject({ name: 'ArgumentError', argument: 'params.query.verbose' })
    expect(fetch.requests).toEqual([])
  })
})

describe('a path', () => {
  it.each([
    ['geo/rge', '/api/users/geo%2Frge'],
    ['george@example.org', '/api/users/george@example.org'],
    ['geo?rge#1', '/api/users/geo%3Frge%231'],
  ])('holds %s as one segment', async (username, expected) => {
    const call = ({ http }: Users): Promise<unknown> =>
      http.GET('/users/{username}', { params: { path: { username } } })
    expect(await sent(call)).toBe(expected)
  })

  it.each(['', '.', '..', undefined])(
    'is refused with %j in it, before there is traffic',
    async (username) => {
      const { users, fetch } = testUsers()
      const wrong = { params: { path: { username: username as string } } }
      expect(await rejectionOf(users.http.GET('/users/{username}', wrong))).toMatchObject({
        name: 'ArgumentError',
        argument: 'username',
        operation: 'getUser',
      })
      expect(fetch.requests).toEqual([])
    },
  )
})

describe('an upload', () => {
  const params = { path: { bucket: 'holiday' } }

  it('travels as a form, byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    const bodies: Buffer[] = []
    const types: string[] = []
    const server = await loopback((request, response) => {
      types.push(request.headers['content-type'] ?? '')
      request.on('data', (chunk: Buffer) => bodies.push(chunk))
      request.on('end', () => {
        response.setHeader('content-type', 'application/json')
        response.end('{"error":false,"message":"Upload complete","tokens":[]}')
      })
    })
    const users = createUsers({ baseUrl: server.origin, session })
    const body = new FormData()
    body.append('cat', new File([bytes], 'cat.png', { type: 'image/png' }))
    body.append('meta', '{"mood":"sleepy"}')
    const { data, error } = await users.http.POST('/buckets/{bucket}/upload', { params, body })
    expect(error).toBeUndefined()
    expect(data).toMatchObject({ tokens: [] })
    const received = await new Response(Buffer.concat(bodies), {
      headers: { 'content-type': types[0]! },
    }).formData()
    const file = received.get('cat') as File
    expect([file.name, file.type]).toEqual(['cat.png', 'image/png'])
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)
    expect(received.get('meta')).toBe('{"mood":"sleepy"}')
    await users.close()
  })

  it('may go below another file', async () => {
    const body = new FormData()
    body.append('cat', new Blob(['meow']))
    const call = ({ http }: Users): Promise<unknown> =>
      http.POST('/buckets/{bucket}/upload/{parentFile}', {
        params: { path: { bucket: 'holiday', parentFile: 'a1B2' } },
        body,
      })
    expect(await sent(call)).toBe('/api/buckets/holiday/upload/a1B2')
  })

  const video = new FormData()
  video.append('film', new Blob(['x'], { type: 'video/mp4' }), 'film.mp4')
  const nine = new FormData()
  for (let count = 0; count < 9; count++) nine.append('a', new Blob(['a']))
  const fieldsOnly = new FormData()
  fieldsOnly.append('meta', '{}')
  it.each([
    ['of a type that the server does not store', video, 'init.body.film'],
    ['of more parts than the server reads', nine, 'init.body'],
    ['without a file', fieldsOnly, 'init.body'],
    ['that is an object', { cat: 'meow' }, 'init.body'],
    ['that is nothing', undefined, 'init.body'],
  ])('%s is refused before there is traffic', async (_, body, argument) => {
    const { users, fetch } = testUsers()
    const error = await rejectionOf(
      users.http.POST('/buckets/{bucket}/upload', { params, body: body as FormData }),
    )
    expect(error).toMatchObject({
      name: 'ArgumentError',
      argument,
      operation: expect.stringContaining('upload'),
    })
    expect(fetch.requests).toEqual([])
  })
})

describe('every operation of the contract', () => {
  const all = Object.entries(operations)

  it.each(all)('%s is called by its path, with the session', async (id, { method, path: template }) => {
    const told: string[] = []
    const fetch = recordingFetch(Response.json({ error: false, message: '' }))
    const users = createUsers({
      baseUrl: origin,
      fetch,
      session,
      onRequest: ({ operation }) => told.push(operation),
    })
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
    const form = new FormData()
    form.append('a', new Blob(['a']))
    const body = method === 'GET' || method === 'DELETE' ? undefined : id.startsWith('upload') ? form : {}
    const values = Object.fromEntries(names.map((name) => [name, 'a']))
    await users.http.request(
      method.toLowerCase() as 'get',
      template as '/users',
      {
        params: { path: values },
        body,
      } as never,
    )
    expect(told).toEqual([id])
    expect(fetch.requests[0]).toMatchObject({
      method,
      path: template.replaceAll(/\{\w+\}/g, 'a'),
      headers: { cookie: `SID=${session}` },
    })
  })
})

describe('headers of a call', () => {
  it('do not hold a cookie, which is the client’s', async () => {
    const { users } = testUsers()
    const error = await rejectionOf(users.http.GET('/users', { headers: { cookie: 'SID=other' } }))
    expect(error).toMatchObject({ name: 'ArgumentError', argument: 'init.headers.cookie' })
  })
})

describe('another server', () => {
  it.each([
    ['baseUrl', '/users', { baseUrl: 'http://other.example/api' }],
    ['baseUrl with another port', '/users', { baseUrl: 'http://127.0.0.1:6012/api' }],
    ['path', '.other.example/users', { baseUrl: 'http://127.0.0.1' }],
  ])('is refused as %s of a call, so that it does not get the session', async (_, target, init) => {
    const { users, fetch } = testUsers()
    const error = await rejectionOf(users.http.GET(target as '/users', init))
    expect(error).toMatchObject({ name: 'ArgumentError', argument: 'init.baseUrl' })
    expectNothingSecret(error, [session])
    expect(fetch.requests).toEqual([])
  })

  it('is none where only the prefix is another', async () => {
    const call = ({ http }: Users): Promise<unknown> => http.GET('/users', { baseUrl: `${origin}/v2` })
    expect(await sent(call)).toBe('/v2/users')
  })
})

describe('a call', () => {
  it('can be aborted', async () => {
    const controller = new AbortController()
    const { users } = testUsers(() => new Promise<Response>(() => {}))
    const aborted = rejectionOf(users.http.GET('/users', { signal: controller.signal }))
    const reason = new Error('enough')
    controller.abort(reason)
    expect(await aborted).toBe(reason)
  })
})
