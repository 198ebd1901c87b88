// Handlers of this kit on a loopback port, as a backend would have them.

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Handler } from '../../../src/services/sockudo/index.ts'

export interface Backend {
  readonly url: string
  close(): Promise<void>
}

/** @param handlers - path -> handler */
export async function serve(handlers: Readonly<Record<string, Handler>>, port = 0): Promise<Backend> {
  const server = createServer((incoming, outgoing) => {
    const handler = handlers[incoming.url ?? '']
    if (handler === undefined) outgoing.writeHead(404).end()
    else answer(handler, incoming, outgoing).catch(() => outgoing.writeHead(500).end())
  })
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.concat(await incoming.toArray())
  const request = new Request(`http://127.0.0.1${incoming.url}`, {
    method: incoming.method!,
    headers: incoming.headers as Record<string, string>,
    ...(body.length > 0 && { body }),
  })
  const response = await handler(request)
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
}
