import { inspect } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createWebSocketsService,
  webSocketsServiceFromEnv,
} from '../../../src/services/websockets-service/index.ts'
import { recordingFetch, type RecordedRequest } from '../../../src/testing/index.ts'
import { refusedBy, rejectionOf } from '../../support/outcome.ts'
import { accessKey, answerOf, answered, expectNoKey, testService } from './service-client.ts'

// What a browser has cannot be passed in.
afterEach(() => void vi.unstubAllGlobals())

/** Where a request went, with the fetch that was given. */
async function urlOf(options: object): Promise<string> {
  const urls: string[] = []
  const fetch = async (input: string | URL | Request): Promise<Response> => {
    urls.push(String(input))
    return answerOf('version', '1')
  }
  await createWebSocketsService({ accessKey, fetch, ...options }).version()
  return urls.join()
}

describe('a client of the WebSockets Service', () => {
  it('posts to the published endpoint', async () => {
    expect(await urlOf({})).toBe('https://websockets-manager-api.socrate.io/graphql')
  })

  it.each([
    ['http://127.0.0.1:6010/graphql'],
    ['http://localhost:6010/graphql'],
    ['http://[::1]:6010/graphql'],
    ['https://proxy.example.org/notifications/graphql'],
    ['https://proxy.example.org/push'],
  ])('posts to another endpoint: %s', async (endpoint) => {
    expect(await urlOf({ endpoint })).toBe(endpoint)
  })

  it('posts without encryption to another machine where the caller insists', async () => {
    const endpoint = 'http://fake.example.org:6010/graphql'
    expect(await urlOf({ endpoint, dangerouslyAllowHttp: true })).toBe(endpoint)
  })

  it('provides the access key in the x-api-key header', async () => {
    const { service, fetch } = answered('version', '1')
    await service.version()
    expect(fetch.requests[0]?.headers['x-api-key']).toBe(accessKey)
  })

  it('sends JSON and asks for JSON', async () => {
    const { service, fetch } = answered('version', '1')
    await service.version()
    expect(fetch.requests[0]).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    })
  })

  it('sends nothing when it is made', () => expect(testService().fetch.requests).toEqual([]))

  it('does not show the access key to who logs it', () => {
    const { service } = testService()
    expect(inspect(service, { depth: Infinity, showHidden: true })).not.toContain(accessKey)
    expect(JSON.stringify(service)).not.toContain(accessKey)
  })

  it('sends headers of its own and of a call', async () => {
    const { service, fetch } = testService({ headers: { 'X-Tenant': 'a' } }, answerOf('version', '1'))
    await service.version({ headers: { 'X-Trace': 'b' } })
    expect(fetch.requests[0]?.headers).toMatchObject({
      'x-tenant': 'a',
      'x-trace': 'b',
      'x-api-key': accessKey,
    })
  })

  it('tells hooks operation, method, path and status, and never the access key', async () => {
    const told: unknown[] = []
    const hooks = {
      onRequest: (info: unknown) => told.push(info),
      onResponse: (info: unknown) => told.push(info),
    }
    const { service } = testService(hooks as object, answerOf('version', '1'))
    await service.version()
    const request = { operation: 'version', method: 'POST', path: '/graphql' }
    expect(told).toEqual([request, { ...request, status: 200, duration: expect.any(Number) }])
    expect(JSON.stringify(told)).not.toContain(accessKey)
  })

  it('lets validate see the answer, and rejects with what it throws as the cause', async () => {
    const cause = new Error('no version')
    const validate = (): void => {
      throw cause
    }
    const { service } = testService({ validate }, answerOf('version', '1'))
    expect(await rejectionOf(service.version())).toMatchObject({
      name: 'ProtocolError',
      effect: 'none',
      cause,
    })
  })

  it('waits in close() for the calls under way, and refuses those after it', async () => {
    let release = (): void => {}
    const gate = new Promise<void>((resolve) => (release = resolve))
    const { service, fetch } = testService({}, () => gate.then(() => answerOf('version', '1')))
    const order: string[] = []
    const call = service.version().then(() => order.push('call'))
    const closing = service.close().then(() => order.push('close'))
    release()
    await Promise.all([call, closing])
    expect(order).toEqual(['call', 'close'])
    for (const refused of [
      service.version(),
      service.messages().page(),
      service.http.POST('/graphql', { body: { query: '{ version }' } }),
    ])
      expect(await rejectionOf(refused)).toMatchObject({ name: 'ConnectionError', code: 'client_closed' })
    expect(fetch.requests).toHaveLength(1)
  })

  it('is closed at the end of an await using block', async () => {
    const { service } = answered('version', '1')
    await service[Symbol.asyncDispose]()
    expect(await rejectionOf(service.version())).toMatchObject({ code: 'client_closed' })
  })

  it('gives up after its timeout', async () => {
    const { service } = testService({ timeout: 20 }, () => new Promise<Response>(() => {}))
    const error = await rejectionOf(service.pushGlobalMessage({ message: 'Hello' }))
    expect(error).toMatchObject({ name: 'TimeoutError', timeout: 20, effect: 'unknown' })
    expect(await rejectionOf(service.version({ timeout: 10 }))).toMatchObject({ timeout: 10, effect: 'none' })
  })

  it('rejects an aborted call with the reason', async () => {
    const reason = new Error('the user left')
    const { service, fetch } = testService()
    const signal = AbortSignal.abort(reason)
    expect(await rejectionOf(service.version({ signal }))).toBe(reason)
    expect(await rejectionOf(service.messages({}, { signal }).page())).toBe(reason)
    expect(fetch.requests).toEqual([])
  })

  it('sends nothing a second time, whatever happens', async () => {
    const { service, fetch } = testService({}, new TypeError('fetch failed'))
    await rejectionOf(service.pushMessage({ recipients: ['a'], message: 'b' }))
    await rejectionOf(service.version())
    expect(fetch.requests).toHaveLength(2)
  })
})

