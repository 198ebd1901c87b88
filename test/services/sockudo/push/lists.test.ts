import { describe, expect, it } from 'vitest'
import type { Sockudo } from '../../../../src/services/sockudo/index.ts'
import { queriesOf, testClient } from '../../../support/client.ts'
import { refusalOf, rejectionOf } from '../../../support/outcome.ts'
import { expectSigned } from '../../../support/signature.ts'
import { asDevice, page } from './requests.ts'

const lists = {
  listPushCredentials: ['/push/credentials', ({ push }, options) => push.credentials.list(options)],
  listPushTemplates: ['/push/templates', ({ push }, options) => push.templates.list(options)],
  listPushDevices: ['/push/deviceRegistrations', ({ push }, options) => push.devices.list(options)],
  listPushSubscriptions: [
    '/push/channelSubscriptions',
    ({ push }, options) => push.subscriptions.list(options),
  ],
  listPushChannels: [
    '/push/channelSubscriptions/channels',
    ({ push }, options) => push.subscriptions.channels(options),
  ],
  listPushDeadLetters: ['/push/deadLetters', ({ push }, options) => push.deadLetters.list(options)],
} satisfies Record<string, [string, (client: Sockudo, options?: any) => unknown]>

type Call = (client: Sockudo, options?: object) => ReturnType<Sockudo['push']['devices']['list']>
const table = Object.entries(lists).map(
  ([operation, [path, call]]) => [operation, path, call as Call] as const,
)

describe.each(table)('the list of %s', (operation, path, call) => {
  it('is read page by page, and each page is signed', async () => {
    const { client, fetch } = testClient({}, page(['a', 'b'], 'next'), page(['c']))
    const pages = []
    for await (const { items } of call(client, { pageSize: 2 }).pages()) pages.push(items)
    expect(pages).toEqual([['a', 'b'], ['c']])
    expect(fetch.requests).toMatchObject([
      { method: 'GET', path: `/apps/app-id${path}` },
      { method: 'GET', path: `/apps/app-id${path}` },
    ])
    expect(queriesOf(fetch)).toEqual([{ limit: '2' }, { limit: '2', cursor: 'next' }])
    for (const request of fetch.requests) expectSigned(request)
  })

  it('sends nothing before it is looked at, and nothing that was not asked for', async () => {
    const { client, fetch } = testClient({}, page([]))
    const list = call(client)
    expect(fetch.requests).toEqual([])
    await list.page()
    expect(queriesOf(fetch)).toEqual([{}])
  })

  it('gives the whole answer with each page', async () => {
    const answer = { items: ['a'], next_cursor: null, has_more: false, added_in: '6.0' }
    const { client } = testClient({}, Response.json(answer))
    await expect(call(client).page()).resolves.toEqual({ items: ['a'], nextCursor: undefined, answer })
  })

  it('has pages of 1 to 1000', async () => {
    for (const pageSize of [1, 1000]) {
      const { client, fetch } = testClient({}, page([]))
      await call(client, { pageSize }).page()
      expect(queriesOf(fetch)).toEqual([{ limit: `${pageSize}` }])
    }
    for (const pageSize of [0, 1001, 1.5, '10', null, Infinity]) {
      const error = await refusalOf((client) => call(client, { pageSize }).page())
      expect(error).toMatchObject({ argument: 'options.pageSize', operation })
    }
  })

  it('knows no other option', async () => {
    const error = await refusalOf((client) => call(client, { page_size: 5 }).page())
    expect(error).toMatchObject({ argument: 'options.page_size', operation })
  })

  it('takes an answer without items for none of a Sockudo', async () => {
    const { client } = testClient({}, Response.json({ next_cursor: null }))
    const error = await rejectionOf(call(client).page())
    expect(error).toMatchObject({ name: 'ProtocolError', operation, effect: 'none' })
  })
})

describe('cursors of push lists', () => {
  it.each(table)('belong to one list: %s', async (operation, _, call) => {
    for (const [, , other] of table.filter(([name]) => name !== operation)) {
      const { client } = testClient({}, page(['a'], 'next'))
      const { nextCursor } = await other(client).page()
      const error = await refusalOf((reader) => call(reader).page(nextCursor))
      expect(error).toMatchObject({ argument: 'cursor', operation })
    }
  })

  it('do not depend on who reads', async () => {
    const { client } = testClient({}, page(['a'], 'next'))
    const { nextCursor } = await client.push.subscriptions.list({ deviceId: 'a' }).page()
    const { client: reader, fetch } = testClient({}, page([]))
    await reader.push.subscriptions.list({ deviceId: 'a', ...asDevice }).page(nextCursor)
    expect(queriesOf(fetch)).toEqual([{ deviceId: 'a', cursor: 'next' }])
  })
})
