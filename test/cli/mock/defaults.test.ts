// What `channelkit mock sockudo` plays without any option.

import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { FakeSockudo } from '../../../mocks/sockudo/index.ts'
import { sockudo as service } from '../../../src/cli/commands/mock/sockudo.ts'
import { createSockudo } from '../../../src/services/sockudo/index.ts'
import { askDefaults, type Inbox, openInbox } from './ask-defaults.ts'
import { mockProcess, urlOf } from './start.ts'

describe('channelkit mock sockudo', { timeout: 60_000 }, () => {
  let server: { url: string; inbox: Inbox }
  beforeAll(async () => {
    const inbox = await openInbox()
    const mock = await mockProcess('--webhook', `http://127.0.0.1:${inbox.port}/hook`)
    server = { url: urlOf(mock), inbox }
    return () => void mock.stop()
  }, 60_000)
  askDefaults(() => server)
})

// Of a process one sees only what arrives, and never that nothing more will.
test('webhooks.retry: max_attempts = 3', async () => {
  const inbox = await openInbox()
  const values = { webhook: [`http://127.0.0.1:${inbox.port}/hook`], push: 'webPush', 'webhook-batch': false }
  const fake = service.start(values).fake as FakeSockudo
  onTestFinished(() => fake.close())
  const { fetch } = fake
  const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1/apps/app-id', { fetch })
  await sockudo.trigger('refused', 'e', {}, { messageId: 'm' })
  const { attempts } = await fake.waitFor('webhooks', { state: 'failed' }, { timeout: 20_000 })
  expect(attempts).toMatchObject([{ status: 500 }, { status: 500 }, { status: 500 }])
  expect(inbox.webhooks('refused')).toHaveLength(3)
})
