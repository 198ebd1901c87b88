// `channelkit mock sockudo --webhook`

import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSockudo, type WebhookEvent } from '../../../src/services/sockudo/index.ts'
import { startMock, urlOf } from './start.ts'

interface Hooks {
  readonly url: string
  /** The names of the events of each webhook, once so many events have come, all signed rightly. */
  events(count: number): Promise<readonly (readonly string[])[]>
}

async function receive(): Promise<Hooks> {
  const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1:1/apps/app-id')
  const webhooks: (readonly WebhookEvent[])[] = []
  const server = createServer(async (incoming, outgoing) => {
    const { events } = sockudo.verifyWebhook({ headers: incoming.headers, body: await text(incoming) })
    webhooks.push(events as readonly WebhookEvent[])
    outgoing.end()
    server.emit('webhook')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}/hook`,
    async events(count) {
      while (webhooks.flat().length < count) await once(server, 'webhook')
      return webhooks.map((events) => events.map(({ name }) => name))
    },
  }
}

/** Two events at the same time. */
async function publishTwo(port: number): Promise<void> {
  const sockudo = createSockudo(urlOf({ port }))
  await sockudo.trigger(['orders', 'prices'], 'changed', {})
  await sockudo.close()
}

const created = 'message_version_created'

describe('channelkit mock sockudo --webhook', { timeout: 60_000 }, () => {
  it('posts each event alone, signed', async () => {
    const hooks = await receive()
    const mock = await startMock('--webhook', hooks.url)
    await publishTwo(mock.port)
    expect(await hooks.events(2)).toEqual([[created], [created]])
    expect(await mock.line(/webhooks/)).toBe(`  webhooks go to ${hooks.url}`)
  })

  it('posts to each URL that it is given', async () => {
    const [first, second] = [await receive(), await receive()]
    const mock = await startMock('--webhook', first.url, '--webhook', second.url)
    await publishTwo(mock.port)
    expect((await first.events(2)).flat()).toEqual((await second.events(2)).flat())
  })

  it('--webhook-batch posts what happens within a moment together', async () => {
    const hooks = await receive()
    const mock = await startMock('--webhook', hooks.url, '--webhook-batch')
    await publishTwo(mock.port)
    expect(await hooks.events(2)).toEqual([[created, created]])
  })
})
