// From a request for an upgrade to a WebSocket, or to a refusal.

import http from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { FakeServer, WireAnswer } from '../fake-server.ts'
import { exchange, requestOf } from './exchange.ts'

export interface Handshake {
  readonly server: WebSocketServer
  /** What the answer to the handshake says beyond the handshake itself. */
  readonly headers: WeakMap<http.IncomingMessage, WireAnswer['headers']>
}

export function createHandshake(): Handshake {
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

export async function upgrade(
  fake: FakeServer,
  { server, headers }: Handshake,
  incoming: http.IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const answer = await exchange(fake, incoming, { body: Buffer.alloc(0), cut: false })
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
export function answerInHttp1(
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
