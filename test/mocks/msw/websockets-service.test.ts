// A fake of createFakeWebSocketsService behind MSW, for code that cannot be given a fetch or a port.

import { getResponse } from 'msw'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket as SocketOfWs } from 'ws'
import { websocketsServiceHandlers, websocketsServiceHttp } from '../../../mocks/msw.ts'
import { websocketsServiceSocketHandlers } from '../../../mocks/msw/ws.ts'
import {
  createFakeWebSocketsService,
  type FakeWebSocketsService,
  type FakeWebSocketsServiceOptions,
} from '../../../mocks/websockets-service/index.ts'
import {
  createWebSocketsService,
  type WebSocketsService,
} from '../../../src/services/websockets-service/index.ts'
import { connectRecipient } from '../../../src/services/websockets-service/recipient/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { intercept } from './support.ts'

// MSW patches the global of browsers and of Node since 22; Node 20 has none to patch.
beforeAll(() => vi.stubGlobal('WebSocket', globalThis.WebSocket ?? SocketOfWs))
afterAll(() => vi.unstubAllGlobals())

function start(options: FakeWebSocketsServiceOptions = {}): {
  readonly fake: FakeWebSocketsService
  readonly service: WebSocketsService
} {
  const fake = createFakeWebSocketsService(options)
  intercept(...websocketsServiceHandlers(fake), ...websocketsServiceSocketHandlers(fake))
  const service = createWebSocketsService({ accessKey: 'access-key' })
  onTestFinished(() => service.close())
  return { fake, service }
}

async function uriOf(service: WebSocketsService, input: object = {}): Promise<string> {
  return (await service.registerRecipient({ recipient: 'ann', ...input })).connectionUri
}

/** How a socket of the global class begins: open, or how it ends. */
function beginningOf(uri: string): Promise<string> {
  const socket = new WebSocket(uri)
  return new Promise((resolve) => {
    socket.onopen = () => {
      resolve('open')
      socket.close()
    }
    socket.onclose = ({ code }) => resolve(`close ${code}`)
  })
}

describe('websocketsServiceHandlers', () => {
  it('answer the client, which was given nothing but its key', async () => {
    const { fake, service } = start()
    const [result] = await service.pushMessage({ recipients: ['ann'], message: 'Done' })
    expect([result?.item?.status, await service.version()]).toEqual(['PENDING', '1.0.0'])
    expect(fake.messages).toHaveLength(1)
  })

  it('refuse another key as the fake does', async () => {
    start()
    const other = createWebSocketsService({ accessKey: 'another-key' })
    onTestFinished(() => other.close())
    expect(await rejectionOf(other.version())).toMatchObject({ name: 'ApiError', status: 401 })
  })

  it('take another origin where it is told, and only that', async () => {
    const fake = createFakeWebSocketsService()
    const handlers = websocketsServiceHandlers(fake, { origin: 'https://push.example.com' })
    intercept(...handlers)
    const endpoint = 'https://push.example.com/graphql'
    const service = createWebSocketsService({ accessKey: 'access-key', endpoint })
    onTestFinished(() => service.close())
    expect(await service.version()).toBe('1.0.0')
    const elsewhere = new Request('https://websockets-manager-api.socrate.io/graphql')
    expect(await getResponse(handlers, elsewhere)).toBeUndefined()
  })

  it('refuse what is no fake, and what is no origin', () => {
    expect(() => websocketsServiceHandlers({} as never)).toThrow('fake must be')
    expect(() => websocketsServiceHandlers(createFakeWebSocketsService(), { origin: 'x' })).toThrow('origin')
    expect(() => websocketsServiceSocketHandlers({} as never)).toThrow('fake must be')
    expect(() =>
      websocketsServiceSocketHandlers(createFakeWebSocketsService(), { origns: 'x' } as never),
    ).toThrow('origns')
  })
})

describe('websocketsServiceSocketHandlers', () => {
  it('carry messages to a recipient that has the global WebSocket', async () => {
    const { fake, service } = start()
    const ann = connectRecipient({ uri: () => uriOf(service) })
    onTestFinished(() => ann.close())
    const messages = ann[Symbol.asyncIterator]()
    await fake.waitFor('connections', { recipient: 'ann' })
    await service.pushMessage({ recipients: ['ann'], message: '1' })
    await service.pushGlobalMessage({ message: '2' })
    expect([(await messages.next()).value, (await messages.next()).value]).toEqual(['1', '2'])
    expect(fake.frames).toEqual([])
  })

  it('refuse an unknown token, another origin and another address before the socket is open', async () => {
    const { service } = start({ peerAddress: '203.0.113.7' })
    expect(await beginningOf('wss://websockets.socrate.io/?token=invented')).toBe('close 1006')
    expect(await beginningOf(await uriOf(service, { origin: 'https://example.org' }))).toBe('close 1006')
    expect(await beginningOf(await uriOf(service, { sourceIp: '203.0.113.8' }))).toBe('close 1006')
    expect(await beginningOf(await uriOf(service, { sourceIp: '203.0.113.7' }))).toBe('open')
  })

  it('take sockets of another host together with socketUrl', async () => {
    const fake = createFakeWebSocketsService({ socketUrl: 'wss://push.example.com/sockets' })
    const origin = 'https://push.example.com'
    intercept(...websocketsServiceHandlers(fake), ...websocketsServiceSocketHandlers(fake, { origin }))
    const service = createWebSocketsService({ accessKey: 'access-key' })
    onTestFinished(() => service.close())
    expect(await beginningOf(await uriOf(service))).toBe('open')
  })
})

describe('websocketsServiceHttp', () => {
  it('has the service answer differently once', async () => {
    const fake = createFakeWebSocketsService()
    const server = intercept(...websocketsServiceHandlers(fake))
    const service = createWebSocketsService({ accessKey: 'access-key' })
    onTestFinished(() => service.close())
    server.use(
      websocketsServiceHttp().post(
        '/graphql',
        ({ response }) => response(200).json({ errors: [{ message: 'try later' }], data: null }),
        { once: true },
      ),
    )
    expect(await rejectionOf(service.version())).toMatchObject({ name: 'GraphQLErrors' })
    expect(await service.version()).toBe('1.0.0')
  })
})
