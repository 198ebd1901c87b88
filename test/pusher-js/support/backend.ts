// The backend of the page under test: it signs for its users, hears the webhooks, and does what a page cannot.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { authenticate, authorize, encrypt, Refusal } from './backend-auth.ts'
import { hmac, signed } from '../../mocks/sockudo/signed.ts'

export interface BackendOf {
  /** `http://127.0.0.1:6001` */
  readonly server: () => string
  readonly app: { readonly id: string; readonly key: string; readonly secret: string }
  drain(): Promise<void>
  /** What is served to a browser, by path. */
  readonly files?: Readonly<Record<string, { readonly type: string; readonly text: string }>>
  /** 0 takes any free port. */
  readonly port?: number
}

export interface Backend {
  readonly url: string
  close(): Promise<void>
}

export async function startBackend({
  server,
  app,
  drain,
  files = {},
  port = 0,
}: BackendOf): Promise<Backend> {
  const told: any[] = []
  const sign = (text: string): string => `${app.key}:${hmac(app.secret, text)}`

  const routes: Record<string, (body: string, query: URLSearchParams) => unknown> = {
    '/auth': (body, query) => authorize(new URLSearchParams(body || query.toString()), sign),
    '/user-auth': (body, query) => authenticate(new URLSearchParams(body || query.toString()), sign),
    '/hook': (body) => void told.push(...(JSON.parse(body) as { events: unknown[] }).events),
    '/told': (body) => told.filter(({ channel }) => channel === (JSON.parse(body) as any).channel),
    '/api': (body) => callApi(server(), app, JSON.parse(body) as ApiCall),
    '/encrypt': (body) => encrypt(JSON.parse(body)),
    '/drain': () => drain(),
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const file = files[pathname]
    if (file !== undefined) {
      response.writeHead(200, { 'content-type': file.type }).end(file.text)
      return
    }
    const result = await routes[pathname]?.(await bodyOf(request), searchParams)
    const { status = 200, text } = result instanceof Refusal ? result : { text: JSON.stringify(result ?? {}) }
    const callback = searchParams.get('callback')
    response.writeHead(status, {
      'content-type': callback === null ? 'application/json' : 'text/javascript',
    })
    response.end(callback === null ? text : `${callback}(${text})`)
  }

  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  http.listen(port, '127.0.0.1')
  await once(http, 'listening')
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async close() {
      const closed = once(http, 'close')
      http.close()
      http.closeAllConnections()
      await closed
    },
  }
}

interface ApiCall {
  readonly method: string
  readonly path: string
  readonly body?: object
}

async function callApi(
  origin: string,
  { id, key, secret }: BackendOf['app'],
  call: ApiCall,
): Promise<unknown> {
  const [path = '', search = ''] = call.path.split('?')
  const query = Object.fromEntries(new URLSearchParams(search))
  const timestamp = Math.floor(Date.now() / 1000)
  const options = {
    key,
    secret,
    timestamp,
    query,
    body: call.method === 'POST' ? (call.body ?? {}) : undefined,
  }
  const request = signed(call.method, `/apps/${id}${path}`, options)
  const { pathname, search: signature } = new URL(request.url)
  const answer = await fetch(`${origin}${pathname}${signature}`, {
    method: call.method,
    ...(call.method === 'POST'
      ? { body: await request.text(), headers: { 'content-type': 'application/json' } }
      : {}),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true
  return { status: answer.status, body: isJson && text !== '' ? JSON.parse(text) : text }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
