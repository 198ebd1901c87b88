// The backend of the story: the three endpoints that an app has, made by the client's handlers, on one port.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Handler, Sockudo, WebhookEvent } from 'channelkit/sockudo'
import { createLog } from '../log.ts'

export interface Backend {
  readonly url: string
  /** Resolves with the event of a verified webhook; rejects after two seconds. */
  readonly received: (name: WebhookEvent['name'], channel: string) => Promise<WebhookEvent>
  readonly close: () => Promise<void>
}

/**
 * Listens on a loopback port.
 *
 * @param port - where the server of the story posts its webhooks; 0 takes a free one
 */
export async function startBackend(sockudo: Sockudo, port: number): Promise<Backend> {
  const webhooks = createLog<WebhookEvent>()
  const routes: Readonly<Record<string, Handler>> = {
    '/pusher/auth': sockudo.authHandler({
      authorize(request, { channel }) {
        // Who asks is for the app to know, usually from a session; here the client says so itself.
        const user = request.headers.get('x-user')
        if (user === null || channel.endsWith('-staff')) return false
        return channel.startsWith('presence-') ? { user_id: user, user_info: { name: user } } : true
      },
    }),
    '/pusher/user-auth': sockudo.userAuthHandler({
      authenticate(request) {
        const id = request.headers.get('x-user')
        return id === null ? null : { id }
      },
    }),
  }
  // On every other path, since it is the server's configuration that says where webhooks go.
  const receiveWebhook = sockudo.webhookHandler({ on: { '*': webhooks.add } })
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://backend.example')
    const handler = routes[pathname] ?? receiveWebhook
    void answer(handler, incoming, outgoing).catch((error: Error) =>
      outgoing.writeHead(500).end(error.message),
    )
  })
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: (name, channel) =>
      webhooks.find(
        (event) => event.name === name && event.channel === channel,
        `no webhook ${name} of ${channel} came`,
      ),
    async close() {
      // A webhook that is on its way is still answered.
      await once(server.close(), 'close')
    },
  }
}

/** node:http on one side, Request and Response on the other. Servers for other runtimes and frameworks need none of it. */
async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await incoming.toArray()
  const request = new Request(new URL(incoming.url ?? '/', 'http://backend.example'), {
    method: incoming.method ?? 'GET',
    headers: incoming.headers as Record<string, string>,
    ...(body.length > 0 && { body: Buffer.concat(body) }),
  })
  const response = await handler(request)
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
