// `channelkit mock websockets-service`: what it prints is true, and its options do what they say.

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import {
  createWebSocketsService,
  type WebSocketsService,
} from '../../../src/services/websockets-service/index.ts'
import { connectRecipient, type Recipient } from '../../../src/services/websockets-service/recipient/index.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { type MockProcess, runMock, startService } from './start.ts'

/** With everything that a shell could mistake. */
const oddKey = `it's-"mine"`

/** A client of the printed line. */
function clientOf(mock: MockProcess, accessKey = 'access-key'): WebSocketsService {
  const endpoint = `http://127.0.0.1:${mock.port}/graphql`
  const service = createWebSocketsService({ accessKey, endpoint })
  onTestFinished(() => service.close())
  return service
}

/** What stands behind a word in the lines. */
function pasted(lines: readonly string[], word: string): string {
  return lines
    .find((text) => text.trim().startsWith(`${word} `))!
    .trim()
    .slice(word.length)
    .trim()
}

/** The log without its times. */
function logOf(lines: readonly string[]): readonly string[] {
  return lines
    .filter((line) => /^\d\d:\d\d:\d\d\.\d{3} /.test(line))
    .map((line) =>
      line
        .slice(13)
        .replace(/[\d.]+ ms$/, '# ms')
        .replace(/[\da-f-]{36}/g, 'ID'),
    )
}

