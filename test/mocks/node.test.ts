import http from 'node:http'
import net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { FakeServer } from '../../mocks/fake-server.ts'
import { listen, type Listener, type ListenOptions } from '../../mocks/node.ts'
import { createFakeSockudo } from '../../mocks/sockudo/index.ts'
import { ArgumentError, KitError } from '../../src/errors.ts'
import { signed } from './sockudo/signed.ts'

const open: Listener[] = []
afterEach(async () => {
  for (const listener of open.splice(0)) await listener.close()
})

async function start(fake: FakeServer = createFakeSockudo(), options: ListenOptions = {}): Promise<Listener> {
  const listener = await listen(fake, options)
  open.push(listener)
  return listener
}

/** What a socket says in answer to these bytes until it falls silent. */
function raw(listener: Listener, text: string, rest = ''): Promise<{ text: string; closed: boolean }> {
  return new Promise((resolve) => {
    const socket = net.connect(listener.port, listener.host, () => socket.write(text))
    let answer = ''
    let closed = false
    socket.on('data', (chunk) => void (answer += chunk.toString('latin1')))
    socket.on('close', () => void (closed = true))
    socket.on('error', () => {})
    setTimeout(() => socket.write(rest), 30)
    setTimeout(() => {
      resolve({ text: answer, closed })
      socket.destroy()
    }, 120)
  })
}

function publishTarget(body: string): string {
  const { url } = signed('POST', '/apps/app-id/events', { body, timestamp: Math.floor(Date.now() / 1000) })
  return url.replace('http://127.0.0.1', '')
}

const body = '{"name":"e","channel":"c","data":"d"}'
const failing: FakeServer = {
  fetch: () => Promise.reject(new Error('a mistake in the fake')),
  upgrade: () => {},
  reset: () => {},
  close: async () => {},
}

describe('the address', () => {
  it('is a free port of the loopback interface', async () => {
    const listener = await start()
    expect(listener).toMatchObject({ host: '127.0.0.1', url: `http://127.0.0.1:${listener.port}` })
    expect((await fetch(`${listener.url}/up`)).status).toBe(200)
  })

  it('in use is a typed error', async () => {
    const { port } = await start()
    const error = await listen(createFakeSockudo(), { port }).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(KitError)
    expect(error).toMatchObject({ code: 'port_in_use', message: `port ${port} of 127.0.0.1 is in use` })
  })

  it('that is not of this machine is a typed error', async () => {
    const error = await listen(createFakeSockudo(), { host: '192.0.2.1' }).catch((error: unknown) => error)
    expect(error).toMatchObject({ code: 'listen_failed' })
  })

  it.each([-1, 65_536, 1.5, '80'])('port %o is refused', async (port) => {
    await expect(listen(createFakeSockudo(), { port: port as number })).rejects.toBeInstanceOf(ArgumentError)
  })
})

