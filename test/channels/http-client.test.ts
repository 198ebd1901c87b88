import { describe, expect, it } from 'vitest'
import { isKitError } from '../../src/errors.ts'
import { testClient } from '../support/client.ts'
import { rejectionOf } from '../support/outcome.ts'
import { expectNothingSecret } from '../support/secrets.ts'
import { expectSigned } from '../support/signature.ts'

const text = (body: string, status = 200): Response =>
  new Response(body, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })

describe('client.http', () => {
  it('fills in the app and the path, signs, and resolves to data and response', async () => {
    const { client, fetch } = testClient({}, Response.json({ occupied: true }))
    const { data, error, response } = await client.http.GET('/channels/{channelName}', {
      params: { path: { channelName: 'orders' } },
    })
    expect(data).toEqual({ occupied: true })
    expect(error).toBeUndefined()
    expect(response.status).toBe(200)
    expect(fetch.requests[0]).toMatchObject({ method: 'GET', path: '/apps/app-id/channels/orders', body: '' })
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['#server-to-user-1', '%23server-to-user-1'],
    ['chat:1', 'chat:1'],
    ['a@b,c;d=e', 'a@b,c;d=e'],
  ])('writes and signs %s as %s', async (channelName, written) => {
    const { client, fetch } = testClient()
    await client.http.GET('/channels/{channelName}', { params: { path: { channelName } } })
    expect(fetch.requests[0]?.path).toBe(`/apps/app-id/channels/${written}`)
    expectSigned(fetch.requests[0])
  })

  it('signs a query with everything in it that has a meaning in a query', async () => {
    const { client, fetch } = testClient()
    await client.http.GET('/channels', { params: { query: { filter_by_prefix: 'a&b=c d+e%23#ä' } } })
    expect(fetch.requests[0]?.query['filter_by_prefix']).toBe('a&b=c d+e%23#ä')
    expectSigned(fetch.requests[0])
  })

  it('joins the values of a list with commas', async () => {
    const { client, fetch } = testClient()
    const info = ['user_count', 'subscription_count'] as never
    await client.http.GET('/channels', { params: { query: { info } } })
    expect(fetch.requests[0]?.query['info']).toBe('user_count,subscription_count')
    expectSigned(fetch.requests[0])
  })

  it('sends a body as JSON with its MD5', async () => {
    const { client, fetch } = testClient()
    await client.http.POST('/events', { body: { name: 'e', channels: ['a'], data: 'ä€' } })
    expect(fetch.requests[0]?.body).toBe('{"name":"e","channels":["a"],"data":"ä€"}')
    expect(fetch.requests[0]?.headers['content-type']).toBe('application/json')
    expectSigned(fetch.requests[0])
  })

  it('sends an empty object with a POST that has no body', async () => {
    const { client, fetch } = testClient()
    await client.http.POST('/users/{userId}/terminate_connections', { params: { path: { userId: '1' } } })
    expect(fetch.requests[0]).toMatchObject({ body: '{}', headers: { 'content-type': 'application/json' } })
    expectSigned(fetch.requests[0])
  })

  it('sends no MD5 with any other method, also when there is a body', async () => {
    const { client, fetch } = testClient()
    const unknown = client.http as unknown as Record<
      string,
      (path: string, init?: object) => Promise<unknown>
    >
    await unknown['DELETE']!('/new/{id}', { params: { path: { id: '1' } } })
    await unknown['PUT']!('/new', { body: { a: 1 } })
    expect(fetch.requests.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['DELETE', '/apps/app-id/new/1', ''],
      ['PUT', '/apps/app-id/new', '{"a":1}'],
    ])
    for (const request of fetch.requests) expectSigned(request)
  })

  it('has request() for a method that is a value', async () => {
    const { client, fetch } = testClient()
    await client.http.request('get', '/channels')
    expect(fetch.requests[0]).toMatchObject({ method: 'GET', path: '/apps/app-id/channels' })
    expectSigned(fetch.requests[0])
  })
})

describe('paths outside of the app', () => {
  it.each(['/up', '/live', '/metrics', '/stats'] as const)(
    '%s is sent unsigned and without the app',
    async (path) => {
      const { client, fetch } = testClient(
        {},
        path === '/up' || path === '/metrics' ? text('OK') : Response.json({}),
      )
      await client.http.GET(path)
      expect(fetch.requests[0]).toMatchObject({ path, query: {} })
    },
  )

  it('give their text as data', async () => {
    const { client } = testClient({}, text('# HELP sockudo_connected\n'))
    expect((await client.http.GET('/metrics')).data).toBe('# HELP sockudo_connected\n')
  })

  it('can be on another port', async () => {
    const urls: string[] = []
    const fetch: typeof globalThis.fetch = async (url) => (urls.push(String(url)), text('x 1'))
    const { client } = testClient({ fetch })
    await client.http.GET('/metrics', { baseUrl: 'http://127.0.0.1:9601' })
    expect(urls).toEqual(['http://127.0.0.1:9601/metrics'])
  })

  it('keep the base path of a proxy', async () => {
    const { client, fetch } = testClient({ basePath: '/realtime' }, text('OK'))
    await client.http.GET('/up')
    expect(fetch.requests[0]?.path).toBe('/realtime/up')
  })
})

