import { describe, expect, it } from 'vitest'
import type { Sockudo } from '../../src/services/sockudo/index.ts'
import { credentials, testClient } from '../support/client.ts'
import { refusalOf, rejectionOf } from '../support/outcome.ts'
import { expectSigned, md5Of, signatureOf } from '../support/signature.ts'

describe('request', () => {
  it.each([
    ['/channels', '/apps/app-id/channels'],
    ['/channels/', '/apps/app-id/channels'],
    ['/apps/other/channels', '/apps/other/channels'],
    ['/channels/%23server-to-user-1/users', '/apps/app-id/channels/%23server-to-user-1/users'],
    ['/channels/a@b,c;d=e:f', '/apps/app-id/channels/a@b,c;d=e:f'],
  ])('sends %s to %s and signs what is on the wire', async (path, whole) => {
    const { client, fetch } = testClient()
    await client.request('GET', path)
    expect(fetch.requests[0]).toMatchObject({ method: 'GET', path: whole, body: '' })
    expectSigned(fetch.requests[0])
  })

  it('joins the values of a list with commas', async () => {
    const { client, fetch } = testClient()
    await client.request('GET', '/channels', {
      query: { info: ['user_count', 'subscription_count'], limit: 5 },
    })
    expect(fetch.requests[0]?.query).toMatchObject({ info: 'user_count,subscription_count', limit: '5' })
    expectSigned(fetch.requests[0])
  })

  it('sends an object as JSON', async () => {
    const { client, fetch } = testClient()
    await client.request('POST', '/x', { body: { a: 'ä' } })
    expect(fetch.requests[0]).toMatchObject({
      body: '{"a":"ä"}',
      headers: { 'content-type': 'application/json' },
    })
    expectSigned(fetch.requests[0])
  })

  it('sends a text as it is', async () => {
    const { client, fetch } = testClient()
    await client.request('POST', '/x', { body: '{ "spaced": 1.50 }' })
    expect(fetch.requests[0]?.body).toBe('{ "spaced": 1.50 }')
    expectSigned(fetch.requests[0])
  })

  it('sends an empty object with a POST that has no body', async () => {
    const { client, fetch } = testClient()
    await client.request('POST', '/x')
    expect(fetch.requests[0]?.body).toBe('{}')
    expectSigned(fetch.requests[0])
  })

  it.each(['GET', 'HEAD', 'DELETE', 'PUT', 'PATCH'] as const)(
    'sends no body and no MD5 with %s',
    async (method) => {
      const { client, fetch } = testClient()
      await client.request(method, '/x')
      expect(fetch.requests[0]).toMatchObject({ method, body: '' })
      expectSigned(fetch.requests[0])
    },
  )

  it.each([
    ['JSON', Response.json([1]), [1]],
    ['a text', new Response('OK', { headers: { 'content-type': 'text/plain; charset=utf-8' } }), 'OK'],
    ['nothing', new Response(null, { status: 204 }), undefined],
  ])('resolves to %s', async (_, answer, value) => {
    const { client } = testClient({}, answer)
    await expect(client.request('GET', '/x')).resolves.toEqual(value)
  })

  it('rejects when the answer is a page', async () => {
    const { client } = testClient({}, new Response('<html>', { headers: { 'content-type': 'text/html' } }))
    expect(await rejectionOf(client.request('GET', '/x'))).toMatchObject({
      name: 'ProtocolError',
      operation: 'GET /x',
    })
  })

  it('names method and path as the operation of an error', async () => {
    const { client } = testClient({}, new Response('', { status: 404 }))
    expect(await rejectionOf(client.request('DELETE', '/x/1'))).toMatchObject({
      operation: 'DELETE /x/1',
      status: 404,
    })
  })
})