describe('channelkit mock websockets-service', { timeout: 60_000 }, () => {
  it('prints lines that work in channelkit: a client, and a recipient', async () => {
    const mock = await startService('websockets-service', '--access-key', 'my-key')
    await mock.line(/push {9}curl/)
    expect(mock.lines[0]).toBe(
      `A fake WebSockets Service listens on http://127.0.0.1:${mock.port}; Ctrl+C stops it.`,
    )
    const evaluate = (code: string, names: object): unknown =>
      new Function(...Object.keys(names), `return ${code}`)(...Object.values(names))
    const service = evaluate(pasted(mock.lines, 'channelkit'), {
      createWebSocketsService,
    }) as WebSocketsService
    onTestFinished(() => service.close())
    const connect = (options: { readonly uri: () => Promise<string> }): Recipient<string> =>
      connectRecipient({ ...options, WebSocket })
    const ann = evaluate(pasted(mock.lines, 'recipient'), {
      createWebSocketsService,
      connectRecipient: connect,
    }) as Recipient<string>
    onTestFinished(() => ann.close())
    await service.pushMessage({ recipients: ['ann'], message: 'Hello' })
    expect(await ann[Symbol.asyncIterator]().next()).toEqual({ done: false, value: 'Hello' })
  })

  it('prints lines that work in a shell, whatever the key', async () => {
    const mock = await startService('websockets-service', '--access-key', oddKey)
    await mock.line(/push {9}curl/)
    const shell = async (word: string): Promise<any> => {
      const { stdout } = await promisify(execFile)('sh', ['-c', pasted(mock.lines, word)])
      return (JSON.parse(stdout) as { data: unknown }).data
    }
    const { connectionUri } = (await shell('register')).registerRecipient
    const socket = new WebSocket(connectionUri)
    await once(socket, 'open')
    const frame = once(socket, 'message')
    expect(await shell('push')).toEqual({ pushMessage: [{ item: { status: 'DELIVERED' } }] })
    expect(String((await frame)[0])).toBe('Hello')
    socket.terminate()
  })

  it('--json tells the endpoint, the keys and the rest to programs', async () => {
    const scope = 'websockets-manager-api:query:*'
    const args = ['--access-key', 'one', '--access-key', 'two', '--scope', scope, '--page-size', '7']
    args.push('--socket-url', 'ws://127.0.0.1:7000/')
    const mock = await startService('websockets-service', '--json', ...args, '--fault', 'version:latency=1')
    expect(JSON.parse(mock.lines[0]!)).toEqual({
      service: 'websockets-service',
      url: `http://127.0.0.1:${mock.port}`,
      host: '127.0.0.1',
      port: mock.port,
      endpoint: `http://127.0.0.1:${mock.port}/graphql`,
      accessKeys: ['one', 'two'],
      scopes: scope,
      pageSize: 7,
      socketUrl: 'ws://127.0.0.1:7000/',
      faults: ['version:latency=1'],
    })
  })

  it('--access-key, --scope, --page-size and --fault are those of the fake', async () => {
    const mock = await startService(
      'websockets-service',
      ...['--access-key', 'one', '--access-key', 'two', '--page-size', '1'],
      ...['--scope', '*:mutation:pushMessage', '--scope', '*:query:messages'],
      ...['--fault', 'pushMessage:status=503,times=1'],
    )
    const service = clientOf(mock, 'two')
    const input = { recipients: ['ann', 'ben'], message: 'x' }
    expect(await rejectionOf(service.pushMessage(input))).toMatchObject({ status: 503 })
    await service.pushMessage(input)
    expect((await service.messages().page()).items).toHaveLength(1)
    expect(await rejectionOf(service.version())).toMatchObject({ name: 'GraphQLErrors' })
    expect(await rejectionOf(clientOf(mock, 'three').version())).toMatchObject({ status: 401 })
  })

  it('--socket-url is what a recipient gets, and where a socket can be opened', async () => {
    const mock = await startService('websockets-service', '--socket-url', 'wss://push.example.com/sockets')
    await mock.line(/sockets wss:/)
    expect(mock.lines).toContain('  sockets wss://push.example.com/sockets')
    const { connectionUri } = await clientOf(mock).registerRecipient({ recipient: 'ann' })
    expect(connectionUri).toMatch(/^wss:\/\/push\.example\.com\/sockets\?token=/)
    const socket = new WebSocket(
      connectionUri.replace('wss://push.example.com', `ws://127.0.0.1:${mock.port}`),
    )
    await once(socket, 'open')
    socket.terminate()
  })

  it('--log has a line for each request, message and socket, and no token and no key', async () => {
    const mock = await startService('websockets-service', '--log')
    const service = clientOf(mock)
    await service.pushMessage({ recipients: ['ann'], message: 'held', topic: 'my tax' })
    const { connectionUri } = await service.registerRecipient({ recipient: 'ann', topic: 'my tax' })
    const socket = new WebSocket(connectionUri)
    await once(socket, 'message')
    await service.pushMessage({ recipients: ['ann'], message: '12345' })
    await service.pushGlobalMessage({ message: 'all of you' })
    socket.close(1000)
    await mock.line(/closed 1000/)
    expect(logOf(mock.lines)).toEqual([
      'POST /graphql 200 pushMessage # ms',
      'message ID for ann PENDING on "my tax", 4 bytes',
      'POST /graphql 200 registerRecipient # ms',
      'socket ID opened /',
      'message ID for ann DELIVERED on "my tax", 4 bytes',
      'POST /graphql 200 pushMessage # ms',
      'message ID for ann DELIVERED, 5 bytes',
      'POST /graphql 200 pushGlobalMessage # ms',
      'global message ID to 1 recipient, 10 bytes',
      'socket ID closed 1000',
    ])
    const log = logOf(mock.lines).join('\n')
    expect(log).not.toContain(new URL(connectionUri).searchParams.get('token'))
    expect(log).not.toContain('access-key')
  })

  it('--log json prints each as an object', async () => {
    const mock = await startService('websockets-service', '--log', 'json', '--json')
    await clientOf(mock).pushMessage({ recipients: ['ann'], message: 'x' })
    expect(JSON.parse(await mock.line(/"type":"message"/))).toEqual({
      time: expect.any(String),
      type: 'message',
      id: expect.any(String),
      recipient: 'ann',
      topic: null,
      status: 'PENDING',
      bytes: 1,
    })
  })

  it.each([
    [['--access-key', 'two words'], '--access-key must be text without spaces'],
    [['--scope', 'everything'], '--scope must be service:query:resolver'],
    [['--page-size', '0'], '--page-size takes a positive whole number'],
    [['--socket-url', 'http://127.0.0.1/'], '--socket-url must be a ws or wss URL'],
    [['--fault', 'triggerEvent:status=500'], '--fault: operation is no operation'],
    [['--fault', 'webhook=lose'], '--fault: webhook does not exist'],
    [['--app', 'a:b:c'], '--app'],
  ])('refuses %j', async (args, said) => {
    const mock = runMock('websockets-service', ...args)
    expect((await mock.ended).code).toBe(2)
    expect(mock.errors()).toContain(said)
    expect(mock.errors()).not.toContain('two words')
  })
})
