// channelkit/mocks/node: a fake server on a port. The only file here that needs Node.

import http from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { ArgumentError, shapeOf } from '../src/core/errors/argument-error.ts'
import { KitError } from '../src/core/errors/kit-error.ts'
import type { FakeServer, WireAnswer } from './fake-server.ts'

export interface ListenOptions {
  /** 0 takes any free port (the default). */
  readonly port?: number | undefined
  /** The address to listen on (default `127.0.0.1`). */
  readonly host?: string | undefined
  /** Gets what the fake threw instead of answering (default: `console.error`). */
  readonly onError?: ((error: unknown) => void) | undefined
}

export interface Listener {
  /** `http://127.0.0.1:6001` */
  readonly url: string
  readonly host: string
  readonly port: number
  /** Cuts the sockets and frees the port; the fake itself goes on. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Puts a fake server on a port, for HTTP and WebSocket.
 *
 * Several listeners may share one fake. An error in the fake is answered with 500 and never ends the process.
 *
 * @example
 * ```ts
 * import { listen } from 'channelkit/mocks/node'
 * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
 *
 * const server = await listen(createFakeSockudo(), { port: 0 })
 * console.log(server.url)
 * await server.close()
 * ```
 *
 * @param fake - what answers
 * @param options - port and host
 * @returns the address, and the way to end it
 * @throws ArgumentError for a port that cannot be one
 * @throws KitError with code `port_in_use`, or `listen_failed` where the system refuses for another reason
 */
export async function listen(fake: FakeServer, options: ListenOptions = {}): Promise<Listener> {
  const { port = 0, host = '127.0.0.1', onError = reportError } = options
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ArgumentError(
      'options.port',
      `must be a whole number from 0 to 65535, received ${shapeOf(port)}`,
    )
  }
  const sockets = new Set<Duplex>()
  const server = http.createServer({
    keepAliveTimeout: 0,
    maxHeaderSize: 128 * 1024,
    requireHostHeader: false,
  })
  const handshake = createHandshake()
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('request', (incoming, outgoing) => {
    answer(fake, incoming, outgoing).catch((error: unknown) => fail(outgoing, error, onError))
  })
  server.on('upgrade', (incoming: http.IncomingMessage, socket: Duplex, head: Buffer) => {
    if (incoming.headers.upgrade?.toLowerCase() !== 'websocket')
      return answerInHttp1(server, incoming, socket, head)
    // Between here and the WebSocket nobody else listens.
    socket.on('error', () => socket.destroy())
    upgrade(fake, handshake, incoming, socket, head).catch((error: unknown) => {
      socket.destroy()
      onError(error)
    })
  })
  await bind(server, port, host)
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  const authority = host.includes(':') ? `[${host}]` : host
  return { url: `http://${authority}:${bound}`, host, port: bound, close, [Symbol.asyncDispose]: close }
}

async function answer(
  fake: FakeServer,
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
): Promise<void> {
  const { status, headers, body } = await exchange(fake, incoming, await bodyOf(incoming))
  // Node would say keep-alive where the server says nothing.
  if (outgoing.shouldKeepAlive) outgoing.removeHeader('connection')
  outgoing.writeHead(status, headers)
  outgoing.end(body)
}

function exchange(
  fake: FakeServer,
  incoming: http.IncomingMessage,
  body: Buffer<ArrayBuffer>,
): Promise<WireAnswer> {
  if (fake.exchange === undefined) return exchangeByFetch(fake, requestOf(incoming, body))
  const { method = 'GET', headers } = incoming
  const header = (name: string): string | undefined => headers[name]?.toString()
  return fake.exchange({ method, target: targetOf(incoming), header, body })
}

async function exchangeByFetch(fake: FakeServer, request: Request): Promise<WireAnswer> {
  const response = await fake.fetch(request)
  const body = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers: Object.fromEntries(response.headers), body }
}

function bodyOf(incoming: http.IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => resolve(Buffer.concat(chunks)))
    incoming.on('error', reject)
  })
}

function fail(outgoing: http.ServerResponse, error: unknown, onError: (error: unknown) => void): void {
  // A client that went away in the middle of its request is no error of the fake.
  if (outgoing.destroyed) return
  if (outgoing.headersSent) outgoing.destroy()
  else outgoing.writeHead(500, { connection: 'close', 'content-length': 0 }).end()
  onError(error)
}

interface Handshake {
  readonly server: WebSocketServer
  /** What the answer to the handshake says beyond the handshake itself. */
  readonly headers: WeakMap<http.IncomingMessage, WireAnswer['headers']>
}

function createHandshake(): Handshake {
  const headers = new WeakMap<http.IncomingMessage, WireAnswer['headers']>()
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: 16 * 1024 * 1024,
    handleProtocols: ([first]) => first ?? false,
  })
  server.on('headers', (lines, incoming) => {
    for (const [name, value] of Object.entries(headers.get(incoming) ?? {})) {
      if (name !== 'content-length') lines.push(`${name}: ${value}`)
    }
  })
  return { server, headers }
}

async function upgrade(
  fake: FakeServer,
  { server, headers }: Handshake,
  incoming: http.IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const answer = await exchange(fake, incoming, Buffer.alloc(0))
  if (answer.status !== 426) return refuse(socket, answer)
  headers.set(incoming, answer.headers)
  server.handleUpgrade(incoming, socket, head, (webSocket: WebSocket) => {
    // A client that breaks the protocol is closed by `ws`; there is nothing else to do about it.
    webSocket.on('error', () => {})
    fake.upgrade(webSocket, requestOf(incoming))
  })
}

function refuse(socket: Duplex, { status, headers, body }: WireAnswer): void {
  const lines = Object.entries({ ...headers, connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  const head = `HTTP/1.1 ${status} ${http.STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`
  socket.end(Buffer.concat([Buffer.from(head), body]))
}

/** Any other upgrade (some clients ask for h2c) is ignored: the request is read again without it. */
function answerInHttp1(
  server: http.Server,
  incoming: http.IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`]
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    const name = incoming.rawHeaders[index]!
    if (!/^(?:upgrade|connection|http2-settings)$/i.test(name))
      lines.push(`${name}: ${incoming.rawHeaders[index + 1]}`)
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  server.emit('connection', socket)
}

function requestOf(incoming: http.IncomingMessage, body?: Buffer<ArrayBuffer>): Request {
  const { method = 'GET', rawHeaders } = incoming
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index]!, rawHeaders[index + 1]!)
  const hasBody = method !== 'GET' && method !== 'HEAD' && body !== undefined && body.length > 0
  // By which name the client found a fake does not matter.
  return new Request(
    `http://localhost${targetOf(incoming)}`,
    hasBody ? { method, headers, body } : { method, headers },
  )
}

/** A client that takes the fake for a proxy sends a whole URL. */
function targetOf({ url = '/' }: http.IncomingMessage): string {
  const target = url.replace(/^https?:\/\/[^/?]*/i, '')
  return target.startsWith('/') ? target : `/${target}`
}

function bind(server: http.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const busy = cause.code === 'EADDRINUSE'
      const message = busy
        ? `port ${port} of ${host} is in use`
        : `cannot listen on ${host}:${port}: ${cause.message}`
      reject(new KitError(busy ? 'port_in_use' : 'listen_failed', message, { operation: 'listen', cause }))
    })
    server.listen(port, host, resolve)
  })
}

function reportError(error: unknown): void {
  console.error('The fake server could not answer:', error)
}
