// The real server with the configuration that the mock command plays, asked the same questions.

import { beforeAll, describe } from 'vitest'
import { askDefaults, type Inbox, openInbox } from '../cli/mock/ask-defaults.ts'
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
})
