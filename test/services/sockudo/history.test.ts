import { describe, expect, it } from 'vitest'
import type { HistoryOptions, Sockudo } from '../../../src/services/sockudo/index.ts'
import { queriesOf, testClient } from '../../support/client.ts'
import { historyAnswer } from '../../support/history-answers.ts'
import { refusalOf } from '../../support/outcome.ts'
import { expectSigned } from '../../support/signature.ts'

const last = historyAnswer([])

describe('history sends', () => {
  it('nothing before it is looked at', () => {
    const { client, fetch } = testClient()
    client.history('orders').pages()
    client.history('orders')[Symbol.asyncIterator]()
    expect(fetch.requests).toEqual([])
  })

  it.each([
    ['orders', 'orders'],
    ['chat:1#alice,bob', 'chat:1%23alice,bob'],
    ['#server-to-user-1', '%23server-to-user-1'],
  ])(
    'a GET for %s, written as %s and signed so, with the defaults left to the server',
    async (name, written) => {
      const { client, fetch } = testClient({}, last)
      await client.history(name).page()
      const path = `/apps/app-id/channels/${written}/history`
      expect(fetch.requests).toMatchObject([{ method: 'GET', path, body: '' }])
      expect(queriesOf(fetch)).toEqual([{}])
      expectSigned(fetch.requests[0])
    },
  )

  it('bounds in the spelling of the server', async () => {
    const { client, fetch } = testClient({}, last)
    const options: HistoryOptions = {
      direction: 'oldest_first',
      pageSize: 50,
      startSerial: 0,
      endSerial: 9,
      startTime: new Date(1_700_000_000_000),
      endTime: 1_700_000_000_001,
    }
    await client.history('orders', options).page()
    expect(queriesOf(fetch)).toEqual([
      {
        direction: 'oldest_first',
        limit: '50',
        start_serial: '0',
        end_serial: '9',
        start_time_ms: '1700000000000',
        end_time_ms: '1700000000001',
      },
    ])
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['one serial', { startSerial: 5, endSerial: 5 }],
    ['one moment', { startTime: 1000, endTime: new Date(1000) }],
    ['a time before 1970', { startTime: -1 }],
    ['options that are undefined', { direction: undefined, pageSize: undefined, startTime: undefined }],
  ] satisfies [string, HistoryOptions][])('a request for %s', async (_, options) => {
    const { client, fetch } = testClient({}, last)
    await client.history('orders', options).page()
    expect(fetch.requests).toHaveLength(1)
  })

  it('the headers of the call with every page', async () => {
    const { client, fetch } = testClient({}, historyAnswer([2], { next_cursor: 'c' }), historyAnswer([1]))
    for await (const item of client.history('orders', { headers: { 'x-tenant': 'a' } })) void item
    expect(fetch.requests.map(({ headers }) => headers['x-tenant'])).toEqual(['a', 'a'])
  })
})

