// Asks a server for each of the defaults of the mock command.

import { createServer } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { createSockudo, type WebhookEvent } from '../../../src/services/sockudo/index.ts'
import { defaults } from './defaults.ts'
import type { Asked } from './questions.ts'

export interface Inbox {
  readonly port: number
  readonly webhooks: Asked['webhooks']
}

/** Where webhooks arrive; those about a channel called `refused…` are refused. */
export async function openInbox(port = 0): Promise<Inbox> {
  const posted: { at: number; events: readonly WebhookEvent[] }[] = []
  const server = createServer(async (incoming, outgoing) => {
    const at = performance.now()
    const { events } = JSON.parse(await text(incoming)) as { events: readonly WebhookEvent[] }
    posted.push({ at, events })
    outgoing.writeHead(events.some(({ channel }) => channel.startsWith('refused')) ? 500 : 200).end()
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    port: (server.address() as { port: number }).port,
    webhooks: (channel) =>
      posted
        .filter(({ events }) => events.some((event) => event.channel === channel))
        .map(({ at, events }) => ({ at, names: events.map(({ name }) => name) })),
  }
}

/** One test for each setting. */
export function askDefaults(server: () => { readonly url: string; readonly inbox: Inbox }): void {
  const run = Math.random().toString(36).slice(2, 8)
  let count = 0
  test.each(defaults.map((each) => [each.setting, each] as const))('%s', async (_, { ask, answer }) => {
    const { url, inbox } = server()
    const sockudo = createSockudo(url)
    const fresh = (name: string): string => `${name}-${run}-${count++}`
    try {
      const answered = await ask({ url: new URL(url), sockudo, fresh, webhooks: inbox.webhooks })
      expect(answered).toEqual(answer)
    } finally {
      await sockudo.close()
    }
  })
}
