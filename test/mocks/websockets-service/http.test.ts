// The HTTP around the GraphQL of the fake.

import { describe, expect, it } from 'vitest'
import { answered, endpoint, setup } from './setup.ts'

const json = { 'content-type': 'application/json' }
const query = JSON.stringify({ query: '{ version }' })

describe('a request to the fake', () => {
  it('is answered at /graphql with JSON', async () => {
    const { status, headers, body } = await setup().post({ query: '{ version }' })
    expect([status, headers.get('content-type'), body]).toEqual([
      200,
      'application/json; charset=utf-8',
      { data: { version: '1.0.0' } },
    ])
  })

  it.each([
    ['no JSON', '{', 'must be JSON'],
    ['nothing', '', 'must be JSON'],
    ['a list of requests', '[{"query":"{ version }"}]', 'one JSON object'],
    ['JSON without a query', '{"variables":{}}', 'query must be'],
    ['a query that is no text', '{"query":{}}', 'query must be'],
    ['variables that are no object', '{"query":"{ version }","variables":[1]}', 'variables must be'],
    [
      'a name of an operation that is no text',
      '{"query":"{ version }","operationName":7}',
      'operationName must',
    ],
  ])('is refused with 400 when its body is %s', async (_, body, message) => {
    const given = await setup().post(body)
    expect([given.status, given.body.errors[0].message]).toEqual([400, expect.stringContaining(message)])
  })

  it('is refused with 415 when it does not say that it is JSON', async () => {
    const { post } = setup()
    expect((await post(query, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await post(query, { 'content-type': 'application/json;charset=utf-8' })).status).toBe(200)
  })

  it('is refused with 405 when it is no POST, and with 404 elsewhere', async () => {
    const { fake } = setup()
    const headers = { ...json, 'x-api-key': 'access-key' }
    const got = await fake.fetch(endpoint, { headers })
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST'])
    const elsewhere = await fake.fetch('https://websockets-manager-api.socrate.io/', { method: 'POST' })
    expect(elsewhere.status).toBe(400)
    const nowhere = await fake.fetch('https://websockets-manager-api.socrate.io/v1/graphql', {
      method: 'POST',
      headers,
      body: query,
    })
    expect(nowhere.status).toBe(404)
  })

  it.each([
    ['without a key', {}],
    ['with an empty key', { 'x-api-key': '' }],
    ['with another key', { 'x-api-key': 'access-kez' }],
    ['with the beginning of a key', { 'x-api-key': 'access-ke' }],
  ])('is refused with 401 and a text %s, before its body is read', async (_, headers) => {
    const { fake } = setup()
    const response = await fake.fetch(endpoint, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: '{',
    })
    const { status, text, headers: given } = await answered(response)
    expect([status, text, given.get('content-type')]).toEqual([
      401,
      'Unauthorized',
      'text/plain; charset=utf-8',
    ])
  })

  it('needs the key for the schema, too', async () => {
    const { post } = setup()
    const introspection = { query: '{ __schema { queryType { name } } }' }
    expect((await post(introspection, { 'x-api-key': 'nobody' })).status).toBe(401)
    expect((await post(introspection)).body.data.__schema.queryType.name).toBe('Query')
  })

  it('is remembered with the first operation that its document asks for', async () => {
    const { fake, post, run } = setup()
    await run('query anything { list: messages { nextToken } }')
    await run('{ ... on Query { version } }')
    await run('{ __typename version messages { nextToken } }')
    await run('{ ...Later version } fragment Later on Query { globalMessages { nextToken } }')
    await run('{ __typename }')
    await post('{')
    await fake.fetch('http://127.0.0.1/nowhere?token=secret')
    expect(
      fake.requests.map(({ method, path, status, operation }) => [method, path, status, operation]),
    ).toEqual([
      ['POST', '/graphql', 200, 'messages'],
      ['POST', '/graphql', 200, 'version'],
      ['POST', '/graphql', 200, 'version'],
      ['POST', '/graphql', 200, 'globalMessages'],
      ['POST', '/graphql', 200, 'runGraphQL'],
      ['POST', '/graphql', 400, 'runGraphQL'],
      ['GET', '/nowhere', 404, undefined],
    ])
  })

  it('that is aborted rejects with its reason', async () => {
    const { fake } = setup()
    const reason = new Error('no longer needed')
    const asked = fake.fetch(endpoint, { method: 'POST', body: query, signal: AbortSignal.abort(reason) })
    await expect(asked).rejects.toBe(reason)
    expect(fake.requests).toEqual([])
  })
})
