import { describe, expect, it } from 'vitest'
import { createSockudo, type SockudoOptions } from '../../src/services/sockudo/index.ts'
import { credentials, testClient } from '../support/client.ts'
import { refusedBy } from '../support/outcome.ts'
import { expectSigned } from '../support/signature.ts'

function urlOf(options: Partial<SockudoOptions>): URL {
  return new URL(
    createSockudo({ ...credentials, host: 'example.com', ...options }).signedUrl('GET', '/channels'),
  )
}

describe('the origin', () => {
  it.each([
    [{ host: 'example.com' }, 'https://example.com'],
    [{ host: 'example.com', useTLS: false }, 'http://example.com'],
    [{ host: 'example.com', port: 443 }, 'https://example.com'],
    [{ host: 'example.com', port: 8443 }, 'https://example.com:8443'],
    [{ host: 'example.com', port: 80, useTLS: false }, 'http://example.com'],
    [{ host: 'localhost', port: 6001 }, 'http://localhost:6001'],
    [{ host: 'LOCALHOST', port: 6001 }, 'http://localhost:6001'],
    [{ host: 'api.localhost', port: 6001 }, 'http://api.localhost:6001'],
    [{ host: '127.0.0.1', port: 6001 }, 'http://127.0.0.1:6001'],
    [{ host: '127.5.5.5' }, 'http://127.5.5.5'],
    [{ host: '::1', port: 6001 }, 'http://[::1]:6001'],
    [{ host: '[::1]', port: 6001 }, 'http://[::1]:6001'],
    [{ host: '127.0.0.1', port: 6001, useTLS: true }, 'https://127.0.0.1:6001'],
    [{ host: 'localhost.example.com' }, 'https://localhost.example.com'],
    [{ host: '10.0.0.1' }, 'https://10.0.0.1'],
    [{ host: '2001:db8::1' }, 'https://[2001:db8::1]'],
  ])('of %j is %s', (options, origin) => {
    expect(urlOf(options).origin).toBe(origin)
  })
})