describe('request refuses before anything is sent', () => {
  const cycle: Record<string, unknown> = {}
  cycle['self'] = cycle

  it.each([
    ['an unknown method', 'method', ['TRACE', '/x']],
    ['a method in lower case', 'method', ['get', '/x']],
    ['no method', 'method', [undefined, '/x']],
    ['a path without a slash', 'path', ['GET', 'channels']],
    ['a URL', 'path', ['GET', 'http://evil.example/']],
    ['a query in the path', 'path', ['GET', '/channels?info=x']],
    ['dots in the path', 'path', ['GET', '/channels/../users']],
    ['no path', 'path', ['GET']],
    ['a body with GET', 'options.body', ['GET', '/x', { body: {} }]],
    ['a body with DELETE', 'options.body', ['DELETE', '/x', { body: '{}' }]],
    ['a body that holds itself', 'options.body.self', ['POST', '/x', { body: cycle }]],
    ['a body that is a function', 'options.body', ['POST', '/x', { body: () => {} }]],
    ['a bigint in the body', 'options.body.id', ['POST', '/x', { body: { id: 1n } }]],
    ['bytes as body', 'options.body', ['POST', '/x', { body: new Uint8Array([1]) }]],
    ['an object as query value', 'query.a', ['GET', '/x', { query: { a: {} } }]],
    ['URLSearchParams as query', 'query', ['GET', '/x', { query: new URLSearchParams('a=b') }]],
    ['a parameter of the signature', 'query.auth_key', ['GET', '/x', { query: { auth_key: 'mine' } }]],
    ['a parameter twice', 'query.limit', ['GET', '/x', { query: { Limit: 1, limit: 2 } }]],
    ['params in place of query', 'options.params', ['GET', '/x', { params: {} }]],
  ] as [string, string, unknown[]][])('%s', async (_, argument, args) => {
    const error = await refusalOf((client) => (client.request as (...args: unknown[]) => unknown)(...args))
    expect(error.argument).toBe(argument)
  })
})

describe('signedUrl', () => {
  it('is exactly the URL that request() would send to', async () => {
    const { client, fetch } = testClient()
    const content = { query: { info: ['a', 'b'], q: 'x y' } }
    await client.request('GET', '/channels/%23a', content)
    const url = new URL(client.signedUrl('GET', '/channels/%23a', content))
    expect(url.origin).toBe('http://127.0.0.1:6001')
    expect(url.pathname).toBe(fetch.requests[0]?.path)
    expect(Object.fromEntries(url.searchParams)).toEqual(fetch.requests[0]?.query)
  })

  it('has all parameters in one order, encoded, the signature last', () => {
    const { client } = testClient()
    const [head, signature] = client
      .signedUrl('GET', '/channels', { query: { q: 'a,b c' } })
      .split('&auth_signature=')
    expect(head).toBe(
      `http://127.0.0.1:6001/apps/app-id/channels?auth_key=${credentials.key}&auth_timestamp=1700000000&auth_version=1.0&q=a%2Cb%20c`,
    )
    expect(signature).toMatch(/^[0-9a-f]{64}$/)
  })

  it('covers the body of a POST', () => {
    const { client } = testClient()
    const url = new URL(client.signedUrl('POST', '/events', { body: { name: 'e' } }))
    const query = Object.fromEntries(url.searchParams)
    expect(query['body_md5']).toBe(md5Of('{"name":"e"}'))
    const sent = { method: 'POST', path: url.pathname, query }
    expect(query['auth_signature']).toBe(signatureOf(sent, credentials.secret))
  })

  it('does not hold the secret', () => {
    expect(testClient().client.signedUrl('GET', '/channels')).not.toContain(credentials.secret)
  })

  it('throws what request() rejects with', async () => {
    const call = (client: Sockudo): unknown =>
      client.signedUrl('GET', '/channels', { query: { a: {} as never } })
    expect((await refusalOf(call)).argument).toBe('query.a')
    expect(() => testClient().client.signedUrl('GET', 'x')).toThrow('path must begin with "/"')
  })
})
