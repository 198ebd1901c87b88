// The log of `channelkit mock websockets-service`: what it says of requests that are under way together, and of messages.

import { describe, expect, it, onTestFinished } from 'vitest'
import { logged, type LogEntry } from '../../../src/cli/commands/mock/log.ts'
import { createPushNews } from '../../../src/cli/commands/mock/push-news.ts'
import { websocketsService } from '../../../src/cli/commands/mock/websockets-service.ts'
import type { WireAnswer } from '../../../mocks/fake-server.ts'

interface Logged {
  ask(query: string): Promise<WireAnswer>
  readonly entries: readonly LogEntry[]
}

function start(): Logged {
  const entries: LogEntry[] = []
  const fake = logged(websocketsService.start({ 'page-size': '100' }), (entry) => entries.push(entry))
  onTestFinished(() => fake.close())
  const headers: Readonly<Record<string, string>> = {
    'x-api-key': 'access-key',
    'content-type': 'application/json',
    host: '127.0.0.1',
  }
  return {
    entries,
    ask: (query) =>
      fake.exchange!({
        method: 'POST',
        target: '/graphql',
        header: (name) => headers[name],
        body: new TextEncoder().encode(JSON.stringify({ query })),
      }),
  }
}

const push = (name: string): string =>
  `mutation { pushMessage(input: { recipients: ["${name}"], message: "x" }) { item { id } } }`

describe('the log', () => {
  it('names each of two requests that are under way together by its own operation', async () => {
    const { ask, entries } = start()
    await Promise.all([ask('{ messages { nextToken } }'), ask('{ globalMessages { nextToken } }'), ask('{')])
    expect(entries.map((entry) => entry.type === 'request' && entry.operation)).toEqual([
      'messages',
      'globalMessages',
      'runGraphQL',
    ])
  })

  it('tells a message once, and not again with the next request', async () => {
    const { ask, entries } = start()
    await ask(push('ann'))
    await ask(push('ben'))
    await ask('{ version }')
    expect(entries.map((entry) => (entry.type === 'message' ? entry.recipient : entry.type))).toEqual([
      'request',
      'ann',
      'request',
      'ben',
      'request',
    ])
  })

  it('keeps nothing where nobody asks for it', () => {
    const news = createPushNews()
    const row = { sequence: 1, id: 'a', message: 'x', topic: undefined, expiresAt: undefined, createdAt: 0 }
    news.pushedGlobal(row, 1)
    expect(news.published()).toEqual([])
    news.pushedGlobal(row, 2)
    expect(news.published()).toMatchObject([{ id: 'a', recipients: 2 }])
    expect(news.published()).toEqual([])
  })
})
