// What the steps share: a server, a backend with its endpoints, and two pusher-js clients that receive.

import { createFakeSockudo } from 'channelkit/mocks/sockudo'
import { listen } from 'channelkit/mocks/node'
import { createSockudo, generateEncryptionMasterKey, type Sockudo } from 'channelkit/sockudo'
import { type Backend, startBackend } from './backend.ts'
import { createSubscriber, type Subscriber } from './subscriber.ts'

export interface Job {
  readonly where: string
  readonly sockudo: Sockudo
  readonly backend: Backend
  /** Whether the server posts its webhooks to the backend. */
  readonly webhooks: boolean
  readonly alice: Subscriber
  readonly bob: Subscriber
  /** A channel name that no other run uses: `private-main-job-x1y2z3-orders` for `orders` and `private-`. */
  readonly channel: (name: string, prefix?: string) => string
  readonly close: () => Promise<void>
}

export interface Choice {
  /** `http://key:secret@host:port/apps/app-id` of a running server; without it the embedded fake is started. */
  readonly url?: string | undefined
  /** Where that server posts its webhooks on this machine. */
  readonly webhookPort?: number | undefined
}

/** Starts what is needed. */
export async function openJob({ url, webhookPort }: Choice): Promise<Job> {
  // The fake posts its webhooks to a backend that starts after it.
  const post = (request: Request): Promise<Response> => fetch(new Request(`${backend.url}/webhooks`, request))
  const fake = url === undefined ? await startFake(post) : undefined
  const server = url ?? fake!.url
  const sockudo = createSockudo(server, { encryptionMasterKey: generateEncryptionMasterKey() })
  const backend = await startBackend(sockudo, webhookPort ?? 0)
  const { host } = new URL(server)
  const run = Math.random().toString(36).slice(2, 8)
  const alice = createSubscriber('alice', server, backend.url)
  const bob = createSubscriber('bob', server, backend.url)
  return {
    where: fake ? `the embedded fake (${host})` : host,
    sockudo,
    backend,
    webhooks: fake !== undefined || webhookPort !== undefined,
    alice,
    bob,
    channel: (name, prefix = '') => `${prefix}main-job-${run}-${name}`,
    async close() {
      alice.disconnect()
      bob.disconnect()
      await sockudo.close()
      await fake?.close()
      await backend.close()
    },
  }
}

async function startFake(
  webhook: (request: Request) => Promise<Response>,
): Promise<{ url: string; close: () => Promise<void> }> {
  const apps = [{ id: 'app-id', key: 'app-key', secret: 'app-secret', webhooks: [{ handler: webhook }] }]
  const fake = createFakeSockudo({ apps })
  const server = await listen(fake, { port: 0 })
  return {
    url: `http://app-key:app-secret@${server.host}:${server.port}/apps/app-id`,
    async close() {
      await fake.close()
      await server.close()
    },
  }
}
