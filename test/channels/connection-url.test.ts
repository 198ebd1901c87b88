import { describe, expect, it } from 'vitest'
import { parseConnectionUrl } from '../../src/channels/connection-url.ts'
import { credentials } from '../support/client.ts'
import { refusedBy } from '../support/outcome.ts'

const { key, secret } = credentials
const at = `${key}:${secret}@`

describe('a connection URL', () => {
  it.each([
    [
      'http://k:s@127.0.0.1:6001/apps/app-id',
      { appId: 'app-id', host: '127.0.0.1', port: 6001, useTLS: false },
    ],
    ['https://k:s@example.com/apps/1', { appId: '1', host: 'example.com', useTLS: true }],
    ['https://k:s@example.com:443/apps/1', { appId: '1', host: 'example.com', useTLS: true }],
    ['https://k:s@example.com/apps/1/', { appId: '1', host: 'example.com', useTLS: true }],
    ['http://k:s@[::1]:6001/apps/1', { appId: '1', host: '[::1]', port: 6001, useTLS: false }],
    ['https://k:s@h/realtime/v1/apps/1', { appId: '1', host: 'h', useTLS: true, basePath: '/realtime/v1' }],
    ['https://k:s@h/apps/apps/1', { appId: '1', host: 'h', useTLS: true, basePath: '/apps' }],
    ['https://k:s@h/apps/a%20b', { appId: 'a b', host: 'h', useTLS: true }],
  ])('%s is taken apart', (url, parts) => {
    expect(parseConnectionUrl(url)).toEqual({ key: 'k', secret: 's', ...parts })
  })

  it('may have anything in key and secret that is percent-encoded', () => {
    const odd = 'a/b:c@d#e?f%g'
    const url = `https://${encodeURIComponent(odd)}:${encodeURIComponent(odd)}@h/apps/1`
    expect(parseConnectionUrl(url)).toMatchObject({ key: odd, secret: odd })
  })
})

describe('a connection URL that does not parse is refused, and the part is named', () => {
  it.each([
    ['no URL', 'sockudo', 'must look like http://key:secret@host:port/apps/app-id'],
    ['an empty text', '', 'received an empty string'],
    ['no scheme', `${at}example.com/apps/1`, 'must begin with http:// or https://'],
    ['the scheme of a socket', `ws://${at}example.com/apps/1`, 'must begin with http:// or https://'],
    ['no host', `http://${at}/apps/1`, 'has no host'],
    ['a host that is none', `http://${at}exa mple/apps/1`, 'has a host that is not a host name'],
    [
      'a port over 65535',
      `http://${at}example.com:99999/apps/1`,
      'has a port that is not a number up to 65535',
    ],
    ['a port that is no number', `http://${at}example.com:http/apps/1`, 'has a port that is not a number'],
    ['a slash in the secret', `http://${key}:${secret}/x@example.com/apps/1`, 'percent-encode it'],
    ['no key', `http://:${secret}@example.com/apps/1`, 'has no key'],
    ['no secret', `http://${key}@example.com/apps/1`, 'has no secret'],
    ['neither', 'http://example.com/apps/1', 'has no key'],
    ['no app', `http://${at}example.com`, 'has no app id'],
    ['an empty app', `http://${at}example.com/apps/`, 'has no app id'],
    ['something behind the app', `http://${at}example.com/apps/1/events`, 'has no app id'],
    ['a query', `http://${at}example.com/apps/1?tls=1`, 'must not have a query'],
    ['a fragment', `http://${at}example.com/apps/1#x`, 'must not have a query or a fragment'],
    ['a broken escape in the app', `http://${at}example.com/apps/%zz`, 'percent-encoding in its app id'],
    ['a broken escape in the key', `http://%zz:${secret}@example.com/apps/1`, 'percent-encoding in its key'],
    [
      'a broken escape in the secret',
      `http://${key}:%zz@example.com/apps/1`,
      'percent-encoding in its secret',
    ],
  ])('%s', (_, url, rule) => {
    // refusedBy() makes sure that neither key nor secret is in the error.
    const error = refusedBy(() => parseConnectionUrl(url))
    expect(error.argument).toBe('url')
    expect(error.message).toContain(rule)
  })
})
