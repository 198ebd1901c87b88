// What the real server posts: every webhook verified, checked against the contract, and kept.

import type { WebhookEvent } from '../../../src/services/sockudo/index.ts'
import { createSockudo, type Sockudo } from '../../../src/services/sockudo/index.ts'
import { webhookViolations } from '../../contract/support/closed-contract.ts'
import { watched } from '../../support/until.ts'
import { serve } from './serve.ts'

export interface Receiver {
  readonly events: readonly WebhookEvent[]
  /** What was wrong with a webhook. */
  readonly problems: readonly string[]
  /** Resolves to the next event that passes, also one that came before; rejects after eight seconds. */
  event<Name extends WebhookEvent['name']>(
    name: Name,
    channel: string,
    passes?: (event: Extract<WebhookEvent, { name: Name }>) => boolean,
  ): Promise<Extract<WebhookEvent, { name: Name }>>
  close(): Promise<void>
}

export async function receive(sockudo: Sockudo, port: number): Promise<Receiver> {
  const events: WebhookEvent[] = []
  const problems: string[] = []
  const { changed, until } = watched(() => ({ events, problems }))
  const stranger = createSockudo('http://app-key:another-secret@127.0.0.1/apps/app-id')
  const handler = sockudo.webhookHandler({
    on: {
      '*': (event) => {
        events.push(event)
        changed()
      },
    },
  })
  const backend = await serve(
    {
      '/hook': async (request) => {
        const headers = Object.fromEntries(request.headers)
        const body = await request.clone().text()
        const { timeMs } = sockudo.verifyWebhook({ headers, body })
        problems.push(...webhookViolations(JSON.parse(body)))
        if (Math.abs(Date.now() - timeMs) > 5000) problems.push(`time_ms is ${Date.now() - timeMs} ms off`)
        if (!refuses(() => stranger.verifyWebhook({ headers, body })))
          problems.push('another secret verifies')
        if (!refuses(() => sockudo.verifyWebhook({ headers, body: `${body} ` })))
          problems.push('altered verifies')
        const response = await handler(request)
        if (response.status !== 200) problems.push(`answered ${response.status}`)
        return response
      },
    },
    port,
  )
  return {
    events,
    problems,
    event: (name, channel, passes = () => true) =>
      until(
        `${name} of ${channel}`,
        () =>
          events.find(
            (event) => event.name === name && event.channel === channel && passes(event as never),
          ) as never,
      ),
    close: () => backend.close(),
  }
}

function refuses(action: () => unknown): boolean {
  try {
    action()
    return false
  } catch {
    return true
  }
}
