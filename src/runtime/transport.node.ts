// `#transport` on Node: node:http, which sends several times as many events per second as the built-in fetch.

import http from 'node:http'
import https from 'node:https'
import zlib from 'node:zlib'
import type { CreateTransport, TransportRequest, TransportResponse } from './transport.ts'

export const supportsAgent = true

export const createTransport: CreateTransport = ({ agent }) => {
  const own = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }
  const given = agent as http.Agent | undefined
  const addressOf = addressBook()
  return {
    send(request) {
      const address = addressOf(request.origin)
      return exchange(request, address, given ?? own[address.protocol === 'https:' ? 'https' : 'http'])
    },
    close() {
      // An agent that was passed in belongs to the caller.
      own.http.destroy()
      own.https.destroy()
    },
  }
}

function exchange(
  { method, target, headers, body, stop }: TransportRequest,
  { protocol, hostname, port }: Address,
  agent: http.Agent,
): Promise<TransportResponse> {
  // Through the default import and at call time: MSW and nock replace `request` on that object.
  const { request: open } = protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    let complete = false
    const cut = (): void => {
      // An error takes longer to make than to sign a request: not one for each success.
      if (!complete) reject(new Error('the connection was closed before the answer was complete'))
    }
    const head = { method, protocol, hostname, port, path: target, agent, headers: withLength(headers, body) }
    const request = open(head, (response) => {
      // From here the answer's own `close` counts: under nock that of the request comes before the `end`.
      request.off('close', cut)
      response.on('close', cut)
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        complete = true
        const content = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
        try {
          resolve({
            status: response.statusCode ?? 0,
            headers: flatten(response.headers),
            body: decoded(content, response.headers['content-encoding']) as Uint8Array<ArrayBuffer>,
          })
        } catch (error) {
          reject(error)
        }
      })
    })
    request.on('error', reject)
    request.on('close', cut)
    stop.onStop(() => {
      request.destroy()
      reject(new Error('stopped'))
    })
    // As text, so that head and body leave in one write.
    request.end(body)
  })
}

/** Node would count the bytes itself, but later than interceptors that match headers look. */
function withLength(
  headers: TransportRequest['headers'],
  body: TransportRequest['body'],
): http.OutgoingHttpHeaders {
  return body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) }
}

/** Nobody asked for compression, but some proxies compress all the same. */
function decoded(content: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'gzip' || encoding === 'x-gzip') return zlib.gunzipSync(content)
  if (encoding === 'deflate') return zlib.inflateSync(content)
  return encoding === 'br' ? zlib.brotliDecompressSync(content) : content
}

interface Address {
  readonly protocol: string
  readonly hostname: string
  readonly port: string
}

/** Takes an origin apart; a client asks for one or two of them again and again. */
function addressBook(): (origin: string) => Address {
  const known = new Map<string, Address>()
  return (origin) => {
    const address = known.get(origin) ?? parseOrigin(origin)
    known.set(origin, address)
    return address
  }
}

function parseOrigin(origin: string): Address {
  const { protocol, hostname, port } = new URL(origin)
  // Brackets are URL syntax; a socket wants the bare IPv6 address.
  return { protocol, hostname: hostname.replace(/^\[(.*)\]$/, '$1'), port }
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}
