// The real server with the configuration that the mock command plays, asked the same questions.

import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { askDefaults, type Inbox, openInbox } from '../cli/mock/ask-defaults.ts'
import { until } from '../cli/mock/questions.ts'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { startOwn } from './server/start.ts'

/** In the configuration of the other tests the messages of chat cannot be annotated. */
const annotated = (config: string): string =>
  config.replaceAll(
    'allow_user_limited_channels = true\nannotations_enabled = false',
    'allow_user_limited_channels = true\nannotations_enabled = true',
  )

describe('the real server', { timeout: 60_000 }, () => {
  let server: { url: string; inbox: Inbox }
  beforeAll(async () => {
    const { url, webhookPort, stop } = await startOwn('full', undefined, annotated)
    server = { url, inbox: await openInbox(webhookPort) }
    return stop
  }, 60_000)
  askDefaults(() => server)

  test('webhooks.retry: max_attempts = 3', async () => {
    const { url, inbox } = server
    const sockudo = createSockudo(url)
    await sockudo.trigger('refused', 'e', {}, { messageId: 'm' })
    await sockudo.close()
    await until(() => inbox.webhooks('refused').length >= 3 || undefined)
    // The fourth would come 400 ms after the third.
    await sleep(600)
    expect(inbox.webhooks('refused')).toHaveLength(3)
  })
})
