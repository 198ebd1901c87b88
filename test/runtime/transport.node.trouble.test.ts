import type http from 'node:http'
import { describe, expect, it } from 'vitest'
import { ConnectionError } from '../../src/errors.ts'
import { createSockudo, type Sockudo, type SockudoOptions } from '../../src/services/sockudo/index.ts'
import { credentials } from '../support/client.ts'
import { closedPort, loopback } from '../support/loopback.ts'
import { rejectionOf } from '../support/outcome.ts'
import { expectNothingSecret } from '../support/secrets.ts'

function clientOf(port: number, options: Partial<SockudoOptions> = {}): Sockudo {
  return createSockudo({ ...credentials, host: '127.0.0.1', port, ...options })
}

function answerJson(response: http.ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

describe('a broken connection is a ConnectionError', () => {
  const expectBroken = async (client: Sockudo, effect: string): Promise<any> => {
    const error = await rejectionOf(client.trigger('orders', 'created', {}))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'connection_failed', operation: 'triggerEvent', effect })
    expectNothingSecret(error)
    return error
  }

  it('without effect when nothing listens on the port', async () => {
    const port = await closedPort()
    const error = await expectBroken(clientOf(port), 'none')
    expect(error.message).toContain('ECONNREFUSED')
    expect(error.cause.code).toBe('ECONNREFUSED')
  })

  it('without effect when the name does not exist', async () => {
    // RFC 2606: never in the DNS.
    const client = clientOf(80, { host: 'sockudo.invalid', useTLS: false })
    expect((await expectBroken(client, 'none')).message).toMatch(/ENOTFOUND|EAI_AGAIN/)
  })

  it('without an effect and with the option when the server speaks no TLS', async () => {
    const { port } = await loopback((_, response) => answerJson(response, {}))
    const error = await expectBroken(clientOf(port, { useTLS: true }), 'none')
    expect(error.message).toContain('useTLS')
  })

  it('with an unknown effect when the server closes before it answers', async () => {
    const { port } = await loopback((request) => request.socket.destroy())
    await expectBroken(clientOf(port), 'unknown')
  })

  it('with an unknown effect when the server ends the connection politely without an answer', async () => {
    const { port } = await loopback((request) => void request.socket.end())
    await expectBroken(clientOf(port), 'unknown')
  })

  it('with an unknown effect when the answer is cut off in its body', async () => {
    const { port } = await loopback((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
      response.write('{"ok":')
      setTimeout(() => response.destroy(), 10)
    })
    await expectBroken(clientOf(port), 'unknown')
  })

  it('with an unknown effect when a chunked answer never gets its last chunk', async () => {
    const { port } = await loopback((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"ok":true}')
      setTimeout(() => response.destroy(), 10)
    })
    await expectBroken(clientOf(port), 'unknown')
  })

  it('with an unknown effect when what comes back is not HTTP', async () => {
    const { port } = await loopback((request) => void request.socket.end('220 smtp ready\r\n'))
    await expectBroken(clientOf(port), 'unknown')
  })
})

describe('giving up', () => {
  it.each([
    ['before the headers', false],
    ['in the middle of the body', true],
  ])('closes the connection when the time is over %s', async (_, begun) => {
    const { port, sockets } = await loopback((_request, response) => {
      if (begun) response.writeHead(200, { 'content-type': 'application/json' }).write('{')
    })
    const client = clientOf(port, { timeout: 40 })
    expect(await rejectionOf(client.channels())).toMatchObject({ code: 'timeout' })
    await new Promise((resolve) => (sockets[0]!.destroyed ? resolve(0) : sockets[0]!.once('close', resolve)))
    expect(sockets).toHaveLength(1)
  })

  it('closes the connection when the caller aborts', async () => {
    const { port, sockets } = await loopback(() => {})
    const controller = new AbortController()
    const call = rejectionOf(clientOf(port).channels({ signal: controller.signal }))
    setTimeout(() => controller.abort('enough'), 20)
    expect(await call).toBe('enough')
    await new Promise((resolve) => (sockets[0]!.destroyed ? resolve(0) : sockets[0]!.once('close', resolve)))
  })

  it('leaves no rejection unhandled', async () => {
    const unhandled: unknown[] = []
    const collect = (reason: unknown): number => unhandled.push(reason)
    process.on('unhandledRejection', collect)
    const { port } = await loopback((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{')
      setTimeout(() => response.destroy(), 30)
    })
    await rejectionOf(clientOf(port, { timeout: 15 }).channels())
    await rejectionOf(clientOf(port).channels())
    await rejectionOf(clientOf(port).channels({ signal: AbortSignal.timeout(5) }))
    await new Promise((resolve) => setTimeout(resolve, 50))
    process.off('unhandledRejection', collect)
    expect(unhandled).toEqual([])
  })
})
