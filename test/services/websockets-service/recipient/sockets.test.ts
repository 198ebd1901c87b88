import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket, type WebSocket as Socket, WebSocketServer } from 'ws'
import {
  connectRecipient,
  type Recipient,
} from '../../../../src/services/websockets-service/recipient/index.ts'
import { closedPort } from '../../../support/loopback.ts'
import { rejectionOf } from '../../../support/outcome.ts'
import { expectNothingSecret } from '../../../support/secrets.ts'
import { token } from './scene.ts'

interface Service {
  readonly uri: string
  /** The next connection. */
  next(): Promise<Socket>
  /** Tokens of the connections that were asked for. */
  readonly tokens: string[]
  /** What clients sent. */
  readonly received: string[]
}

/** The other end, as the document of the service describes it: it takes a token and pushes texts. */
async function service(takes: (token: string | null) => boolean = () => true): Promise<Service> {
  const sockets = new WebSocketServer({ noServer: true })
  const tokens: string[] = []
  const received: string[] = []
  const waiting: ((socket: Socket) => void)[] = []
  const arrived: Socket[] = []
  const server = http.createServer().on('upgrade', (request, stream, head) => {
    const asked = new URL(request.url ?? '', 'http://host').searchParams.get('token')
    if (asked !== null) tokens.push(asked)
    if (!takes(asked)) return void stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('message', (data) => received.push(String(data)))
      const take = waiting.shift()
      if (take === undefined) arrived.push(socket)
      else take(socket)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets.clients) socket.terminate()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return {
    uri: `ws://127.0.0.1:${port}/?token=${token}`,
    tokens,
    received,
    next: () =>
      new Promise((resolve) => {
        const socket = arrived.shift()
        if (socket === undefined) waiting.push(resolve)
        else resolve(socket)
      }),
  }
}

/** What a recipient is told next. */
function told<Name extends 'open' | 'close' | 'error' | 'end'>(
  recipient: Recipient<unknown>,
  name: Name,
): Promise<any> {
  return new Promise((resolve) => void recipient.on(name, resolve))
}

describe('over a real connection', () => {
  it('a recipient gets what is pushed, and sends no frame', async () => {
    const { uri, next, tokens, received } = await service()
    const recipient = connectRecipient({ uri, WebSocket })
    const socket = await next()
    socket.send('The quick brown fox')
    socket.send('jumps')
    const read: string[] = []
    for await (const message of recipient) {
      read.push(message)
      if (read.length === 2) recipient.close()
    }
    if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close')
    expect([read, tokens, received]).toEqual([['The quick brown fox', 'jumps'], [token], []])
  })

  it('a refused handshake is told with the status, and without the token', async () => {
    const { uri } = await service(() => false)
    const recipient = connectRecipient({ uri, WebSocket, reconnect: false })
    const reading = rejectionOf(recipient[Symbol.asyncIterator]().next())
    const error = await told(recipient, 'error')
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_failed' })
    expect(error.message).toContain('401')
    expectNothingSecret(error, [token])
    expect(await reading).toBe(error)
  })

  it('a service that is not there is told without the token', async () => {
    const uri = `ws://127.0.0.1:${await closedPort()}/?token=${token}`
    const recipient = connectRecipient({ uri, WebSocket, reconnect: false })
    const error = await told(recipient, 'error')
    expect(error.message).toContain('ECONNREFUSED')
    expectNothingSecret(error, [token])
  })

  it('a token that is refused is replaced by a fresh one', async () => {
    const { uri, next, tokens } = await service((asked) => asked === 'fresh')
    const uris = [uri, uri.replace(token, 'fresh')]
    const recipient = connectRecipient({ uri: () => uris.shift()!, WebSocket, reconnect: { minDelay: 1 } })
    const opened = told(recipient, 'open')
    const error = await told(recipient, 'error')
    await opened
    ;(await next()).send('here')
    expect(await recipient[Symbol.asyncIterator]().next()).toEqual({ done: false, value: 'here' })
    expect(tokens).toEqual([token, 'fresh'])
    expect(error.code).toBe('connection_failed')
    recipient.close()
  })

  it('a connection that is cut midway is made again, and goes on', async () => {
    const { uri, next } = await service()
    const recipient = connectRecipient({ uri, WebSocket, reconnect: { minDelay: 1 } })
    const messages = recipient[Symbol.asyncIterator]()
    const first = await next()
    first.send('a')
    expect((await messages.next()).value).toBe('a')
    const closed = told(recipient, 'close')
    first.terminate()
    expect((await closed).code).toBe(1006)
    ;(await next()).send('b')
    expect((await messages.next()).value).toBe('b')
    recipient.close()
    expect(await messages.next()).toEqual({ done: true, value: undefined })
  })

  it('a reason for the end is told without the token that it quotes', async () => {
    const { uri, next } = await service()
    const recipient = connectRecipient({ uri, WebSocket, reconnect: false })
    const closed = told(recipient, 'close')
    recipient.on('error', () => {})
    ;(await next()).close(4401, `${token} is used up`)
    expect(await closed).toEqual({ code: 4401, reason: '[redacted] is used up', wasClean: true })
  })

  it('bytes in place of a text are told as an error', async () => {
    const { uri, next } = await service()
    const recipient = connectRecipient({ uri, WebSocket })
    const error = told(recipient, 'error')
    ;(await next()).send(new Uint8Array([1, 2]))
    expect(await error).toMatchObject({ code: 'unreadable_message' })
    recipient.close()
  })

  it.each(Array.from({ length: 12 }, (_, count) => count))(
    'close() after %i microtasks ends it, and no error is left for the process',
    async (count) => {
      const uncaught: Error[] = []
      const note = (error: Error): void => void uncaught.push(error)
      process.on('uncaughtException', note)
      onTestFinished(() => void process.off('uncaughtException', note))
      const made: Socket[] = []
      class Noted extends WebSocket {
        constructor(url: string) {
          super(url)
          made.push(this)
        }
      }
      const { uri } = await service()
      const recipient = connectRecipient({ uri: async () => uri, WebSocket: Noted })
      for (let turn = 0; turn < count; turn++) await Promise.resolve()
      recipient.close()
      await new Promise((resolve) => setImmediate(resolve))
      await Promise.all(
        made.map(async (socket) => socket.readyState === WebSocket.CLOSED || once(socket, 'close')),
      )
      expect(uncaught).toEqual([])
      expect(recipient.state).toBe('closed')
    },
  )

  it('close() while it connects leaves nothing behind', async () => {
    const server = http.createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => new Promise((resolve) => void server.close(() => resolve())))
    const { port } = server.address() as AddressInfo
    const asked = once(server, 'upgrade')
    const recipient = connectRecipient({ uri: `ws://127.0.0.1:${port}/?token=${token}`, WebSocket })
    const ended = told(recipient, 'end')
    // The handshake is under way, and stays unanswered.
    const [, stream] = (await asked) as [unknown, Duplex]
    const gone = new Promise((resolve) => stream.on('error', () => {}).on('close', resolve))
    stream.resume().on('end', () => stream.end())
    recipient.close()
    await Promise.all([ended, gone])
    expect(recipient.state).toBe('closed')
    expect(await promisify(server.getConnections.bind(server))()).toBe(0)
  })
})