describe('HTTP', () => {
  it.each([
    ['options.prt', { prt: 5 }],
    ['options.host', { host: '' }],
    ['options.host', { host: 5 }],
    ['options.onError', { onError: 5 }],
    ['options', null],
  ])('%s of %j is refused', async (argument, options) => {
    await expect(listen(createFakeSockudo(), options as object)).rejects.toMatchObject({ argument })
  })

  it('what is no fake is refused', async () => {
    await expect(listen(undefined as never)).rejects.toMatchObject({ argument: 'fake' })
  })

  it('answers on /apps close the connection, others leave it open and say nothing about it', async () => {
    const listener = await start()
    const head = `Host: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`
    const published = await raw(listener, `POST ${publishTarget(body)} HTTP/1.1\r\n${head}\r\n\r\n${body}`)
    expect(published).toMatchObject({ closed: true, text: expect.stringContaining('connection: close\r\n') })
    const probe = 'GET /up HTTP/1.1\r\nHost: x\r\n\r\n'
    const probed = await raw(listener, probe + probe)
    expect(probed.closed).toBe(false)
    expect(probed.text).not.toMatch(/connection:|keep-alive/i)
    expect(probed.text.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2)
  })

  it('an upgrade to h2c is ignored, and its body read', async () => {
    const listener = await start()
    const head = [
      `POST ${publishTarget(body)} HTTP/1.1`,
      'Host: x',
      'Connection: Upgrade, HTTP2-Settings',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    ]
    const { text } = await raw(listener, `${head.join('\r\n')}\r\n\r\n`, body)
    expect(text).toMatch(/^HTTP\/1.1 200 OK[^]*\{"ok":true\}$/)
  })

  it('a target is taken as it was sent', async () => {
    const listener = await start()
    const statusOf = async (target: string): Promise<string> =>
      (await raw(listener, `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`)).text.slice(9, 12)
    expect(
      await Promise.all(['/x/../up', '//up', `${listener.url}/up`, '*', '/up?a=1'].map(statusOf)),
    ).toEqual(['404', '404', '200', '404', '200'])
  })

  it('an error in the fake is a 500 and is told', async () => {
    const errors: unknown[] = []
    const listener = await start(failing, { onError: (error) => errors.push(error) })
    expect((await fetch(`${listener.url}/up`)).status).toBe(500)
    expect(errors).toMatchObject([{ message: 'a mistake in the fake' }])
    expect((await fetch(`${listener.url}/up`)).status).toBe(500)
  })

  it('a client that goes away in the middle of its request disturbs nobody', async () => {
    const errors: unknown[] = []
    const listener = await start(createFakeSockudo(), { onError: (error) => errors.push(error) })
    const request = http.request(listener.url, { method: 'POST', headers: { 'content-length': 100 } })
    request.on('error', () => {})
    request.write('x')
    await new Promise((resolve) => setTimeout(resolve, 30))
    request.destroy()
    expect((await fetch(`${listener.url}/up`)).status).toBe(200)
    expect(errors).toEqual([])
  })

  it('a server that is only a function is served, too', async () => {
    const { exchange: _, ...fake } = createFakeSockudo()
    const listener = await start(fake)
    expect(await (await fetch(`${listener.url}/up`)).text()).toBe('OK')
    const response = await fetch(listener.url + publishTarget(body), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect(await response.json()).toEqual({ ok: true })
  })
})

describe('WebSocket', () => {
  const connect = (listener: Listener, path = '/app/app-key?protocol=7'): WebSocket =>
    new WebSocket(listener.url.replace('http', 'ws') + path)
  const closed = (socket: WebSocket): Promise<[number, string]> =>
    new Promise((resolve) => socket.on('close', (code, reason) => resolve([code, reason.toString()])))
  const frame = (socket: WebSocket): Promise<any> =>
    new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(data.toString()))))

  it('is accepted, with the CORS headers of every answer', async () => {
    const socket = connect(await start())
    const response = new Promise<http.IncomingMessage>((resolve) => socket.on('upgrade', resolve))
    expect(await frame(socket)).toMatchObject({ event: 'pusher:connection_established' })
    expect((await response).headers).toMatchObject({ 'access-control-allow-origin': '*' })
  })

  it('of an unknown app is accepted and dropped with 1006', async () => {
    const socket = connect(await start(), '/app/nobody?protocol=7')
    const opened = new Promise((resolve) => socket.on('open', resolve))
    socket.on('error', () => {})
    expect(await closed(socket)).toEqual([1006, ''])
    await opened
  })

  it.each([
    ['/nope', 404],
    ['/app/app-key?protocol=x', 400],
  ])('at %s is refused with %i', async (path, status) => {
    const socket = connect(await start(), path)
    const error = await new Promise<Error>((resolve) => socket.on('error', resolve))
    expect(error.message).toBe(`Unexpected server response: ${status}`)
  })

  it('answers binary frames and pings like text', async () => {
    const socket = connect(await start())
    await frame(socket)
    socket.send(Buffer.from('{"event":"pusher:ping"}'))
    expect(await frame(socket)).toEqual({ event: 'pusher:pong' })
    const pong = new Promise((resolve) => socket.on('pong', (data) => resolve(data.toString())))
    socket.ping('hi')
    expect(await pong).toBe('hi')
  })

  it('closed by the client gives its code back, and the socket is forgotten', async () => {
    const fake = createFakeSockudo()
    const socket = connect(await start(fake))
    await frame(socket)
    socket.close(4000, 'bye')
    expect(await closed(socket)).toEqual([4000, 'bye'])
    expect(fake.connections).toEqual([])
  })

  it('closed by the server has its code and reason', async () => {
    const fake = createFakeSockudo()
    const socket = connect(await start(fake))
    await frame(socket)
    const end = closed(socket)
    await fake.close()
    expect(await end).toEqual([4200, 'Server shutting down'])
  })

  it('that breaks the protocol ends alone', async () => {
    const fake = createFakeSockudo()
    const listener = await start(fake)
    const socket = connect(listener)
    await frame(socket)
    const end = closed(socket)
    ;(socket as unknown as { _socket: net.Socket })._socket.write(Buffer.from([0xff, 0xff, 0xff]))
    expect((await end)[0]).toBe(1002)
    expect((await fetch(`${listener.url}/up`)).status).toBe(200)
    await expect.poll(() => fake.connections).toEqual([])
  })

  it('an error in the fake ends one connection and is told', async () => {
    const errors: unknown[] = []
    const listener = await start(failing, { onError: (error) => errors.push(error) })
    const socket = connect(listener)
    socket.on('error', () => {})
    expect((await closed(socket))[0]).toBe(1006)
    expect(errors).toHaveLength(1)
  })
})

describe('close', () => {
  it('cuts sockets and requests and frees the port at once, and the fake goes on', async () => {
    const fake = createFakeSockudo()
    const listener = await listen(fake)
    const socket = new WebSocket(`ws://127.0.0.1:${listener.port}/app/app-key`)
    await new Promise((resolve) => socket.on('message', resolve))
    const idle = net.connect(listener.port, listener.host)
    await new Promise((resolve) => idle.on('connect', resolve))
    const ended = new Promise((resolve) => socket.on('close', resolve))
    const started = performance.now()
    await listener.close()
    expect(performance.now() - started).toBeLessThan(500)
    expect(await ended).toBe(1006)
    await start(fake, { port: listener.port })
    expect((await fake.fetch('http://127.0.0.1/up')).status).toBe(200)
  })

  it('may be called twice', async () => {
    const listener = await listen(createFakeSockudo())
    await listener.close()
    await listener.close()
  })
})
