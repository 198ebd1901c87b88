import http from 'node:http'
import { describe, expect, it } from 'vitest'
import { createSockudo, type Sockudo, type SockudoOptions } from '../../src/services/sockudo/index.ts'
import { credentials } from '../support/client.ts'
import { loopback, textOf } from '../support/loopback.ts'
import { rejectionOf } from '../support/outcome.ts'

function clientOf(port: number, options: Partial<SockudoOptions> = {}): Sockudo {
  return createSockudo({ ...credentials, host: '127.0.0.1', port, ...options })
}

function answerJson(response: http.ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

describe('the transport on Node', () => {
  it('sends method, target, headers and body', async () => {
    let seen: unknown
    const { port } = await loopback(async (request, response) => {
      const { method, url, headers } = request
      seen = { method, url: url?.split('?')[0], headers, body: await textOf(request) }
      answerJson(response, {})
    })
    await clientOf(port).trigger('orders', 'created', { text: 'ä€👩' })
    const body = '{"name":"created","data":"{\\"text\\":\\"ä€👩\\"}","channels":["orders"]}'
    expect(seen).toMatchObject({
      method: 'POST',
      url: '/apps/app-id/events',
      headers: { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(body)}` },
      body,
    })
    expect((seen as { headers: object }).headers).not.toHaveProperty('transfer-encoding')
  })

  it('reads an answer that comes in many pieces, cut inside a letter', async () => {
    const { port } = await loopback((_, response) => {
      const bytes = Buffer.from('{"channels":{"ä€👩":{}}}')
      response.writeHead(200, { 'content-type': 'application/json' })
      let sent = 0
      const timer = setInterval(() => {
        if (sent < bytes.length) response.write(bytes.subarray(sent, ++sent))
        else {
          clearInterval(timer)
          response.end()
        }
      }, 1)
    })
    await expect(clientOf(port).channels()).resolves.toEqual({ channels: { 'ä€👩': {} } })
  })

  it('keeps a connection for the next call', async () => {
    const { port, sockets } = await loopback((_, response) => answerJson(response, {}))
    const client = clientOf(port)
    for (let call = 0; call < 3; call++) await client.channels()
    expect(sockets).toHaveLength(1)
    await client.close()
  })

  it('works with a server that closes every connection, as Sockudo does', async () => {
    const { port, sockets } = await loopback((_, response) => {
      response.setHeader('connection', 'close')
      answerJson(response, {})
    })
    const client = clientOf(port)
    for (let call = 0; call < 3; call++) await client.channels()
    expect(sockets).toHaveLength(3)
  })

  it('goes through an agent that is passed in, and leaves it open at the end', async () => {
    const { port, sockets } = await loopback((_, response) => answerJson(response, {}))
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    const client = clientOf(port, { agent })
    await Promise.all([client.channels(), client.channels(), client.channels()])
    expect(sockets).toHaveLength(1)
    await client.close()
    expect(Object.values(agent.freeSockets).flat()).toHaveLength(1)
    agent.destroy()
  })

  it('releases its own connections on close()', async () => {
    const { port, sockets } = await loopback((_, response) => answerJson(response, {}))
    const client = clientOf(port)
    await client.channels()
    const gone = new Promise((resolve) => sockets[0]!.once('close', resolve))
    await client.close()
    await gone
    expect(sockets[0]?.destroyed).toBe(true)
  })

  it('does not follow a redirect', async () => {
    const paths: unknown[] = []
    const { port } = await loopback(({ url }, response) => {
      paths.push(url?.split('?')[0])
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await rejectionOf(clientOf(port).channels())).toMatchObject({ status: 307 })
    expect(paths).toEqual(['/apps/app-id/channels'])
  })

  it('reaches a server over IPv6', async () => {
    const server = http.createServer((_, response) => answerJson(response, { ok: true }))
    await new Promise<void>((resolve) => server.listen(0, '::1', resolve))
    const { port } = server.address() as { port: number }
    const client = createSockudo(`http://k:s@[::1]:${port}/apps/1`)
    await expect(client.terminateUserConnections('1')).resolves.toEqual({ ok: true })
    await client.close()
    await new Promise((resolve) => server.close(resolve))
  })
})
