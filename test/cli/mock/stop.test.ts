// How `channelkit mock` ends.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { createSockudo } from '../../../src/services/sockudo/index.ts'
import { startMock, urlOf } from './start.ts'

describe('channelkit mock', { timeout: 60_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s closes the sockets as the server does, and ends it with 0',
    async (signal) => {
      const mock = await startMock()
      const socket = new WebSocket(`ws://127.0.0.1:${mock.port}/app/app-key?protocol=7`)
      const frames: string[] = []
      socket.on('message', (message) => frames.push(String(message)))
      await once(socket, 'message')
      const closed = once(socket, 'close')
      expect(await mock.stop(signal)).toEqual({ code: 0, signal: null })
      const [code, reason] = (await closed) as [number, Buffer]
      expect([code, String(reason)]).toEqual([4200, 'Server shutting down'])
      expect(frames.at(-1)).toContain('"code":4200')
    },
  )

  it('a second signal does not wait for a client that does not answer the goodbye', async () => {
    const mock = await startMock()
    const silent = connect(mock.port, '127.0.0.1')
    onTestFinished(() => void silent.destroy())
    silent.on('error', () => {})
    silent.write(
      'GET /app/app-key?protocol=7 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
    let text = ''
    const says = (word: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => (text.includes(word) ? resolve() : void silent.once('data', look))
        look()
      })
    silent.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
    await says('connection_established')
    mock.child.kill('SIGTERM')
    await says('4200')
    // npm repeats a signal at once, and that is not the second one.
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(await mock.stop('SIGTERM')).toEqual({ code: 143, signal: null })
  })

  it('does not wait for a webhook whose receiver does not answer', async () => {
    const receiver = createServer(() => {}).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    onTestFinished(() => {
      receiver.closeAllConnections()
      receiver.close()
    })
    const { port } = receiver.address() as { port: number }
    const mock = await startMock('--webhook', `http://127.0.0.1:${port}/`)
    const asked = once(receiver, 'request')
    const sockudo = createSockudo(urlOf(mock))
    await sockudo.trigger('orders', 'created', {}, { messageId: 'm' })
    await sockudo.close()
    await asked
    expect(await mock.stop()).toEqual({ code: 0, signal: null })
  })

  it('goes on when nobody reads its output any more', async () => {
    const mock = await startMock('--log')
    mock.child.stdout.destroy()
    const url = `http://127.0.0.1:${mock.port}/up`
    for (let times = 0; times < 3; times++) expect((await fetch(url)).status).toBe(200)
    expect(await mock.stop()).toEqual({ code: 0, signal: null })
    expect(mock.errors()).toBe('')
  })
})
