// One HTTP request of a port, answered by a fake.

import type http from 'node:http'
import type { Duplex } from 'node:stream'
import { isDroppedConnection } from '../dropped-connection.ts'
import type { FakeServer, WireAnswer } from '../fake-server.ts'
import { bodyOf } from './body.ts'
import { exchange } from './exchange.ts'

export interface Answering {
  readonly fake: FakeServer
  /** What to call when the body of the request of a socket breaks off. */
  readonly coming: WeakMap<Duplex, () => void>
  readonly onError: (error: unknown) => void
}

/** Never rejects: an error in the fake is a 500, and is told. */
export async function answer(
  answering: Answering,
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
): Promise<void> {
  try {
    await attempt(answering, incoming, outgoing)
  } catch (error) {
    fail(outgoing, error, answering.onError)
  }
}

async function attempt(
  { fake, coming }: Answering,
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
): Promise<void> {
  const sent = await bodyOf(incoming, (cut) => coming.set(incoming.socket, cut))
  coming.delete(incoming.socket)
  // What comes after it cannot be read.
  if (sent.cut) outgoing.shouldKeepAlive = false
  const { status, headers, body, pieces } = await exchange(fake, incoming, sent)
  // Node would say keep-alive where the server says nothing.
  if (outgoing.shouldKeepAlive) outgoing.removeHeader('connection')
  outgoing.writeHead(status, headers)
  if (pieces !== undefined) return sendPieces(outgoing, pieces)
  // As text of one byte per letter: Node then sends head and body in one write.
  outgoing.end(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'), 'latin1')
}

async function sendPieces(
  outgoing: http.ServerResponse,
  pieces: NonNullable<WireAnswer['pieces']>,
): Promise<void> {
  outgoing.flushHeaders()
  for await (const piece of pieces()) {
    // The client went away.
    if (outgoing.destroyed) return
    // Before the next piece, so that all of it has left when the connection breaks after it.
    await new Promise<void>((resolve) => outgoing.write(piece, () => resolve()))
  }
  outgoing.end()
}

function fail(outgoing: http.ServerResponse, error: unknown, onError: (error: unknown) => void): void {
  // A client that went away in the middle of its request is no error of the fake, nor is one that shall be left alone.
  if (outgoing.destroyed) return
  if (isDroppedConnection(error)) return void outgoing.destroy()
  if (outgoing.headersSent) outgoing.destroy()
  else outgoing.writeHead(500, { connection: 'close', 'content-length': 0 }).end()
  onError(error)
}
