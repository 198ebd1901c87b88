// What the steps share: a server, a backend that publishes, and two pusher-js clients that receive.

import { createFakeSockudo } from 'channelkit/mocks/sockudo'
import { listen } from 'channelkit/mocks/node'
import { createSockudo, type Sockudo } from 'channelkit/sockudo'
import { createSubscriber, type Subscriber } from './subscriber.ts'

export interface Job {
  readonly where: string
  readonly sockudo: Sockudo
  readonly alice: Subscriber
  readonly bob: Subscriber
  /** A channel name that no other run uses. */
  readonly channel: (name: string) => string
  readonly close: () => Promise<void>
}

/**
 * Starts what is needed.
 *
 * @param url - `http://key:secret@host:port/apps/app-id` of a running server; without it the embedded fake is started
 */
export async function openJob(url: string | undefined): Promise<Job> {
  const server = url === undefined ? await startFake() : { url, close: async () => {} }
  const sockudo = createSockudo(server.url)
  const { host } = new URL(server.url)
  const run = Math.random().toString(36).slice(2, 8)
  const alice = createSubscriber('alice', server.url)
  const bob = createSubscriber('bob', server.url)
  return {
    where: url === undefined ? `the embedded fake (${host})` : host,
    sockudo,
    alice,
    bob,
    channel: (name) => `main-job-${run}-${name}`,
    async close() {
      alice.disconnect()
      bob.disconnect()
      await sockudo.close()
      await server.close()
    },
  }
}

async function startFake(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await listen(createFakeSockudo(), { port: 0 })
  return {
    url: `http://app-key:app-secret@${server.host}:${server.port}/apps/app-id`,
    close: () => server.close(),
  }
}
