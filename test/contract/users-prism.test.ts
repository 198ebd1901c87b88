// createUsers and the contract of the users server speak the same document: Prism, which knows nothing but the contract,
// takes every call and answers with the example that it is asked for.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiError } from '../../src/errors.ts'
import { createUsers, type Users } from '../../src/services/users/index.ts'
import { rejectionOf } from '../support/outcome.ts'
import { contractPath, readContract } from './support/contracts.ts'
import { type Prism, startPrism } from './support/prism.ts'
import { calls, formOf } from './users/calls.ts'
import type { UsersOperation } from './users/case.ts'
import { examplesOf, usersCases } from './users/cases.ts'

const contract = await readContract('users')
const rows = usersCases(contract)

let prism: Prism
beforeAll(async () => {
  prism = await startPrism({ document: contractPath('users') })
})
afterAll(() => prism.close())

function setUp(prefer = ''): Users {
  const headers = prefer === '' ? {} : { prefer }
  return createUsers({ baseUrl: prism.url.href, session: 'aB3dE5gH7jK', headers })
}

test('every answer that the contract has an example of is in the table', () => {
  for (const operation of Object.keys(calls) as UsersOperation[]) {
    const shown = rows.filter((row) => row.operation === operation).map(({ shows }) => shows)
    const names = [...examplesOf(contract, operation)].map(([name]) => name)
    // What Express answers to a body that cannot be read, the client does not provoke.
    const express = ['bodyNotJson', 'bodyTooLarge']
    expect(new Set([...shown, ...express]), operation).toEqual(new Set([...names, ...express]))
  }
})

describe.each(rows)('$operation', ({ operation, name, call, shows, status = 200 }) => {
  const value = examplesOf(contract, operation).get(shows)
  const isFailure = (value as { readonly error?: unknown }).error === true || status >= 400

  test(`Prism, asked for ${shows}, gives what the client reads: ${name}`, async () => {
    const { http } = setUp(`code=${status}, example=${shows}`)
    const { data, error, response } = await (isFailure ? calls[operation] : call)(http)
    expect(response.status).toBe(status)
    if (!isFailure) {
      expect(error).toBeUndefined()
      expect(data).toEqual(status === 302 ? undefined : value)
      return
    }
    expect(data).toBeUndefined()
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status, operation, body: value })
  })
})

describe('what the client sends is what the contract describes', () => {
  test.each(Object.keys(calls) as UsersOperation[])('%s', async (operation) => {
    const { error, response } = await calls[operation](setUp().http)
    expect(error).toBeUndefined()
    expect(response.status).toBe(operation === 'activateAccount' ? 302 : 200)
  })

  test('login and logout', async () => {
    const users = createUsers({ baseUrl: prism.url.href })
    await expect(users.login({ username: 'george', password: 'correct horse' })).resolves.toMatchObject({
      authenticated: true,
      user: { username: 'george' },
    })
    await expect(users.logout()).resolves.toMatchObject({ error: false })
  })

  test('a login that is refused with the status 200 rejects', async () => {
    const refused = setUp('code=200, example=credentialsIncorrect')
    const error = await rejectionOf(refused.login({ username: 'george', password: 'wrong' }))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 200, code: 'unauthorized' })
  })
})

describe('the contract is looked at', () => {
  test('without a session a guarded operation is refused', async () => {
    const { error, response } = await calls.listSessions(createUsers({ baseUrl: prism.url.href }).http)
    expect(response.status).toBe(401)
    expect(error).toBeInstanceOf(ApiError)
  })

  test.each([
    ['an account without an e-mail address', { username: 'fred', password: 'secret' }],
    [
      'a super administrator',
      { username: 'fred', password: 'secret', email: 'fred@example.org', privileges: 1 },
    ],
    ['a name with a blank', { username: 'fred three', password: 'secret', email: 'fred@example.org' }],
  ])('%s is refused', async (_, body) => {
    const { data, error } = await setUp().http.POST('/users', { body: body as never })
    expect(data).toBeUndefined()
    expect(error).toMatchObject({ status: 400 })
  })

  test('the name of a bucket with other characters is refused', async () => {
    const path = { username: 'george', bucket: 'a+b' }
    const { error } = await setUp().http.POST('/users/{username}/buckets/{bucket}', { params: { path } })
    expect(error).toBeInstanceOf(ApiError)
  })

  test('an upload is a form', async () => {
    const { data } = await setUp().http.POST('/buckets/{bucket}/upload', {
      params: { path: { bucket: 'holiday' } },
      body: formOf('notes.txt', 'text/plain'),
    })
    expect(data?.tokens).toHaveLength(1)
  })
})
