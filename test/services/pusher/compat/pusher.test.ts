import http from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { listen } from '../../../../mocks/node.ts'
import { createFakeSockudo } from '../../../../mocks/sockudo/index.ts'
import { createSockudo } from '../../../../src/services/sockudo/index.ts'
import { Pusher } from '../../../../src/services/pusher/compat/index.ts'
import { masterKey, onFake, recorded } from './client.ts'

describe('a client', () => {
  it.each([
    [{ cluster: 'eu' }, 'http://api-eu.pusher.com'],
    [{ cluster: 'eu', useTLS: true }, 'https://api-eu.pusher.com'],
    [{ cluster: 'eu', host: '127.0.0.1', port: 6001 }, 'http://127.0.0.1:6001'],
    [{ host: '127.0.0.1', port: '6001' }, 'http://127.0.0.1:6001'],
    [{}, 'http://api.pusherapp.com'],
  ])('made with %j talks to %s', (options, url) => {
    expect(new Pusher(options).config.getBaseURL()).toBe(url)
  })

  it.each([Number.NaN, -1, 65_536, 1.5, 'x'])('is not made with the port %s', (port) => {
    expect(() => new Pusher({ port })).toThrow('port must be a whole number from 0 to 65535')
  })

  it('is made of a URL with a name for an app', () => {
    const { config } = Pusher.forURL('http://app-key:app%2Fsecret@127.0.0.1:6001/apps/app-id')
    expect(config).toMatchObject({ appId: 'app-id', host: '127.0.0.1', port: 6001 })
    expect(config.token.secret).toBe('app/secret')
  })

  it('without a secret says so when it has to sign', () => {
    const pusher = new Pusher({ appId: '1', key: 'k' })
    expect(() => pusher.authorizeChannel('1.2', 'private-x')).toThrow('secret is not set')
  })

  it.each(['key', 'secret'])('is not made with a %s that was pasted with a line end', (name) => {
    const make = (): Pusher => new Pusher({ appId: '1', key: 'k', secret: 's', [name]: 'pasted-value\n' })
    expect(make).toThrow(`${name} must not begin or end with white space`)
    expect(make).not.toThrow('pasted-value')
  })

  it('is the same class under each of its names', () => {
    expect([Pusher.Pusher, Pusher.default]).toEqual([Pusher, Pusher])
  })
})

describe('publishing', () => {
  it('to no channel at all is refused by the server, as with the package', async () => {
    const { pusher } = onFake()
    await expect(pusher.trigger([], 'created', {})).rejects.toMatchObject({ name: 'PusherRequestError' })
  })

  it('reaches one channel', async () => {
    const { pusher, fake } = onFake()
    const response = await pusher.trigger('orders', 'created', { id: 1 })
    expect(response.status).toBe(200)
    expect(fake.events).toMatchObject([{ channel: 'orders', name: 'created', data: '{"id":1}' }])
  })

  it('reaches many channels, and tells what was asked of them', async () => {
    const { pusher, fake } = onFake()
    const response = await pusher.trigger(['a', 'b'], 'created', 'text', { info: 'subscription_count' })
    expect(await response.json()).toMatchObject({
      channels: { a: { subscription_count: 0 }, b: { subscription_count: 0 } },
    })
    expect(fake.events.map(({ channel }) => channel)).toEqual(['a', 'b'])
  })

  it('reaches a user', async () => {
    const { pusher, fake } = onFake()
    await pusher.sendToUser('ann', 'notice', {})
    expect(fake.events).toMatchObject([{ channel: '#server-to-user-ann', name: 'notice' }])
  })

  it('seals what goes to an encrypted channel', async () => {
    const { pusher, fake } = onFake({ encryptionMasterKeyBase64: masterKey })
    await pusher.trigger('private-encrypted-x', 'created', { id: 1 })
    await pusher.triggerBatch([{ channel: 'private-encrypted-x', name: 'created', data: 'text' }])
    const reader = createSockudo('http://k:s@127.0.0.1/apps/a', { encryptionMasterKey: masterKey })
    const opened = fake.events.map(({ channel, data }) => reader.openEvent(channel, data))
    expect(opened).toEqual([{ id: 1 }, 'text'])
  })

  it.each([
    ['private-encrypted-x', 'Set encryptionMasterKey before triggering events on encrypted channels'],
    [
      ['private-encrypted-x', 'orders'],
      'You cannot trigger to multiple channels when using encrypted channels',
    ],
  ])('to %j without a master key is refused at once', (channels, message) => {
    const { pusher, fetch } = recorded()
    expect(() => pusher.trigger(channels, 'created', {})).toThrow(message)
    expect(fetch.requests).toEqual([])
  })

  it('gives up after its timeout', async () => {
    const { pusher } = recorded({ timeout: 1 }, () => new Promise<Response>(() => {}))
    const failed = pusher.trigger('orders', 'created', {})
    await expect(failed).rejects.toMatchObject({
      name: 'PusherRequestError',
      message: 'Request failed with an error',
      error: { name: 'AbortError' },
    })
  })
})

describe('a request', () => {
  it('goes through the agent that was passed in', async () => {
    const fake = await listen(createFakeSockudo())
    const agent = new http.Agent({ keepAlive: true })
    const opened = vi.spyOn(agent, 'createConnection' as never)
    const app = { appId: 'app-id', key: 'app-key', secret: 'app-secret' }
    const pusher = new Pusher({ ...app, host: fake.host, port: fake.port, agent })
    await pusher.get({ path: '/channels' })
    expect(opened).toHaveBeenCalledTimes(1)
    agent.destroy()
    await fake.close()
  })

  it('says which library sends it', async () => {
    const { pusher, fetch } = recorded({}, Response.json({}))
    await pusher.get({ path: '/channels' })
    expect(fetch.requests[0]?.headers['x-pusher-library']).toMatch(/^channelkit \d+\.\d+\.\d+$/)
  })

  it('asks for a connection of its own where they are not kept', async () => {
    const { pusher, fetch } = recorded({ keepAlive: false }, Response.json({}))
    await pusher.get({ path: '/channels' })
    expect(fetch.requests[0]?.headers['connection']).toBe('close')
  })

  it('leaves out parameters that are undefined', async () => {
    const { pusher, fetch } = recorded({}, Response.json({}))
    await pusher.get({ path: '/channels', params: { filter_by_prefix: undefined, limit: 5 } })
    expect(fetch.requests[0]?.query).toMatchObject({ limit: '5' })
    expect(fetch.requests[0]?.query).not.toHaveProperty('filter_by_prefix')
  })

  it('resolves to a Response without a body where there is none', async () => {
    const { pusher } = recorded({}, new Response(null, { status: 204 }))
    const response = await pusher.get({ path: '/channels' })
    expect([response.status, await response.text()]).toEqual([204, ''])
  })

  it('refuses a path that holds a query', () => {
    const { pusher } = recorded()
    expect(() => pusher.get({ path: '/channels?info=user_count' })).toThrow('pass the query as an option')
  })
})
