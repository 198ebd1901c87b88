// The fake on a port: GraphQL and sockets beside each other, for clients that know nothing of a fake.

import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { listen, type Listener } from '../../../mocks/node.ts'
import {
  createFakeWebSocketsService,
  type FakeWebSocketsService,
  type FakeWebSocketsServiceOptions,
} from '../../../mocks/websockets-service/index.ts'
import {
  createWebSocketsService,
  type WebSocketsService,
} from '../../../src/services/websockets-service/index.ts'
import { connectRecipient, type Recipient } from '../../../src/services/websockets-service/recipient/index.ts'

interface Started {
  readonly fake: FakeWebSocketsService
  readonly server: Listener
  readonly service: WebSocketsService
  /** A recipient as a page has it; it asks the service for a URI. */
  recipient(name: string): Recipient<unknown>
}

async function start(options: FakeWebSocketsServiceOptions = {}): Promise<Started> {
  const fake = createFakeWebSocketsService(options)
  const server = await listen(fake)
  const service = createWebSocketsService({ accessKey: 'access-key', endpoint: `${server.url}/graphql` })
  onTestFinished(async () => {
    await service.close()
    await fake.close()
    await server.close()
  })
  const recipient: Started['recipient'] = (name) => {
    const uri = async (): Promise<string> =>
      (await service.registerRecipient({ recipient: name })).connectionUri
    const made = connectRecipient({ uri, WebSocket, reconnect: { minDelay: 1, maxDelay: 1 } })
    onTestFinished(() => made.close())
    return made
  }
  return { fake, server, service, recipient }
}

/** How a handshake ends: the status of a refusal, or 101. */
async function statusOf(uri: string, origin?: string): Promise<number> {
  const socket = new WebSocket(uri, { ...(origin !== undefined && { origin }) })
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (request, { statusCode }) => {
      request.destroy()
      resolve(statusCode!)
    })
    socket.on('error', (error) => {
      if (!/before the connection was established/.test(error.message)) reject(error)
    })
  })
}

describe('a fake on a port', () => {
  it('hands out a connectionUri on the same port, where messages arrive as text frames', async () => {
    const { server, service } = await start()
    const { connectionUri } = await service.registerRecipient({ recipient: 'ann' })
    expect(connectionUri).toMatch(new RegExp(`^ws://127\\.0\\.0\\.1:${server.port}/\\?token=[\\da-f]{64}$`))
    const socket = new WebSocket(connectionUri)
    await once(socket, 'open')
    const frame = once(socket, 'message')
    await service.pushMessage({ recipients: ['ann'], message: '{"raw":true}' })
    const [data, isBinary] = (await frame) as [Buffer, boolean]
    expect([String(data), isBinary]).toEqual(['{"raw":true}', false])
    socket.close()
    await once(socket, 'close')
  })

  it('refuses a handshake with 401 for its token and with 403 for its origin', async () => {
    const { server, service } = await start()
    const { connectionUri } = await service.registerRecipient({
      recipient: 'ann',
      origin: 'https://example.org',
    })
    expect(await statusOf(`ws://127.0.0.1:${server.port}/?token=invented`)).toBe(401)
    expect(await statusOf(connectionUri)).toBe(403)
    expect(await statusOf(connectionUri, 'http://example.org')).toBe(403)
    expect(await statusOf(connectionUri, 'https://example.org')).toBe(101)
  })

  it('compares sourceIp with the address that the connection comes from', async () => {
    const { service } = await start()
    const uriOf = async (sourceIp: string): Promise<string> =>
      (await service.registerRecipient({ recipient: 'ann', sourceIp })).connectionUri
    expect(await statusOf(await uriOf('127.0.0.1'))).toBe(101)
    expect(await statusOf(await uriOf('203.0.113.7'))).toBe(403)
  })

  it('goes by the address of the connection, and not by peerAddress', async () => {
    const { service } = await start({ peerAddress: '203.0.113.7' })
    const { connectionUri } = await service.registerRecipient({ recipient: 'ann', sourceIp: '203.0.113.7' })
    expect(await statusOf(connectionUri)).toBe(403)
  })

  it('tells nobody else what a refused connection said', async () => {
    const { fake, server } = await start()
    await statusOf(`ws://127.0.0.1:${server.port}/?token=invented`)
    expect(fake.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: '/',
      status: 401,
      operation: undefined,
    })
    expect(JSON.stringify(fake.requests)).not.toContain('invented')
  })
})

describe('the clients of the kit on the fake', () => {
  it('push to a recipient, whose client sends nothing', async () => {
    const { fake, service, recipient } = await start()
    const ann = recipient('ann')
    const messages = ann[Symbol.asyncIterator]()
    await fake.waitFor('connections', { recipient: 'ann' })
    const results = await service.pushMessage({ recipients: ['ann', 'ben'], message: 'Done' })
    expect(results.map(({ item }) => item?.status)).toEqual(['DELIVERED', 'PENDING'])
    expect(await messages.next()).toEqual({ done: false, value: 'Done' })
    expect(fake.frames).toEqual([])
  })

  it('deliver what was pushed while the recipient was away', async () => {
    const { fake, service, recipient } = await start()
    const ann = recipient('ann')
    const messages = ann[Symbol.asyncIterator]()
    await fake.waitFor('connections')
    fake.fault({ socket: 'cut', when: ({ text }) => text === 'while away', times: 1 })
    const [result] = await service.pushMessage({ recipients: ['ann'], message: 'while away' })
    expect(result?.item?.status).toBe('PENDING')
    expect(await messages.next()).toEqual({ done: false, value: 'while away' })
    expect(fake.registrations).toHaveLength(2)
  })

  it.each(['list', 'object'] as const)('read a push whose result is a %s', async (pushResult) => {
    const { service } = await start({ pushResult })
    const [result] = await service.pushMessage({ recipients: ['ann'], message: 'x' })
    expect(result?.item?.recipient).toBe('ann')
  })

  it('read all pages of messages', async () => {
    const { fake, service } = await start({ pageSize: 3 })
    const recipients = Array.from({ length: 10 }, (_, index) => `user-${index}`)
    await service.pushMessage({ recipients, message: 'x' })
    const seen: unknown[] = []
    for await (const { recipient: name } of service.messages()) seen.push(name)
    expect(seen).toEqual(recipients)
    expect(fake.requests.filter(({ operation }) => operation === 'messages')).toHaveLength(4)
  })
})
