// What the steps share: a server, a backend that publishes, and two browsers' worth of pusher-js that receive.

import { createFakeSockudo } from 'channelkit/mocks/sockudo'
import { listen } from 'channelkit/mocks/node'
import { createSockudo, type Sockudo } from 'channelkit/sockudo'
import { connectSubscriber, type Subscriber } from './subscriber.ts'

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
 * Starts what is needed and connects.
 *
 * @param url - `http://key:secret@host:port/apps/app-id` of a running server; without it the embedded fake is started
 */
export async function openJob(url: string | undefined): Promise<Job> {
  const server =
    url === undefined ? await startFake() : { url, where: new URL(url).host, close: async () => {} }
  const sockudo = createSockudo(server.url)
  const run = Math.random().toString(36).slice(2, 8)
  const alice = await connectSubscriber('alice', server.url)
  const bob = await connectSubscriber('bob', server.url)
  return {
    where: server.where,
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

async function startFake(): Promise<{ url: string; where: string; close: () => Promise<void> }> {
  const server = await listen(createFakeSockudo(), { port: 0 })
  const url = `http://app-key:app-secret@${server.host}:${server.port}/apps/app-id`
  return { url, where: `the embedded fake (${server.host}:${server.port})`, close: () => server.close() }
}
