// From what Node read to what a fake reads.

import type http from 'node:http'
import type { FakeServer, WireAnswer } from '../fake-server.ts'
import type { SentBody } from './body.ts'

export function exchange(
  fake: FakeServer,
  incoming: http.IncomingMessage,
  { body, cut }: SentBody,
): Promise<WireAnswer> {
  if (fake.exchange === undefined) return exchangeByFetch(fake, requestOf(incoming, body))
  const { method = 'GET', headers } = incoming
  const header = (name: string): string | undefined => headers[name]?.toString()
  const size = headBytes(incoming) + body.length
  const address = incoming.socket.remoteAddress
  return fake.exchange({ method, target: targetOf(incoming), header, body, cut, size, address })
}

/** Everything before the body. */
function headBytes({ method = '', url = '', rawHeaders }: http.IncomingMessage): number {
  const parts = [method, url, ' HTTP/1.1\r\n\r\n ', ...rawHeaders]
  // Behind a name come a colon and a space, behind a value the end of the line.
  return parts.reduce((bytes, part) => bytes + part.length, 2 * rawHeaders.length)
}

async function exchangeByFetch(fake: FakeServer, request: Request): Promise<WireAnswer> {
  const response = await fake.fetch(request)
  const body = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers: Object.fromEntries(response.headers), body }
}

export function requestOf(incoming: http.IncomingMessage, body?: Buffer<ArrayBuffer>): Request {
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
