// Sessions and keys of links that stand in path or query: neither errors nor hooks have them.

import { describe, expect, it } from 'vitest'
import { createFakeUsers } from '../../../mocks/users/index.ts'
import { createUsers, type Users, type UsersOptions } from '../../../src/services/users/index.ts'
import { type Answer, recordingFetch } from '../../../src/testing/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { expectNothingSecret } from '../../support/secrets.ts'

const baseUrl = 'http://127.0.0.1:6011/api'
const ann = 'SESSIONOFANN'
const odd = 'S%S/of&ann'
const key = 'ACTKEY12345'
const oddKey = 'ACT&KEY <1>'

const calls: readonly (readonly [string, (users: Users) => Promise<unknown>, string, string])[] = [
  ['a session', ({ http }) => remove(http, ann), ann, 'deleteSession'],
  ['a session with signs in it', ({ http }) => remove(http, odd), odd, 'deleteSession'],
  [
    'a session in a path without parameters',
    ({ http }) => http.request('delete', `/sessions/${ann}` as never, {} as never),
    ann,
    'DELETE /sessions/[redacted]',
  ],
  ['the key of an account', ({ http }) => activate(http, key), key, 'activateAccount'],
  ['a key with signs in it', ({ http }) => activate(http, oddKey), oddKey, 'activateAccount'],
]

function remove(http: Users['http'], id: string): Promise<unknown> {
  return http.DELETE('/sessions/{id}', { params: { path: { id } } })
}

function activate(http: Users['http'], value: string): Promise<unknown> {
  return http.GET('/auth/activate-account', { params: { query: { user: 'ann', key: value } } })
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function formsOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), escaped(secret)]
}

async function errorOf(
  call: (users: Users) => Promise<unknown>,
  answer: Answer,
  options: Partial<UsersOptions> = {},
): Promise<unknown> {
  const users = createUsers({ baseUrl, fetch: recordingFetch(answer), ...options })
  return ((await call(users)) as { error: unknown }).error
}

describe('an answer that repeats the URL', () => {
  it.each(calls)('with %s in it does not bring it into the error', async (_, call, secret, operation) => {
    const echo: Answer = ({ method, path, query }) => {
      const search = new URLSearchParams(query).toString()
      const target = `${method} ${path}?${search} ${decodeURIComponent(path)} ${JSON.stringify(query)}`
      return new Response(`Cannot ${target} ${escaped(target)} ${formsOf(secret).join(' ')}`, { status: 500 })
    }
    const error = await errorOf(call, echo)
    expect(error).toMatchObject({ name: 'ApiError', status: 500, operation })
    expect((error as Error).message).toContain('[redacted]')
    expectNothingSecret(error, formsOf(secret))
  })

  it.each(calls)('as a refusal with status 200 does not bring %s into it either', async (_, call, secret) => {
    const message = `There is nothing like ${secret}`
    const error = await errorOf(call, Response.json({ error: true, message }))
    expect((error as Error).message).toContain('the server refused: There is nothing like [redacted]')
    expectNothingSecret(error, formsOf(secret))
  })

  it.each(calls)('comes from a server below another prefix, and %s stays out', async (_, call, secret) => {
    const { fetch } = createFakeUsers({ apiPrefix: '/other' })
    const error = await errorOf(call, Response.error(), { fetch })
    expect(error).toMatchObject({ name: 'ApiError', status: 404 })
    expectNothingSecret(error, formsOf(secret))
  })
})

describe('a connection that fails', () => {
  it.each(calls)('with words that hold %s does not tell it', async (_, call, secret) => {
    const failing = recordingFetch(new TypeError(`fetch failed: ${formsOf(secret).join(' ')}`))
    const error = await rejectionOf(call(createUsers({ baseUrl, fetch: failing })))
    expect(error).toMatchObject({ name: 'ConnectionError' })
    expectNothingSecret(error, formsOf(secret))
  })
})

describe('a URL that is none', () => {
  it('is refused without the session that was to stand in it', async () => {
    const users = createUsers({ baseUrl, fetch: recordingFetch() })
    const options = { baseUrl: 'nonsense', params: { path: { id: ann } } }
    const error = await rejectionOf(users.http.DELETE('/sessions/{id}', options))
    expect(error).toMatchObject({ name: 'ArgumentError', operation: 'deleteSession' })
    expectNothingSecret(error, [ann])
  })
})

describe('the hooks', () => {
  it.each(calls)('are not told %s', async (_, call, secret, operation) => {
    const told: { readonly operation: string; readonly path: string }[] = []
    await errorOf(call, Response.json({ error: false, message: '' }), {
      onRequest: (request) => told.push(request),
      onResponse: (response) => told.push(response),
    })
    const path = operation === 'activateAccount' ? '/api/auth/activate-account' : '/api/sessions/[redacted]'
    expect(told).toMatchObject([
      { operation, path },
      { operation, path },
    ])
    for (const form of formsOf(secret)) expect(JSON.stringify(told)).not.toContain(form)
  })

  it('are told the names of users as they are', async () => {
    const paths: string[] = []
    await errorOf(
      ({ http }) => http.GET('/users/{username}/meta', { params: { path: { username: 'sessions' } } }),
      Response.json({}),
      { onRequest: ({ path }) => paths.push(path) },
    )
    expect(paths).toEqual(['/api/users/sessions/meta'])
  })
})