describe('the base path', () => {
  it('stands before the app and is not signed, because a proxy takes it away', async () => {
    const { client, fetch } = testClient({ basePath: '/realtime' })
    await client.channels()
    expect(fetch.requests[0]?.path).toBe('/realtime/apps/app-id/channels')
    expectSigned(fetch.requests[0], '/apps/app-id/channels')
  })

  it('is signed on demand, where the server sees it', async () => {
    const { client, fetch } = testClient({ basePath: '/realtime', signBasePath: true })
    await client.channels()
    expectSigned(fetch.requests[0], '/realtime/apps/app-id/channels')
  })

  it('applies to every kind of call', async () => {
    const { client, fetch } = testClient({ basePath: '/a/b/' })
    await client.trigger('a', 'e', 'd')
    await client.request('GET', '/channels')
    await client.request('GET', '/apps/app-id/channels')
    await client.http.GET('/channels')
    expect(new URL(client.signedUrl('GET', '/channels')).pathname).toBe('/a/b/apps/app-id/channels')
    for (const { path } of fetch.requests) expect(path).toMatch(/^\/a\/b\/apps\/app-id\//)
    for (const request of fetch.requests) expectSigned(request, request.path.slice('/a/b'.length))
  })

  it('is not cut off another path that does not have it', async () => {
    const { client, fetch } = testClient({ basePath: '/realtime' })
    await client.http.GET('/channels', { baseUrl: 'http://127.0.0.1:7000/apps/app-id' })
    expect(fetch.requests[0]?.path).toBe('/apps/app-id/channels')
    expectSigned(fetch.requests[0])
  })

  it.each(['', '/', undefined])('may be %j, which is none', (basePath) => {
    expect(urlOf({ basePath }).pathname).toBe('/apps/app-id/channels')
  })
})

describe('an app id', () => {
  it('is a text, also when it looks like a number', () => {
    expect(urlOf({ appId: '0042' }).pathname).toBe('/apps/0042/channels')
  })
})

describe('an option that is wrong is refused when the client is made', () => {
  it.each([
    ['no app id', 'options.appId', { appId: undefined }],
    ['a number as app id', 'options.appId', { appId: 4321 }],
    ['an empty app id', 'options.appId', { appId: '' }],
    ['a padded app id', 'options.appId', { appId: 'app\n' }],
    ['two dots as app id', 'options.appId', { appId: '..' }],
    ['an app id with a slash', 'options.appId', { appId: 'a/b' }],
    ['an app id with a blank', 'options.appId', { appId: 'a b' }],
    ['half of an emoji as app id', 'options.appId', { appId: '\ud83d' }],
    ['no key', 'options.key', { key: undefined }],
    ['a key with a blank before it', 'options.key', { key: ` ${credentials.key}` }],
    ['a key with a line end', 'options.key', { key: `${credentials.key}\n` }],
    ['no secret', 'options.secret', { secret: undefined }],
    ['a secret with a line end', 'options.secret', { secret: `${credentials.secret}\n` }],
    ['bytes as secret', 'options.secret', { secret: new Uint8Array(32) }],
    ['no host', 'options.host', { host: undefined }],
    ['an empty host', 'options.host', { host: '' }],
    ['a host with a scheme', 'options.host', { host: 'https://example.com' }],
    ['a host with a port', 'options.host', { host: 'example.com:443' }],
    ['an IPv6 host with a port', 'options.host', { host: '[::1]:6001' }],
    ['a host with a path', 'options.host', { host: 'example.com/x' }],
    ['a host with a user', 'options.host', { host: 'user@example.com' }],
    ['a host with a blank', 'options.host', { host: 'exa mple.com' }],
    ['a padded host', 'options.host', { host: 'example.com ' }],
    ['a host that is none', 'options.host', { host: '300.300.300.300' }],
    ['port 0', 'options.port', { port: 0 }],
    ['port 65536', 'options.port', { port: 65_536 }],
    ['a port that is a text', 'options.port', { port: '6001' }],
    ['a port with a fraction', 'options.port', { port: 1.5 }],
    ['null as port', 'options.port', { port: null }],
    ['useTLS that is a text', 'options.useTLS', { useTLS: 'true' }],
    ['a base path without a slash', 'options.basePath', { basePath: 'realtime' }],
    ['a base path with dots', 'options.basePath', { basePath: '/a/../b' }],
    ['a base path with an empty segment', 'options.basePath', { basePath: '/a//b' }],
    ['a base path with a query', 'options.basePath', { basePath: '/a?b' }],
    ['signBasePath that is a number', 'options.signBasePath', { signBasePath: 1 }],
    ['a timeout of 0', 'options.timeout', { timeout: 0 }],
    ['a timeout over what timers take', 'options.timeout', { timeout: 2 ** 31 }],
    ['headers that are Headers', 'options.headers', { headers: new Headers({ a: 'b' }) }],
    ['a header with a line end', 'options.headers.a', { headers: { a: 'b\r\nc: d' } }],
    ['a limit that is none', 'options.limits.events', { limits: { events: 5 } }],
    ['a limit of 0', 'options.limits.channels', { limits: { channels: 0 } }],
    ['autoIdempotency that is a text', 'options.autoIdempotency', { autoIdempotency: 'yes' }],
    ['a clock that is a date', 'options.clock', { clock: new Date() }],
    ['fetch that is no function', 'options.fetch', { fetch: {} }],
    ['a hook that is no function', 'options.onRequest', { onRequest: true }],
    ['a second hook that is no function', 'options.onResponse', { onResponse: 'log' }],
    ['fetch and agent together', 'options.agent', { agent: { addRequest() {} }, fetch }],
    ['an agent of another library', 'options.agent', { agent: { dispatch() {} } }],
    ['a text as agent', 'options.agent', { agent: 'http://proxy:3128' }],
    ['an unknown option', 'options.colour', { colour: 'red' }],
  ] as [string, string, object][])('%s', (_, argument, options) => {
    const all = { ...credentials, host: 'example.com', ...options } as SockudoOptions
    expect(refusedBy(() => createSockudo(all)).argument).toBe(argument)
  })

  it.each([
    ['app_id', 'appId'],
    ['use_tls', null],
    ['base_path', 'basePath'],
    ['auto_idempotency', 'autoIdempotency'],
  ])('the hint for %s is %s', (name, hint) => {
    const options = { ...credentials, host: 'example.com', [name]: 'x' }
    const { message } = refusedBy(() => createSockudo(options))
    expect(message).toContain(hint === null ? 'there are appId' : `did you mean ${hint}?`)
  })

  it.each([undefined, null, 5, [], () => {}])('%s in place of all options', (options) => {
    expect(refusedBy(() => createSockudo(options as never)).argument).toBe('options')
  })
})

describe('the clock', () => {
  it('is asked for every request, and gives whole seconds', async () => {
    let now = 1_000_999
    const { client, fetch } = testClient({ clock: () => now })
    await client.channels()
    now += 2
    await client.channels()
    expect(fetch.requests.map(({ query }) => query['auth_timestamp'])).toEqual(['1000', '1001'])
  })

  it.each([Number.NaN, Infinity, undefined, '5', new Date(0)])(
    'is refused when it gives %s',
    async (value) => {
      const { client, fetch } = testClient({ clock: () => value as number })
      await expect(client.channels()).rejects.toMatchObject({ argument: 'options.clock' })
      expect(fetch.requests).toEqual([])
    },
  )

  it('is that of the machine by default', () => {
    const seconds = Number(urlOf({}).searchParams.get('auth_timestamp'))
    expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(5)
  })
})
