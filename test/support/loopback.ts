// A real HTTP server on a free port of this machine, gone when the test is over.

import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Loopback {
  readonly host: string
  readonly port: number
  readonly origin: string
  /** Every connection that was made. */
  readonly sockets: readonly Socket[]
}

export async function loopback(handler: http.RequestListener): Promise<Loopback> {
  const sockets: Socket[] = []
  const server = http.createServer(handler).on('connection', (socket: Socket) => sockets.push(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { host: '127.0.0.1', port, origin: `http://127.0.0.1:${port}`, sockets }
}

/** Reads a whole request body. */
export async function textOf(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = http.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
