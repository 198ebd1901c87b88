import { describe, expect, it } from 'vitest'
import { testClient } from '../support/client.ts'
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
