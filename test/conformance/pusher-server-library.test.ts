// Pusher's "Server library reference specification": its 30 named tests, for each client.

import { describe, expect, it } from 'vitest'
import { createPusher } from '../../src/services/pusher/index.ts'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { createFakePusher } from '../../mocks/pusher/index.ts'
import { createFakeSockudo } from '../../mocks/sockudo/index.ts'
import { specified } from './names.ts'
import { app, type Create, namedTests } from './named-tests.ts'

const clients: Readonly<Record<string, Create>> = {
  createPusher: {
    client: (url, options) => createPusher(url, options),
    fake: () => createFakePusher({ apps: [app] }),
    codes: { batch: 'bad_request', attribute: 'bad_request' },
  },
  createSockudo: {
    client: (url, options) => createSockudo(url, options),
    fake: () => createFakeSockudo({ apps: [app] }),
    codes: { batch: 'limit_exceeded', attribute: 'invalid_input' },
  },
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
    expect(specified).toHaveLength(30)
    for (const create of Object.values(clients)) {
      const names = namedTests(create).flatMap(([, tests]) => Object.keys(tests))
      expect(names).toEqual(specified)
    }
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
