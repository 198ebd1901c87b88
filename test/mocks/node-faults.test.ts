import net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { listen, type Listener } from '../../mocks/node.ts'
import { createFakeSockudo, type FakeSockudo } from '../../mocks/sockudo/index.ts'
import { ApiError, ConnectionError } from '../../src/errors.ts'
import { createSockudo, type Sockudo } from '../../src/services/sockudo/index.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

interface OnPort {
  readonly fake: FakeSockudo
  readonly server: Listener
  readonly sockudo: Sockudo
  /** What the listener was told. */
  readonly errors: unknown[]
}

async function onPort(): Promise<OnPort> {
  const fake = createFakeSockudo()
  const errors: unknown[] = []
  const server = await listen(fake, { onError: (error) => void errors.push(error) })
  const sockudo = createSockudo(`http://app-key:app-secret@127.0.0.1:${server.port}/apps/app-id`)
  ends.push(
    () => sockudo.close(),
    () => server.close(),
    () => fake.close(),
  )
  return { fake, server, sockudo, errors }
}

const failed = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error) => error,
  )

/** Everything that comes back for a GET, and how it ended. */
function get(port: number, path: string): Promise<{ readonly text: string; readonly pieces: number }> {
  return new Promise((resolve, reject) => {
    let text = ''
    let pieces = 0
    const socket = net.connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    )
    socket.on('data', (chunk) => {
      text += chunk.toString()
      pieces++
    })
    socket.on('error', reject)
    socket.on('close', () => resolve({ text, pieces }))
  })
}

describe('on a port', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('a connection is ended %s the request is processed', async (drop, events) => {
    const { fake, server, sockudo, errors } = await onPort()
    fake.fault({ drop })
    const error = await failed(sockudo.trigger('orders', 'created', 1))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ effect: 'unknown' })
    expect(fake.events).toHaveLength(events)
    expect((await get(server.port, '/up')).text).toBe('')
    expect(errors).toEqual([])
  })

  it('an answer is refused with its header', async () => {
    const { fake, sockudo } = await onPort()
    fake.fault({ status: 503, retryAfter: 2000 })
    const error = await failed(sockudo.trigger('orders', 'created', 1))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 503, code: 'draining', retryAfter: 2000 })
  })

  it('a body ends before its length', async () => {
    const { fake, server, sockudo, errors } = await onPort()
    fake.fault({ truncateBody: 1 })
    const { text } = await get(server.port, '/up')
    expect(text).toMatch(/content-length: 2\r\n[^]*\r\n\r\nO$/i)
    expect(await failed(sockudo.trigger('orders', 'created', 1))).toBeInstanceOf(ConnectionError)
    expect(fake.events).toHaveLength(1)
    expect(errors).toEqual([])
  })

  it('a body comes in pieces, and whole', async () => {
    const { fake, server, sockudo } = await onPort()
    fake.fault({ slowBody: { pause: 5, bytes: 1 } })
    const { text, pieces } = await get(server.port, '/up')
    expect(text).toMatch(/\r\n\r\nOK$/)
    expect(pieces).toBeGreaterThan(1)
    expect(await sockudo.channels()).toEqual({ channels: {} })
  })

  it('a client that does not wait for a slow body disturbs nobody', async () => {
    const { fake, server, errors } = await onPort()
    const fault = fake.fault({ slowBody: 5, times: 1 })
    const socket = net.connect(server.port, '127.0.0.1', () =>
      socket.write('GET /up HTTP/1.1\r\nHost: x\r\n\r\n'),
    )
    await new Promise((resolve) => socket.once('data', resolve))
    socket.destroy()
    expect(fault.applied).toBe(1)
    expect((await fetch(`${server.url}/up`)).status).toBe(200)
    expect(errors).toEqual([])
  })

  it('a WebSocket is refused without an answer', async () => {
    const { fake, server, errors } = await onPort()
    fake.fault({ socket: 'refuse', times: 1 })
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/app/app-key?protocol=7`)
    const error = await new Promise((resolve) => socket.once('error', resolve))
    expect(error).toMatchObject({ code: 'ECONNRESET' })
    expect([fake.connections, errors]).toEqual([[], []])
  })

  it.each([
    ['cut', 1006, ''],
    [{ close: 4100, reason: 'later' }, 4100, 'later'],
  ] as const)('a WebSocket that is %o ends with code %s', async (fault, code, reason) => {
    const { fake, server } = await onPort()
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/app/app-key?protocol=7`)
    await new Promise((resolve) => socket.once('message', resolve))
    const closed = new Promise((resolve) => socket.once('close', (...end) => resolve(end.map(String))))
    fake.fault({ socket: fault })
    expect(await closed).toEqual([String(code), reason])
    expect(fake.connections).toEqual([])
  })

  it('a WebSocket that ended before is not met any more', async () => {
    const { fake, server } = await onPort()
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/app/app-key?protocol=7`)
    await new Promise((resolve) => socket.once('message', resolve))
    fake.drain()
    await new Promise((resolve) => socket.once('close', resolve))
    fake.reset()
    // The server's end of it is told a moment later.
    await fetch(`${server.url}/up`)
    const fault = fake.fault({ socket: 'cut' })
    expect(fault.seen).toBe(0)
  })
})
