import { describe, expect, it } from 'vitest'
import { createPusher, type PusherOptions } from '../../../src/services/pusher/index.ts'
import { recordingFetch } from '../../../src/testing/index.ts'
import { credentials } from '../../support/client.ts'
import { refusedBy } from '../../support/outcome.ts'
import { signatureOf } from '../../support/signature.ts'

const app = { ...credentials, appId: '4321' }
const urlOf = (options: PusherOptions): URL => new URL(createPusher(options).signedUrl('GET', '/channels'))
const refusal = (options: object): { argument: string; message: string } =>
  refusedBy(() => createPusher({ ...app, ...options } as PusherOptions))

describe('the host', () => {
  it('is that of the cluster, with TLS', () => {
    const url = urlOf({ ...app, cluster: 'eu' })
    const query = Object.fromEntries(url.searchParams)
    expect(`${url.origin}${url.pathname}`).toBe('https://api-eu.pusher.com/apps/4321/channels')
    expect(query['auth_signature']).toBe(
      signatureOf({ method: 'GET', path: url.pathname, query }, app.secret),
    )
  })

  it.each(['pusher', 'soketi', 'reverb', 'sockudo'] as const)(
    'wins over the cluster with preset %s',
    (preset) => {
      const options = { ...app, cluster: 'eu', host: 'push.example.com', preset }
      expect(urlOf(options).origin).toBe('https://push.example.com')
    },
  )

  it('may be given without a cluster, and then any app id goes', () => {
    expect(urlOf({ ...app, appId: 'app-id', host: '127.0.0.1', port: 6001 }).origin).toBe(
      'http://127.0.0.1:6001',
    )
  })

  it.each(['soketi', 'reverb', 'sockudo'] as const)('is needed with preset %s', (preset) => {
    expect(refusal({ preset, cluster: 'eu' })).toMatchObject({
      argument: 'options.host',
      message: expect.stringContaining('cluster names none'),
    })
    expect(refusal({ preset }).argument).toBe('options.host')
  })

  it('or the cluster is needed with Pusher Channels', () => {
    expect(refusal({})).toMatchObject({
      argument: 'options.cluster',
      message: expect.stringContaining('or the host'),
    })
  })

  it.each(['', 'eu.example.com', 'eu/../x', 'eu#', 'api-eu.pusher.com', 7])(
    'is not made of a cluster that is %j',
    (cluster) => {
      expect(refusal({ cluster }).argument).toBe('options.cluster')
    },
  )
})

describe('the app', () => {
  it.each([{ cluster: 'eu' }, { host: 'api.pusherapp.com' }, { host: 'api-mt1.pusher.com' }])(
    'has a number on Pusher Channels: %j',
    (server) => {
      expect(refusal({ ...server, appId: 'app-id' })).toMatchObject({
        argument: 'options.appId',
        message: expect.stringContaining('must be a number'),
      })
    },
  )

  it.each(['appId', 'key', 'secret'])('has no white space in its %s, and the value is not shown', (name) => {
    for (const padding of [' ', '\n', '\t', '\u00a0']) {
      for (const value of [`mar${padding}ker`, `marker${padding}`, `${padding}marker`]) {
        const { argument, message } = refusal({ cluster: 'eu', [name]: value })
        expect(argument).toBe(`options.${name}`)
        expect(message).toContain('copy it again')
        expect(message).not.toContain('marker')
      }
    }
  })

  it.each([undefined, '', 7])('needs a secret, which is not %j', (secret) => {
    expect(refusal({ cluster: 'eu', secret }).argument).toBe('options.secret')
  })
})

describe('options', () => {
  it.each([Number.NaN, 0, 70_000, '443', 1.5])('have no port %j', (port) => {
    expect(refusal({ cluster: 'eu', port }).argument).toBe('options.port')
  })

  it.each(['Pusher', 'laravel', '', 'toString', 7, null])('have no preset %j', (preset) => {
    expect(refusal({ cluster: 'eu', preset })).toMatchObject({
      argument: 'options.preset',
      message: expect.stringContaining('pusher, soketi, reverb, sockudo'),
    })
  })

  it('that nobody knows are refused', () => {
    expect(refusal({ cluster: 'eu', encrypted: true }).argument).toBe('options.encrypted')
  })

  it.each([
    ['pusher', 'publishes a repeat again'],
    ['sockudo', 'createSockudo'],
  ] as const)('of idempotency are refused with preset %s', (preset, reason) => {
    const { argument, message } = refusal({ host: 'example.com', preset, autoIdempotency: true })
    expect(argument).toBe('options.autoIdempotency')
    expect(message).toContain(reason)
  })

  it.each([undefined, null, 'text', 7, new URL('http://key:secret@example.com/apps/1')])(
    'are an object or a URL as text, not %j',
    (options) => {
      expect(refusedBy(() => createPusher(options as never)).argument).toMatch(/^(?:options|url)$/)
    },
  )

  it('take a connection URL and what it leaves open', async () => {
    const fetch = recordingFetch()
    const url = `https://${app.key}:${app.secret}@push.example.com/realtime/apps/app-id`
    await createPusher(url, { fetch, preset: 'reverb' }).channels()
    expect(fetch.requests[0]?.path).toBe('/realtime/apps/app-id/channels')
  })

  it('do not say again what the URL says', () => {
    const url = `https://${app.key}:${app.secret}@push.example.com/apps/1`
    expect(refusedBy(() => createPusher(url, { host: 'other' } as object)).argument).toBe('options.host')
  })

  it('sign without the base path unless the server sees it', () => {
    const signatures = [undefined, true].map((signBasePath) => {
      const options = { ...app, host: 'example.com', basePath: '/realtime', preset: 'reverb' } as const
      const url = urlOf({ ...options, signBasePath, clock: () => 0 })
      const query = Object.fromEntries(url.searchParams)
      expect(url.pathname).toBe('/realtime/apps/4321/channels')
      return ['/apps/4321/channels', url.pathname].map(
        (path) => signatureOf({ method: 'GET', path, query }, app.secret) === query['auth_signature'],
      )
    })
    expect(signatures).toEqual([
      [true, false],
      [false, true],
    ])
  })
})