describe('history gives', () => {
  it('the items of all pages, and asks for each with the cursor of the server', async () => {
    const pages = [historyAnswer([3, 2], { next_cursor: 'c-1' }), historyAnswer([1])]
    const { client, fetch } = testClient({}, ...pages)
    const serials: number[] = []
    for await (const { serial } of client.history('orders', { pageSize: 2, startSerial: 1 }))
      serials.push(serial)
    expect(serials).toEqual([3, 2, 1])
    expect(queriesOf(fetch)).toEqual([
      { limit: '2', start_serial: '1' },
      { limit: '2', start_serial: '1', cursor: 'c-1' },
    ])
    for (const request of fetch.requests) expectSigned(request)
  })

  it('items and the whole answer as they came, also what this version does not know', async () => {
    const items = [{ serial: 7, message: { data: '{"a":1}', colour: 'red' }, added_in: '6.0' }]
    const { client } = testClient({}, historyAnswer([], { items, weather: { nice: true } }))
    const page = await client.history('orders').page()
    expect(page.items).toEqual(items)
    expect(page.answer).toMatchObject({ items, weather: { nice: true }, next_cursor: null })
    expect(page.nextCursor).toBeUndefined()
  })

  it('encrypted events sealed, for openEvent', async () => {
    const channel = 'private-encrypted-a'
    const { client, fetch } = testClient(
      { encryptionMasterKey: new Uint8Array(32).fill(7) },
      Response.json({}),
      ({ path }) =>
        path.endsWith('/history')
          ? historyAnswer([], {
              items: [{ serial: 1, message: { data: JSON.parse(fetch.requests[0]!.body).data as string } }],
            })
          : new Error('not asked for'),
    )
    await client.trigger(channel, 'event', { secret: 1 })
    const [item] = (await client.history(channel).page()).items
    expect(item?.message.data).not.toContain('secret')
    expect(client.openEvent(channel, item?.message.data)).toEqual({ secret: 1 })
  })

  it('the last page for a next cursor of null and for one that is absent', async () => {
    const { client } = testClient(
      {},
      historyAnswer([1]),
      historyAnswer([1], { next_cursor: undefined as never }),
    )
    expect((await client.history('orders').page()).nextCursor).toBeUndefined()
    expect((await client.history('orders').page()).nextCursor).toBeUndefined()
  })
})

describe('history refuses before anything is sent', () => {
  it.each([
    ['a bad channel', 'channel', 'a b', {}],
    ['no channel', 'channel', undefined, {}],
    ['a channel that is too long', 'channel', 'x'.repeat(201), {}],
    ['two dots, which URLs resolve', 'channel', '..', {}],
    ['options that are text', 'options', 'orders', 'newest_first'],
    ['options that are null', 'options', 'orders', null],
    ['a misspelt option', 'options.limit', 'orders', { limit: 5 }],
    ['an option of the server', 'options.start_serial', 'orders', { start_serial: 5 }],
    ['an unknown direction', 'options.direction', 'orders', { direction: 'backwards' }],
    ['a direction that is null', 'options.direction', 'orders', { direction: null }],
    ['a serial below 0', 'options.startSerial', 'orders', { startSerial: -1 }],
    ['a part of a serial', 'options.startSerial', 'orders', { startSerial: 1.5 }],
    ['a serial as text', 'options.endSerial', 'orders', { endSerial: '5' }],
    ['a serial that is not exact', 'options.endSerial', 'orders', { endSerial: 2 ** 53 }],
    ['serials the wrong way round', 'options.endSerial', 'orders', { startSerial: 2, endSerial: 1 }],
    ['a time as text', 'options.startTime', 'orders', { startTime: '2024-01-01' }],
    ['a part of a millisecond', 'options.startTime', 'orders', { startTime: 0.5 }],
    ['an invalid date', 'options.endTime', 'orders', { endTime: new Date('never') }],
    ['times the wrong way round', 'options.endTime', 'orders', { startTime: new Date(2), endTime: 1 }],
    ['pages of 0', 'options.pageSize', 'orders', { pageSize: 0 }],
    ['pages of a half', 'options.pageSize', 'orders', { pageSize: 0.5 }],
    ['endless pages', 'options.pageSize', 'orders', { pageSize: Infinity }],
    ['a page size as text', 'options.pageSize', 'orders', { pageSize: '5' }],
    ['a timeout of 0', 'options.timeout', 'orders', { timeout: 0 }],
    ['a signal that is none', 'options.signal', 'orders', { signal: {} }],
  ] as [string, string, string, HistoryOptions][])('%s', async (_, argument, channel, options) => {
    const read = (client: Sockudo): unknown => client.history(channel, options).page()
    expect(await refusalOf(read)).toMatchObject({ argument, operation: 'listHistory' })
  })

  it('and rejects then, where the list is read, and not where it is made', async () => {
    const { client } = testClient()
    const list = client.history('a b')
    await expect(list[Symbol.asyncIterator]().next()).rejects.toMatchObject({ argument: 'channel' })
    await expect(list.pages().next()).rejects.toMatchObject({ argument: 'channel' })
  })
})