describe('an error answer is returned, not thrown', () => {
  it('with its JSON', async () => {
    const body = { error: 'no', code: 'invalid_input', status: 400 }
    const { client } = testClient({}, Response.json(body, { status: 400 }))
    const { data, error, response } = await client.http.GET('/channels')
    expect(data).toBeUndefined()
    expect(error).toEqual(body)
    expect(response.status).toBe(400)
  })

  it('with its text', async () => {
    const { client } = testClient({}, text('404 NOT FOUND', 404))
    expect((await client.http.GET('/channels')).error).toBe('404 NOT FOUND')
  })

  it.each([204, 205, 304])('and an answer with %i has no content', async (status) => {
    const { client } = testClient({ fetch: async () => new Response(null, { status }) })
    const { response } = await client.http.GET('/channels')
    expect(response.status).toBe(status)
  })
})

describe('client.http rejects', () => {
  it('with a ConnectionError when no answer comes', async () => {
    const { client } = testClient({}, Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
    const error = await rejectionOf(client.http.GET('/channels'))
    expect(error).toMatchObject({ name: 'ConnectionError', operation: 'listChannels', effect: 'none' })
    expectNothingSecret(error)
  })

  it('with a TimeoutError when it comes too late', async () => {
    const { client } = testClient({ timeout: 10, fetch: () => new Promise(() => {}) })
    expect(
      await rejectionOf(client.http.POST('/events', { body: { name: 'e', channel: 'a' } })),
    ).toMatchObject({
      name: 'TimeoutError',
      operation: 'triggerEvent',
      effect: 'unknown',
    })
  })

  it('with the reason of the caller', async () => {
    const { client } = testClient({ fetch: () => new Promise(() => {}) })
    const controller = new AbortController()
    const call = rejectionOf(client.http.GET('/channels', { signal: controller.signal }))
    const reason = new Error('enough')
    setTimeout(() => controller.abort(reason), 10)
    expect(await call).toBe(reason)
  })

  it.each([
    ['a page', '<html>'],
    ['JSON that is cut off', '{"channels":'],
  ])('with a ProtocolError when a success is %s, which it does not quote', async (_, body) => {
    const { client } = testClient({}, new Response(body, { headers: { 'content-type': 'application/json' } }))
    const error = await rejectionOf(client.http.GET('/channels'))
    expect(error).toMatchObject({
      name: 'ProtocolError',
      operation: 'listChannels',
      status: 200,
      effect: 'none',
    })
    expect(error.message).toBe('the server answered 200 with a body that is not JSON')
    expect(error.cause).toBeUndefined()
  })

  it.each([
    ['two dots as a path value', { channelName: '..' }],
    ['a path value that is missing', {}],
  ])('with an ArgumentError for %s, before anything is sent', async (_, path) => {
    const { client, fetch } = testClient()
    const error = await rejectionOf(
      client.http.GET('/channels/{channelName}', { params: { path: path as never } }),
    )
    expect(isKitError(error)).toBe(true)
    expect(error.argument).toBe('channelName')
    expect(fetch.requests).toEqual([])
  })
})

describe('middleware', () => {
  it('runs before signing, so that what it changes is what is signed', async () => {
    const { client, fetch } = testClient()
    client.http.use({
      async onRequest({ request }) {
        const url = new URL(request.url)
        url.searchParams.set('added', 'by middleware')
        return new Request(url, { method: 'POST', body: (await request.text()).replace('before', 'after') })
      },
    })
    await client.http.POST('/events', { body: { name: 'e', channel: 'a', data: 'before' } })
    expect(fetch.requests[0]?.body).toContain('after')
    expect(fetch.requests[0]?.query['added']).toBe('by middleware')
    expectSigned(fetch.requests[0])
  })

  it('never sees a signature', async () => {
    const { client } = testClient()
    const urls: string[] = []
    client.http.use({ onRequest: ({ request }) => void urls.push(request.url) })
    await client.http.GET('/channels')
    expect(urls).toEqual(['http://127.0.0.1:6001/apps/app-id/channels'])
  })

  it('can be taken away again', async () => {
    const { client } = testClient()
    let runs = 0
    const counting = { onRequest: () => void runs++ }
    client.http.use(counting)
    await client.http.GET('/channels')
    client.http.eject(counting)
    await client.http.GET('/channels')
    expect(runs).toBe(1)
  })

  it('does not touch the named calls', async () => {
    const { client, fetch } = testClient()
    client.http.use({ onRequest: () => new Response('{"from":"middleware"}') })
    await client.channels()
    expect(fetch.requests).toHaveLength(1)
  })
})
