// What the server takes for Apple: HTTP/2 over TLS, every request kept, and for each token the answer that a test wants.

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2'
import type { AddressInfo } from 'node:net'
import { bundle } from '../server/config.ts'
import { selfSigned } from './certificate.ts'

export interface AppleRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, unknown>>
  /** JSON; undefined where there is none. */
  readonly body: any
  readonly at: number
}

export interface AppleAnswer {
  readonly status: number
  readonly reason: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface FakeApns {
  readonly origin: string
  /** PEM, for whoever is to trust it. */
  readonly certificate: string
  readonly requests: readonly AppleRequest[]
  /** Answers requests to a path from now on; undefined is success again. */
  answer(path: string, answer: AppleAnswer | undefined): void
  /** Resolves to the first request to a path, also one that came before; rejects after five seconds. */
  request(path: string): Promise<AppleRequest>
  /** How often a path was asked for. */
  count(path: string): number
  close(): Promise<void>
}

export const channelsPath: string = `/1/apps/${bundle}/channels`
export const broadcastPath: string = `/4/broadcasts/apps/${bundle}`

export function devicePath(token: string): string {
  return `/3/device/${token}`
}

/** @param refusalOf - what it answers to paths that nothing else was said of; success by default */
export async function startFakeApns(
  refusalOf: (path: string) => AppleAnswer | undefined = () => undefined,
): Promise<FakeApns> {
  const { certificate, key } = selfSigned(Date.now())
  const requests: AppleRequest[] = []
  const answers = new Map<string, AppleAnswer>()
  const policies = new Map<string, number>()
  const waiting = new Set<() => void>()
  const sessions = new Set<ServerHttp2Session>()
  const server = createSecureServer({ cert: certificate, key }, (incoming, outgoing) => {
    void read(incoming).then((request) => {
      requests.push(request)
      const { method, path } = request
      const refusal = answers.get(path) ?? refusalOf(path)
      if (refusal !== undefined) send(outgoing, refusal.status, { reason: refusal.reason }, refusal.headers)
      else if (path.startsWith('/1/')) manage(policies, request, outgoing)
      else send(outgoing, method === 'POST' ? 200 : 405)
      waiting.forEach((check) => check())
    })
  })
  server.on('session', (session) => {
    sessions.add(session)
    session.on('close', () => sessions.delete(session))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    certificate,
    requests,
    answer: (path, answer) => void (answer ? answers.set(path, answer) : answers.delete(path)),
    request: (path) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = requests.find((request) => request.path === path)
          if (found === undefined) return
          end()
          resolve(found)
        }
        const timer = setTimeout(() => {
          end()
          reject(new Error(`no request to ${path}; seen: ${JSON.stringify(requests)}`))
        }, 5000)
        const end = (): void => {
          clearTimeout(timer)
          waiting.delete(check)
        }
        waiting.add(check)
        check()
      }),
    count: (path) => requests.filter((request) => request.path === path).length,
    async close() {
      sessions.forEach((session) => session.destroy())
      server.close()
      await once(server, 'close')
    },
  }
}

async function read(incoming: Http2ServerRequest): Promise<AppleRequest> {
  const text = Buffer.concat(await incoming.toArray()).toString()
  const { method, url: path, headers } = incoming
  return { method, path, headers, body: text === '' ? undefined : JSON.parse(text), at: Date.now() }
}

/** The channels of live activities. */
function manage(
  policies: Map<string, number>,
  { method, path, headers, body }: AppleRequest,
  outgoing: Http2ServerResponse,
): void {
  if (path.endsWith('/all-channels')) return send(outgoing, 200, { channels: [...policies.keys()] })
  if (method === 'POST') {
    // Ids of Apple are base64, with characters that a path must not hold as they are.
    const created = Buffer.concat([Buffer.of(0xfb, 0xff), randomBytes(8)]).toString('base64')
    policies.set(created, body['message-storage-policy'])
    return send(outgoing, 201, undefined, { 'apns-channel-id': created })
  }
  const id = String(headers['apns-channel-id'])
  const policy = policies.get(id)
  if (policy === undefined) return send(outgoing, 404, { reason: 'ChannelNotRegistered' })
  if (method !== 'DELETE')
    return send(outgoing, 200, { 'message-storage-policy': policy, 'push-type': 'LiveActivity' })
  policies.delete(id)
  send(outgoing, 204)
}

function send(
  outgoing: Http2ServerResponse,
  status: number,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  outgoing.writeHead(status, { 'apns-id': 'a', ...headers })
  outgoing.end(body === undefined ? '' : JSON.stringify(body))
}