describe('options that make no sense are refused at construction', () => {
  it.each([
    ['no access key', { accessKey: undefined }, 'options.accessKey'],
    ['an empty access key', { accessKey: '' }, 'options.accessKey'],
    ['an access key with a line end', { accessKey: 'key\n' }, 'options.accessKey'],
    ['an access key with a line end inside', { accessKey: 'a\nb' }, 'options.accessKey'],
    ['an access key that no header can carry', { accessKey: 'schlüssel' }, 'options.accessKey'],
    ['an endpoint without a scheme', { endpoint: 'example.org/graphql' }, 'options.endpoint'],
    ['an endpoint of WebSockets', { endpoint: 'wss://example.org/graphql' }, 'options.endpoint'],
    ['an endpoint without a path', { endpoint: 'https://example.org' }, 'options.endpoint'],
    ['an endpoint with a user', { endpoint: 'https://me:pass@example.org/graphql' }, 'options.endpoint'],
    [
      'an endpoint to which the key would go in clear text',
      { endpoint: 'http://example.org/graphql' },
      'options.endpoint',
    ],
    [
      'an endpoint that only begins like this machine',
      { endpoint: 'http://localhost.example.org/graphql' },
      'options.endpoint',
    ],
    ['an endpoint with a query', { endpoint: 'https://example.org/graphql?key=1' }, 'options.endpoint'],
    ['a URL object', { endpoint: new URL('https://example.org/graphql') }, 'options.endpoint'],
    ['a timeout of nothing', { timeout: 0 }, 'options.timeout'],
    ['a second access key in the headers', { headers: { 'X-Api-Key': 'k' } }, 'options.headers.x-api-key'],
    ['another content type', { headers: { 'content-type': 'text/plain' } }, 'options.headers.content-type'],
    ['fetch that is no function', { fetch: true }, 'options.fetch'],
    ['fetch and an agent', { agent: {} }, 'options.agent'],
    ['a hook that is no function', { onRequest: 'log' }, 'options.onRequest'],
    ['a word for a flag', { dangerouslyAllowBrowser: 'yes' }, 'options.dangerouslyAllowBrowser'],
    ['a number for a flag', { dangerouslyAllowHttp: 1 }, 'options.dangerouslyAllowHttp'],
    ['a misspelt option', { access_key: 'k' }, 'options.access_key'],
    ['the secret of another service', { secret: 's' }, 'options.secret'],
  ])('%s', (_, options, argument) => {
    const fetch = recordingFetch()
    const error = refusedBy(() => createWebSocketsService({ accessKey, fetch, ...options } as never))
    expect(error.argument).toBe(argument)
    expectNoKey(error)
  })

  it('none at all', () =>
    expect(refusedBy(() => createWebSocketsService(undefined as never)).argument).toBe('options'))

  it('the x-api-key header of a call', async () => {
    const { service, fetch } = testService()
    const error = await rejectionOf(service.version({ headers: { 'X-API-KEY': 'other' } }))
    expect(error).toMatchObject({ argument: 'options.headers.x-api-key', operation: 'version' })
    expect(fetch.requests).toEqual([])
  })

  it('an option of a call that there is not', async () => {
    const { service } = testService()
    const error = await rejectionOf(service.messages({}, { pageSize: 10 } as never).page())
    expect(error).toMatchObject({ argument: 'options.pageSize' })
  })
})

describe('an access key in a browser', () => {
  it('is refused on a page', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    const error = refusedBy(() => createWebSocketsService({ accessKey }))
    expect(error.argument).toBe('options.accessKey')
    expect(error.message).toContain('dangerouslyAllowBrowser')
    expectNoKey(error)
  })

  it('is taken from who insists', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    expect(() => createWebSocketsService({ accessKey, dangerouslyAllowBrowser: true })).not.toThrow()
  })
})

describe('webSocketsServiceFromEnv', () => {
  const variable = 'WEBSOCKETS_SERVICE_ACCESS_KEY'

  it('reads the access key and the endpoint', async () => {
    const requests: RecordedRequest[] = []
    const fetch = recordingFetch((request) => (requests.push(request), answerOf('version', '1')))
    const env = { [variable]: accessKey, WEBSOCKETS_SERVICE_ENDPOINT: 'http://127.0.0.1:6010/gql' }
    await webSocketsServiceFromEnv(env, { fetch }).version()
    expect(requests[0]).toMatchObject({ path: '/gql', headers: { 'x-api-key': accessKey } })
  })

  it.each([
    ['a missing key', {}, {}, `env.${variable}`],
    ['an empty key', { [variable]: '' }, {}, `env.${variable}`],
    ['a key with a line end', { [variable]: 'key\n' }, {}, `env.${variable}`],
    [
      'an endpoint that is none',
      { [variable]: 'k', WEBSOCKETS_SERVICE_ENDPOINT: 'graphql' },
      {},
      'env.WEBSOCKETS_SERVICE_ENDPOINT',
    ],
    ['a key that comes twice', { [variable]: 'k' }, { accessKey: 'k' }, 'options.accessKey'],
    ['another option that is wrong', { [variable]: 'k' }, { timeout: -1 }, 'options.timeout'],
    ['no variables', null, {}, 'env'],
  ])('names what is wrong: %s', (_, env, options, argument) => {
    expect(refusedBy(() => webSocketsServiceFromEnv(env as never, options as never)).argument).toBe(argument)
  })
})
