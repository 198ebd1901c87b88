import { describe, expect, it } from 'vitest'
import type { HistoryOptions, Sockudo } from '../../../src/services/sockudo/index.ts'
import { queriesOf, testClient } from '../../support/client.ts'
import { historyAnswer } from '../../support/history-answers.ts'
import { refusalOf } from '../../support/outcome.ts'

const bounds: HistoryOptions = {
  direction: 'oldest_first',
  startSerial: 1,
  endSerial: 9,
  startTime: 1000,
  endTime: 2000,
}

/** The cursor of the second page of a query. */
async function cursorOf(channel: string, options: HistoryOptions): Promise<string> {
  const { client } = testClient({}, historyAnswer([1], { next_cursor: 'server-cursor' }))
  const { nextCursor } = await client.history(channel, options).page()
  return nextCursor ?? expect.unreachable('the page should have a next one')
}

/** What a server is sent as cursor when the page at this one is asked for. */
async function sentFor(
  cursor: string,
  channel: string,
  options: HistoryOptions,
): Promise<string | undefined> {
  const { client, fetch } = testClient({}, historyAnswer([]))
  await client.history(channel, options).page(cursor)
  return queriesOf(fetch)[0]?.['cursor']
}

describe('the cursor of a page', () => {
  it('is taken by the same query, and the server gets its own back', async () => {
    expect(await sentFor(await cursorOf('orders', bounds), 'orders', bounds)).toBe('server-cursor')
  })

  it('is taken by another client: it may be handed out, and come back to another process', async () => {
    expect(await sentFor(await cursorOf('orders', {}), 'orders', {})).toBe('server-cursor')
  })

  it('is taken with another page size', async () => {
    const cursor = await cursorOf('orders', { pageSize: 2 })
    expect(await sentFor(cursor, 'orders', { pageSize: 100 })).toBe('server-cursor')
  })

  it.each([
    ['a Date for milliseconds', { ...bounds, startTime: new Date(1000), endTime: new Date(2000) }],
    ['options in another order', Object.fromEntries(Object.entries(bounds).toReversed())],
    ['options of the call', { ...bounds, timeout: 500, headers: { 'x-a': 'b' } }],
  ] satisfies [string, HistoryOptions][])('is taken with %s', async (_, options) => {
    expect(await sentFor(await cursorOf('orders', bounds), 'orders', options)).toBe('server-cursor')
  })

  it('is taken by the same query with the default direction spelled out', async () => {
    const cursor = await cursorOf('orders', {})
    expect(await sentFor(cursor, 'orders', { direction: 'newest_first' })).toBe('server-cursor')
  })

  it('is taken where an option is undefined instead of absent', async () => {
    const cursor = await cursorOf('orders', {})
    expect(await sentFor(cursor, 'orders', { direction: undefined, endTime: undefined })).toBe(
      'server-cursor',
    )
  })

  it.each([
    ['another channel', 'invoices', bounds],
    ['another direction', 'orders', { ...bounds, direction: 'newest_first' }],
    ['no direction', 'orders', { ...bounds, direction: undefined }],
    ['another lowest serial', 'orders', { ...bounds, startSerial: 2 }],
    ['another highest serial', 'orders', { ...bounds, endSerial: 8 }],
    ['another earliest time', 'orders', { ...bounds, startTime: 1001 }],
    ['another latest time', 'orders', { ...bounds, endTime: 1999 }],
    ['a bound more', 'orders', { ...bounds, startSerial: undefined }],
    ['bounds that changed places', 'orders', { ...bounds, startSerial: undefined, startTime: 1 }],
  ] satisfies [string, string, HistoryOptions][])(
    'is refused by a query with %s, before anything is sent',
    async (_, channel, options) => {
      const cursor = await cursorOf('orders', bounds)
      const error = await refusalOf((client) => client.history(channel, options).page(cursor))
      expect(error).toMatchObject({ argument: 'cursor', operation: 'listHistory' })
      expect(error.message).toContain('another query')
    },
  )

  it('is refused by the versions of a message', async () => {
    const cursor = await cursorOf('orders', {})
    const error = await refusalOf((client) => client.messages.versions('orders', 's-1').page(cursor))
    expect(error).toMatchObject({ argument: 'cursor', operation: 'listMessageVersions' })
  })

  it('is refused when the mark of its query was changed', async () => {
    const cursor = await cursorOf('orders', {})
    const changed = `${cursor[0] === '0' ? '1' : '0'}${cursor.slice(1)}`
    const error = await refusalOf((client) => client.history('orders').page(changed))
    expect(error.argument).toBe('cursor')
  })

  it('goes to the server, which judges it, when its other part was changed', async () => {
    const cursor = await cursorOf('orders', {})
    expect(await sentFor(`${cursor}x`, 'orders', {})).toBe('server-cursorx')
  })
})

describe('a cursor that the server itself gave', () => {
  it.each(['eyJ2ZXJzaW9uIjoxfQ', 'abc.def', '1', 'ABCDEF01.x', '00000001767225605000:6f1c:0043', 'a b&c=d'])(
    '%s goes to the server as it is',
    async (cursor) => {
      expect(await sentFor(cursor, 'orders', bounds)).toBe(cursor)
    },
  )
})

describe('a cursor that is none', () => {
  it.each([
    ['empty text', ''],
    ['a number', 5],
    ['null', null],
    ['a page', { nextCursor: 'a' }],
  ] as [string, string][])('%s is refused before anything is sent', async (_, cursor) => {
    const read = (client: Sockudo): unknown => client.history('orders').page(cursor)
    expect(await refusalOf(read)).toMatchObject({ argument: 'cursor', operation: 'listHistory' })
  })
})

describe('options that are changed while a list is read', () => {
  it('end the reading, instead of giving another part of the history', async () => {
    const { client, fetch } = testClient({}, historyAnswer([1], { next_cursor: 'c' }), historyAnswer([2]))
    const options = { startSerial: 1 }
    const items = client.history('orders', options)[Symbol.asyncIterator]()
    await items.next()
    options.startSerial = 5
    await expect(items.next()).rejects.toMatchObject({ argument: 'cursor' })
    expect(fetch.requests).toHaveLength(1)
  })
})
