import { describe, expect, it } from 'vitest'
import { createSockudo, sockudoFromEnv } from '../../src/services/sockudo/index.ts'
import { recordingFetch } from '../../src/testing/index.ts'
import { credentials } from '../support/client.ts'
import { refusedBy } from '../support/outcome.ts'
import { signatureOf } from '../support/signature.ts'

const { appId, key, secret } = credentials
const url = `http://${key}:${secret}@127.0.0.1:6001/apps/${appId}`

function expectUsable(client: ReturnType<typeof createSockudo>, origin = 'http://127.0.0.1:6001'): void {
  const signed = new URL(client.signedUrl('GET', '/channels'))
  const query = Object.fromEntries(signed.searchParams)
  expect(`${signed.origin}${signed.pathname}`).toBe(`${origin}/apps/${appId}/channels`)
  expect(query['auth_signature']).toBe(signatureOf({ method: 'GET', path: signed.pathname, query }, secret))
}

describe('createSockudo', () => {
  it('takes options', () => expectUsable(createSockudo({ ...credentials, host: '127.0.0.1', port: 6001 })))

  it('takes a URL', () => expectUsable(createSockudo(url)))

  it('takes a URL and what it leaves open', async () => {
    const fetch = recordingFetch()
    await createSockudo(url, { fetch, headers: { 'x-a': 'b' }, timeout: undefined }).channels()
    expect(fetch.requests[0]).toMatchObject({ path: `/apps/${appId}/channels`, headers: { 'x-a': 'b' } })
  })

  it('reads the base path from the URL', () => {
    const client = createSockudo(`https://${key}:${secret}@example.com/realtime/apps/${appId}`)
    expect(new URL(client.signedUrl('GET', '/channels')).pathname).toBe(`/realtime/apps/${appId}/channels`)
  })

  it.each([
    ['the host', 'options.host', { host: 'other.example.com' }],
    ['the app', 'options.appId', { appId: 'other' }],
    ['the port', 'options.port', { port: 1 }],
    ['TLS', 'options.useTLS', { useTLS: true }],
  ])('refuses %s as an option when the URL has it already', (_, argument, options) => {
    expect(refusedBy(() => createSockudo(url, options as object)).argument).toBe(argument)
  })

  it('refuses an unknown option behind a URL', () => {
    expect(refusedBy(() => createSockudo(url, { colour: 'red' } as object)).argument).toBe('options.colour')
  })

  it('refuses a cluster and names host in its place', () => {
    const options = { ...credentials, host: 'example.com', cluster: 'eu' }
    const error = refusedBy(() => createSockudo(options))
    expect(error.argument).toBe('options.cluster')
    expect(error.message).toContain('options.host')
  })

  it('refuses a URL object and says what to pass', () => {
    expect(refusedBy(() => createSockudo(new URL(url) as never)).message).toContain('pass its href')
  })

  it('reads no environment', () => {
    process.env['SOCKUDO_URL'] = url
    try {
      expect(refusedBy(() => createSockudo({} as never)).argument).toBe('options.host')
    } finally {
      delete process.env['SOCKUDO_URL']
    }
  })
})

describe('sockudoFromEnv', () => {
  const separate = {
    SOCKUDO_APP_ID: appId,
    SOCKUDO_KEY: key,
    SOCKUDO_SECRET: secret,
    SOCKUDO_HOST: '127.0.0.1',
  }

  it('reads a URL', () => expectUsable(sockudoFromEnv({ SOCKUDO_URL: url })))

  it('reads separate variables', () => expectUsable(sockudoFromEnv({ ...separate, SOCKUDO_PORT: '6001' })))

  it.each([
    ['true', 'https://127.0.0.1'],
    ['false', 'http://127.0.0.1'],
    ['', 'http://127.0.0.1'],
  ])('reads SOCKUDO_TLS as %j', (tls, origin) => {
    expectUsable(sockudoFromEnv({ ...separate, SOCKUDO_TLS: tls }), origin)
  })

  it('prefers the URL', () => {
    expectUsable(sockudoFromEnv({ ...separate, SOCKUDO_HOST: 'elsewhere.example.com', SOCKUDO_URL: url }))
  })

  it('takes an empty URL for none', () => {
    expectUsable(sockudoFromEnv({ ...separate, SOCKUDO_URL: '', SOCKUDO_PORT: '6001' }))
  })

  it('takes everything else as options', async () => {
    const fetch = recordingFetch()
    await sockudoFromEnv({ SOCKUDO_URL: url }, { fetch }).channels()
    await sockudoFromEnv(separate, { fetch, autoIdempotency: true }).trigger('a', 'e', 'd')
    expect(fetch.requests[1]?.body).toContain('idempotency_key')
  })

  it.each([
    ['nothing at all', 'env.SOCKUDO_APP_ID', {}],
    ['no key', 'env.SOCKUDO_KEY', { ...separate, SOCKUDO_KEY: undefined }],
    ['an empty secret', 'env.SOCKUDO_SECRET', { ...separate, SOCKUDO_SECRET: '' }],
    ['a key with a line end', 'env.SOCKUDO_KEY', { ...separate, SOCKUDO_KEY: `${key}\n` }],
    ['a port that is no number', 'env.SOCKUDO_PORT', { ...separate, SOCKUDO_PORT: '6001/tcp' }],
    ['TLS that is neither', 'env.SOCKUDO_TLS', { ...separate, SOCKUDO_TLS: '1' }],
    ['a port that is too large', 'env.SOCKUDO_PORT', { ...separate, SOCKUDO_PORT: '65536' }],
    ['a host with a scheme', 'env.SOCKUDO_HOST', { ...separate, SOCKUDO_HOST: 'https://h' }],
    ['a URL without an app', 'env.SOCKUDO_URL', { SOCKUDO_URL: `http://${key}:${secret}@h/` }],
    ['no environment', 'env', undefined],
    ['a text', 'env', url],
  ])('refuses %s and names the variable', (_, argument, env) => {
    expect(refusedBy(() => sockudoFromEnv(env as never)).argument).toBe(argument)
  })
})
