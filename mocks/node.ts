// channelkit/mocks/node: a fake server on a port. This and its folder are all that needs Node.

import http from 'node:http'
import type { Duplex } from 'node:stream'
import { ArgumentError, shapeOf } from '../src/core/errors/argument-error.ts'
import { isDroppedConnection } from './dropped-connection.ts'
import type { FakeServer } from './fake-server.ts'
import { answer } from './node/answer.ts'
import { bind } from './node/bind.ts'
import { answerInHttp1, createHandshake, upgrade } from './node/handshake.ts'
import { refuseUnread } from './node/refuse-unread.ts'

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
  const coming = new WeakMap<Duplex, () => void>()
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const answering = { fake, coming, onError }
  server.on('request', (incoming, outgoing) => void answer(answering, incoming, outgoing))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const cut = coming.get(socket)
    if (cut !== undefined) cut()
    else refuseUnread(error, socket)
  })
  server.on('upgrade', (incoming: http.IncomingMessage, socket: Duplex, head: Buffer) => {
    if (incoming.headers.upgrade?.toLowerCase() !== 'websocket')
      return answerInHttp1(server, incoming, socket, head)
    // Between here and the WebSocket nobody else listens.
    socket.on('error', () => socket.destroy())
    upgrade(fake, handshake, incoming, socket, head).catch((error: unknown) => {
      socket.destroy()
      if (!isDroppedConnection(error)) onError(error)
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

function reportError(error: unknown): void {
  console.error('The fake server could not answer:', error)
}
