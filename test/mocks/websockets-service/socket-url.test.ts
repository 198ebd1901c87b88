// Where connectionUri leads to, and where a socket can be opened.

import { describe, expect, it } from 'vitest'
import type { FakeWebSocketsServiceOptions } from '../../../mocks/websockets-service/index.ts'
import { connect, connectUnasked } from './recipient.ts'
import { type Answered, answered, endpoint, setup } from './setup.ts'

const query = 'mutation { registerRecipient(input: { recipient: "ann" }) { connectionUri } }'
const local = 'http://127.0.0.1:6010/graphql'

async function registerAt(
  url: string,
  headers: Readonly<Record<string, string>>,
  options: FakeWebSocketsServiceOptions = {},
): Promise<Answered> {
  const response = await setup(options).fake.fetch(url, {
    method: 'POST',
    headers: { 'x-api-key': 'access-key', 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  return answered(response)
}

async function uriAt(...asked: Parameters<typeof registerAt>): Promise<string> {
  return (await registerAt(...asked)).body.data.registerRecipient.connectionUri
}

describe('connectionUri', () => {
  it.each([
    [local, { host: '127.0.0.1:6010' }, 'ws://127.0.0.1:6010'],
    [local, { host: '[::1]:6010' }, 'ws://[::1]:6010'],
    ['https://push.example.com/graphql', { host: 'push.example.com' }, 'wss://push.example.com'],
    [endpoint, { host: 'websockets-manager-api.socrate.io' }, 'wss://websockets.socrate.io'],
    [endpoint, {}, 'wss://websockets.socrate.io'],
  ])('of a request to %s with %j begins with %3$s', async (url, headers, begins) => {
    expect(await uriAt(url, headers)).toBe(`${begins}/?token=token-1`)
  })

  it.each([
    [{ host: 'a', 'x-forwarded-proto': 'https' }, 'wss://a'],
    [{ host: 'a', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'b:8443' }, 'wss://b:8443'],
    [{ host: 'a', 'x-forwarded-proto': 'http, https', 'x-forwarded-host': 'b, c' }, 'ws://b'],
    [
      { host: 'a', forwarded: 'for=203.0.113.7;proto=https;host="b:8443", host=c;proto=http' },
      'wss://b:8443',
    ],
    [{ host: 'a', forwarded: 'for="_a;host=c,";Host=b' }, 'ws://b'],
    [{ host: 'a', forwarded: 'for=203.0.113.7' }, 'ws://a'],
  ])(
    'of a request through a proxy leads to the host that the proxy was asked for: %j',
    async (headers, begins) => {
      expect(await uriAt(local, headers)).toBe(`${begins}/?token=token-1`)
    },
  )

  it.each([
    { host: 'evil.example/path?x=1#' },
    { host: 'user@evil.example' },
    { host: 'a', 'x-forwarded-host': 'evil.example?' },
    { host: 'a', forwarded: 'host="evil.example/path"' },
    { host: 'a:99999' },
  ])('is refused with 400 where the host is none: %j', async (headers) => {
    const { status, body } = await registerAt(local, headers)
    expect([status, body.errors[0].message]).toEqual([400, expect.stringContaining('names no host')])
  })

  it('begins with socketUrl where the fake was given one, whatever the headers say', async () => {
    const options = { socketUrl: 'wss://push.example.com/sockets' }
    for (const headers of [{ host: 'a' }, { host: 'a/b#' }, { host: 'a', 'x-forwarded-host': 'b' }]) {
      expect(await uriAt(local, headers, options)).toBe('wss://push.example.com/sockets?token=token-1')
    }
  })
})

describe('a socket', () => {
  it('opens at / and nowhere else: 404, and 4404 where it is open already', async () => {
    for (const refusedHandshake of ['answer', 'close'] as const) {
      const { fake, register } = setup({ refusedHandshake })
      const { search } = new URL(await register({ recipient: 'ann' }))
      expect((await connect(fake, `ws://127.0.0.1/${search}`)).status).toBe(101)
      for (const path of ['sockets', 'graphql', '/', 'index.html']) {
        expect((await connect(fake, `ws://127.0.0.1/${path}${search}`)).status).toBe(404)
        expect(connectUnasked(fake, `ws://127.0.0.1/${path}${search}`).ended).toEqual({
          code: 4404,
          reason: 'Not Found',
        })
      }
      expect(fake.connections).toHaveLength(1)
    }
  })

  it.each(['/sockets', '/graphql'])(
    'opens at %s, too, where socketUrl says so: a proxy may keep the path or take it away',
    async (path) => {
      const { fake, register } = setup({ socketUrl: `wss://push.example.com${path}` })
      const uri = await register({ recipient: 'ann' })
      expect((await connect(fake, uri)).status).toBe(101)
      expect((await connect(fake, uri.replace(path, '/'))).status).toBe(101)
      expect((await connect(fake, uri.replace(path, '/other'))).status).toBe(404)
    },
  )
})
