// A page with the list, and the stream that it reads.

import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Audit, Entry } from './audit.ts'

export interface AuditApp {
  readonly audit: Audit
  /** Who may see what users do: from your session. */
  readonly mayRead: (request: IncomingMessage) => boolean
}

const files: Readonly<Record<string, readonly [name: string, type: string]>> = {
  '/': ['index.html', 'text/html'],
  '/page.js': ['page.js', 'text/javascript'],
}

export function createAuditServer({ audit, mayRead }: AuditApp): Server {
  return createServer(async (request, response) => {
    if (!mayRead(request)) return answer(response, 401, 'sign in first')
    if (request.method !== 'GET') return answer(response, 405, 'only reads')
    if (request.url === '/audit') return stream(audit, request, response)
    const [name, type] = files[request.url ?? ''] ?? []
    if (name === undefined) return answer(response, 404, 'not found')
    const text = await readFile(new URL(`public/${name}`, import.meta.url))
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text)
  })
}

/** Server-sent events: a browser that comes back says the last entry that it has, and gets those behind it. */
function stream(audit: Audit, request: IncomingMessage, response: ServerResponse): void {
  const has = Number(request.headers['last-event-id'] ?? 0)
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const send = (entry: Entry): void =>
    void response.write(`id: ${entry.id}\ndata: ${JSON.stringify(entry)}\n\n`)
  for (const entry of audit.entries) if (entry.id > has) send(entry)
  response.on('close', audit.onEntry(send))
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text)
}
