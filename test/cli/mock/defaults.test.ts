// What `channelkit mock sockudo` plays without any option.

import { beforeAll, describe } from 'vitest'
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
