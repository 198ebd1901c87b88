// Pusher's "Server library reference specification": its 30 named tests, for each client.

import { describe, expect, it } from 'vitest'
import { createPusher } from '../../src/services/pusher/index.ts'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { type Create, namedTests } from './named-tests.ts'

const clients: Readonly<Record<string, Create>> = {
  createPusher: (url, options) => createPusher(url, options),
  createSockudo: (url, options) => createSockudo(url, options),
}

for (const [name, create] of Object.entries(clients)) {
  describe(name, () => {
    describe.each(namedTests(create))('%s', (_, tests) => {
      it.each(Object.entries(tests))('%s', (_name, test) => test())
    })
  })
}

describe('the specification', () => {
  it('has 30 named tests, and each of them is here', () => {
    const names = namedTests(clients['createPusher']!).flatMap(([, tests]) => Object.keys(tests))
    expect(new Set(names).size).toBe(30)
    expect(names.every((name) => /^test[A-Z]\w+(?:Succeeds|Fails)\w*$/.test(name))).toBe(true)
  })

  it('asks for the options cluster, host, port and TLS, of which a host wins over a cluster', () => {
    const app = { appId: '4321', key: 'app-key', secret: 'app-secret' }
    const originOf = (options: object): string =>
      new URL(createPusher({ ...app, ...options }).signedUrl('GET', '/channels')).origin
    expect(originOf({ cluster: 'eu' })).toBe('https://api-eu.pusher.com')
    expect(originOf({ cluster: 'eu', useTLS: false, port: 8080 })).toBe('http://api-eu.pusher.com:8080')
    expect(originOf({ cluster: 'eu', host: 'push.example.com' })).toBe('https://push.example.com')
    expect(() => createSockudo({ cluster: 'eu' } as never)).toThrow('options.cluster')
  })
})
