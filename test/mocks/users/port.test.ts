// The fake users server on ports, with clients that know nothing of it.

import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { type Listener, listen } from '../../../mocks/node.ts'
import { createFakeUsers, type FakeUsers, type FakeUsersOptions } from '../../../mocks/users/index.ts'
import { OriginNotApprovedError } from '../../../src/core/errors/origin-not-approved-error.ts'
import { connectUsersEvents, createUsers } from '../../../src/services/users/index.ts'
import { rejectionOf } from '../../support/outcome.ts'

interface Served {
  readonly fake: FakeUsers
  readonly url: string
  readonly socketUrl: string
}

async function served(fake: FakeUsers, part: Parameters<typeof listen>[0] = fake): Promise<string> {
  const server: Listener = await listen(part)
  onTestFinished(() => server.close())
  return server.url
}

async function serve(options: FakeUsersOptions = {}): Promise<Served> {
  const fake = createFakeUsers(options)
  const url = await served(fake)
  return { fake, url, socketUrl: url.replace('http', 'ws') }
}

function open(url: string, headers: Record<string, string>): WebSocket {
  const socket = new WebSocket(url, { headers })
  socket.on('error', () => {})
  onTestFinished(() => socket.terminate())
  return socket
}

describe('a fake users server on a port', () => {
  it("does what the document's own sample shows", async () => {
    const { socketUrl } = await serve({ approvedSocketDomains: ['trusted-host'] })
    const wsClient = open(socketUrl, { origin: 'trusted-host' })
    await once(wsClient, 'open')
    wsClient.send(JSON.stringify({ eventType: 10, message: 'Hello world?' }))
    const [data] = await once(wsClient, 'message')
    expect(JSON.parse(String(data))).toEqual({ eventType: 10, message: 'Hello world?' })
  })

  it('opens a socket whose origin is not approved, and ends it with code 1006 and no word', async () => {
    const { fake, socketUrl } = await serve()
    for (const headers of [{ origin: 'badhost' }, {}]) {
      const socket = open(socketUrl, headers as Record<string, string>)
      const steps: string[] = []
      socket.on('open', () => steps.push('open'))
      socket.on('message', () => steps.push('message'))
      const [code, reason] = await once(socket, 'close')
      expect([steps, code, String(reason)]).toEqual([['open'], 1006, ''])
    }
    expect(fake.refusals).toHaveLength(2)
  })

  it('takes sockets on any path, and the REST API beside them', async () => {
    const { fake, url, socketUrl } = await serve()
    const socket = open(`${socketUrl}/any/path?at=all`, { origin: 'http://localhost' })
    const login = once(socket, 'message')
    await fake.waitFor('connections')
    const users = createUsers({ baseUrl: url })
    await users.login({ username: 'george', password: 'password' })
    expect(JSON.parse(String((await login)[0]))).toEqual({ username: 'george', eventType: 1 })
    const { data } = await users.http.GET('/who-am-i')
    expect(data).toMatchObject({ authenticated: true })
  })

  it('loses nothing of a client that sends as soon as its socket is open', async () => {
    const { socketUrl } = await serve()
    const socket = open(socketUrl, { origin: 'localhost', cookie: 'SID=any' })
    socket.on('open', () => socket.send('{"eventType":10,"message":"at once"}'))
    expect(String((await once(socket, 'message'))[0])).toBe('{"eventType":10,"message":"at once"}')
  })

  it('closes its sockets with code 1006 when it is closed or reset', async () => {
    const { fake, socketUrl } = await serve()
    const first = open(socketUrl, { origin: 'localhost' })
    await fake.waitFor('connections')
    fake.reset()
    expect((await once(first, 'close'))[0]).toBe(1006)
    const second = open(socketUrl, { origin: 'localhost' })
    await fake.waitFor('connections')
    await fake.close()
    expect((await once(second, 'close'))[0]).toBe(1006)
  })
})

describe('a fake users server on two ports', () => {
  it('has no sockets on the port of the REST API', async () => {
    const fake = createFakeUsers()
    const url = await served(fake, fake.restServer)
    const socket = open(url.replace('http', 'ws'), { origin: 'localhost' })
    const [, response] = await once(socket, 'unexpected-response')
    expect(response.statusCode).toBe(404)
    expect(await (await fetch(`${url}/who-am-i`)).json()).toMatchObject({ authenticated: false })
    expect(fake.requests.map(({ path }) => path)).toEqual(['/', '/who-am-i'])
  })

  it.each([
    [false, 426, 'Upgrade Required'],
    [true, 200, 'All glory to WebSockets!\n'],
  ])(
    'answers other requests to the port of the socket as the server does, with ssl %s',
    async (ssl, status, text) => {
      const fake = createFakeUsers({ ssl })
      const url = await served(fake, fake.socketServer)
      const answer = await fetch(`${url}/who-am-i`)
      expect([answer.status, await answer.text()]).toEqual([status, text])
      const socket = open(url.replace('http', 'ws'), { origin: 'localhost' })
      await once(socket, 'open')
      expect(await fake.waitFor('connections')).toMatchObject({ origin: 'localhost' })
    },
  )
})

describe('the clients of channelkit', () => {
  it('speak the dialect of events with the fake', async () => {
    const { socketUrl } = await serve()
    const events = connectUsersEvents({ url: socketUrl, headers: { origin: 'http://localhost' }, WebSocket })
    onTestFinished(() => events.close())
    await events.approved()
    expect((await events.echo('Hello world?')).message).toBe('Hello world?')
    await events.meta.setProperty('george', 'brother', 'mat')
    expect(await events.meta.get('george')).toEqual({ brother: 'mat' })
    expect(await rejectionOf(events.meta.get('george3'))).toMatchObject({
      message: expect.stringContaining('Could not find user george3'),
    })
  })

  it('speak the dialect of tokens with the fake, with the key', async () => {
    const { fake, socketUrl } = await serve({ dialect: 'tokens' })
    const url = socketUrl
    const events = connectUsersEvents({ dialect: 'tokens', url, apiKey: 'my-secret-key', WebSocket })
    onTestFinished(() => events.close())
    await fake.waitFor('connections', { authorized: true })
    const seen = new Promise((resolve) => events.on('event', resolve))
    fake.emit.bucketRemoved('george', { name: 'pictures' })
    expect(await seen).toMatchObject({
      type: 'BucketRemoved',
      username: 'george',
      bucket: { name: 'pictures' },
    })
    expect(await events.meta.set('george', { sister: 'sam' })).toEqual({ sister: 'sam' })
    expect(await events.meta.getProperty('george', 'sister')).toBe('sam')
  })

  it('are told of a refusal, and come no second time', async () => {
    const { fake, socketUrl } = await serve()
    const events = connectUsersEvents({ url: socketUrl, headers: { origin: 'https://evil.test' }, WebSocket })
    onTestFinished(() => events.close())
    expect(await rejectionOf(events.approved())).toBeInstanceOf(OriginNotApprovedError)
    expect(fake.refusals).toHaveLength(1)
  })
})
