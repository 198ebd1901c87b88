// What is wrong in `pusher` 5.3.4 and right here; docs/guides/migrate-from-pusher.md lists the same.

import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Pusher } from '../../../../src/services/pusher/compat/index.ts'
import { rejectionOf } from '../../../support/outcome.ts'
import { masterKey, onFake, recorded } from './client.ts'

const body = '{"time_ms":1,"events":[]}'
const signed = (pusher: Pusher): string => pusher.config.token.sign(body)
const json = 'application/json'

function errorOf(call: () => unknown): Error {
  try {
    call()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

describe('a webhook', () => {
  it('without a signature is not valid, and throws nothing', () => {
    const { pusher } = recorded()
    const headers = { 'x-pusher-key': 'app-key', 'content-type': json }
    expect(pusher.webhook({ headers, rawBody: body }).isValid()).toBe(false)
  })

  it('is valid whatever the case of its header names', () => {
    const { pusher } = recorded()
    const headers = { 'X-Pusher-Key': 'app-key', 'X-Pusher-Signature': signed(pusher), 'Content-Type': json }
    expect(pusher.webhook({ headers, rawBody: body }).isValid()).toBe(true)
  })

  it('is valid with the Headers of a Request', () => {
    const { pusher } = recorded()
    const headers = new Headers({
      'x-pusher-key': 'app-key',
      'x-pusher-signature': signed(pusher),
      'content-type': json,
    })
    expect(pusher.webhook({ headers, rawBody: body }).isValid()).toBe(true)
  })

  it('may name the charset of its JSON', () => {
    const { pusher } = recorded()
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    expect(pusher.webhook({ headers, rawBody: body }).isContentTypeValid()).toBe(true)
  })

  it('may come as bytes', () => {
    const { pusher } = recorded()
    const headers = { 'x-pusher-key': 'app-key', 'x-pusher-signature': signed(pusher), 'content-type': json }
    expect(pusher.webhook({ headers, rawBody: new TextEncoder().encode(body) }).isValid()).toBe(true)
  })

  it('takes further tokens where it is made', () => {
    const { pusher } = recorded()
    const other = new Pusher.Token('other', 'another-secret')
    const headers = { 'x-pusher-key': 'other', 'x-pusher-signature': other.sign(body), 'content-type': json }
    const webhook = pusher.webhook({ headers, rawBody: body }, { key: 'other', secret: 'another-secret' })
    expect(webhook.isValid()).toBe(true)
  })
})

describe('a publish', () => {
  it('of a batch leaves the events of the caller as they were', async () => {
    const { pusher } = onFake()
    const events = [{ channel: 'orders', name: 'created', data: { id: 1 } }]
    await pusher.triggerBatch(events)
    expect(events).toEqual([{ channel: 'orders', name: 'created', data: { id: 1 } }])
  })

  it('that the server redirects is a failure, because nobody got the event', async () => {
    const answer = new Response(null, { status: 302, headers: { location: 'http://127.0.0.1:1/' } })
    const { pusher, fetch } = recorded({}, answer)
    const error = await rejectionOf(pusher.trigger('orders', 'created', {}))
    expect(error).toMatchObject({ name: 'PusherRequestError', status: 302 })
    expect(fetch.requests).toHaveLength(1)
  })

  it('to a user whose id needs encoding goes to that user', async () => {
    const { pusher, fetch } = recorded({}, Response.json({}))
    await pusher.terminateUserConnections('a b/c')
    expect(fetch.requests[0]?.path).toBe('/apps/app-id/users/a%20b%2Fc/terminate_connections')
  })
})

describe('a request', () => {
  it('signs the values of its query as the server decodes them', async () => {
    const { pusher } = onFake()
    const response = await pusher.get({ path: '/channels', params: { filter_by_prefix: 'a&b=c d+ü' } })
    expect(await response.json()).toEqual({ channels: {} })
  })

  it('without a body is a POST with one, whose MD5 servers want', async () => {
    const { pusher } = onFake()
    const { status } = await pusher.post({ path: '/users/ann/terminate_connections' })
    expect(status).toBe(200)
  })

  it('is signed after the year 2038', () => {
    const { pusher } = recorded({ clock: () => 4_000_000_000_000 })
    const query = pusher.createSignedQueryString({ method: 'GET', path: '/apps/app-id/channels' })
    expect(query).toContain('auth_timestamp=4000000000&')
  })
})

describe('nothing secret is found', () => {
  it('in the error of a request', async () => {
    const { pusher } = onFake({ secret: 'not-the-secret' })
    const error = await rejectionOf(pusher.get({ path: '/channels' }))
    expect(error).toMatchObject({ status: 401, url: 'http://api.pusherapp.com/apps/app-id/channels' })
    expect(inspect(error, { depth: null })).not.toMatch(/not-the-secret|auth_signature=|[0-9a-f]{64}/)
  })

  it('in the error of a connection', async () => {
    const { pusher } = recorded({}, () => {
      throw new Error('cannot fetch http://x/?auth_key=app-key&auth_signature=abc')
    })
    const error = await rejectionOf(pusher.get({ path: '/channels' }))
    expect(inspect(error, { depth: null })).not.toMatch(/app-key|abc/)
  })

  it.each([
    'http://key:app-secret@host:99999/apps/1',
    'http://key:app-secret@/apps/1',
    '//key:app-secret@host/apps/1',
  ])('in the error of a URL that cannot be read', (url) => {
    const error = errorOf(() => Pusher.forURL(url))
    expect(error.message).toContain('Invalid URL')
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('app-secret')
  })

  it('in the error of a webhook that is logged, whose body may be what a user wrote', () => {
    const { pusher } = recorded()
    const webhook = pusher.webhook({ headers: { 'x-pusher-signature': 'abcdef' }, rawBody: 'private words' })
    const error = errorOf(() => webhook.getData())
    expect(error).toMatchObject({ body: 'private words', signature: 'abcdef' })
    expect(`${inspect(error, { depth: null })}${JSON.stringify(error)}`).not.toMatch(/private words|abcdef/)
  })

  it('in a client that is logged', () => {
    const { pusher } = recorded({ encryptionMasterKeyBase64: masterKey })
    expect(inspect(pusher, { depth: null })).not.toMatch(/app-secret|zyrm8pvV/)
  })
})

describe('a client', () => {
  it.each([' ', '1e3', '0x50', '80.0', '-1', 65_536, 1.5, Number.NaN])('has no port %j', (port) => {
    expect(() => new Pusher({ port })).toThrow('port must be a whole number from 0 to 65535')
  })

  it.each(['6001', 6001, 0])('may have the port %j', (port) => {
    expect(new Pusher({ port }).config.port).toBe(port)
  })

  it('without a secret says so, whatever it is to sign', () => {
    const pusher = new Pusher({ appId: 'app-id', key: 'app-key' })
    const said = 'Cannot sign because secret is not set'
    expect(() => pusher.authorizeChannel('1.2', 'private-a')).toThrow(said)
    expect(() => pusher.get({ path: '/channels' })).toThrow(said)
    expect(() => pusher.trigger('orders', 'created', {})).toThrow(said)
    expect(() => pusher.createSignedQueryString({ method: 'GET', path: '/apps/app-id/channels' })).toThrow(
      said,
    )
  })
})
