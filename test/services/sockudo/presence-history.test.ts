import { describe, expect, it } from 'vitest'
import { ProtocolError } from '../../../src/errors.ts'
import type { HistoryOptions, SnapshotOptions, Sockudo } from '../../../src/services/sockudo/index.ts'
import { queriesOf, testClient } from '../../support/client.ts'
import { historyAnswer, type PageParts } from '../../support/history-answers.ts'
import { refusalOf, rejectionOf } from '../../support/outcome.ts'
import { expectSigned } from '../../support/signature.ts'

const room = 'presence-room'

describe('presenceHistory', () => {
  it('sends nothing before it is looked at', () => {
    const { client, fetch } = testClient()
    client.presenceHistory(room).pages()
    client.presenceHistory(room)[Symbol.asyncIterator]()
    expect(fetch.requests).toEqual([])
  })

  it('gives the items of all pages, and asks for each in the spelling of the server', async () => {
    const pages = [historyAnswer([3, 4], { next_cursor: 'c-1' }), historyAnswer([5])]
    const { client, fetch } = testClient({}, ...pages)
    const options: HistoryOptions = {
      direction: 'oldest_first',
      pageSize: 2,
      startSerial: 3,
      endSerial: 9,
      startTime: new Date(1000),
      endTime: 2000,
    }
    const serials: number[] = []
    for await (const { serial } of client.presenceHistory('presence-a:1#alice', options)) serials.push(serial)
    expect(serials).toEqual([3, 4, 5])
    const path = '/apps/app-id/channels/presence-a:1%23alice/presence/history'
    expect(fetch.requests).toMatchObject([
      { method: 'GET', path, body: '' },
      { method: 'GET', path, body: '' },
    ])
    const query = {
      direction: 'oldest_first',
      limit: '2',
      start_serial: '3',
      end_serial: '9',
      start_time_ms: '1000',
      end_time_ms: '2000',
    }
    expect(queriesOf(fetch)).toEqual([query, { ...query, cursor: 'c-1' }])
    for (const request of fetch.requests) expectSigned(request)
  })

  it('gives items and the whole answer as they came', async () => {
    const items = [{ serial: 1, event: 'member_added', colour: 'red' }]
    const { client, fetch } = testClient({}, historyAnswer([], { items, added_in: '6.0' }))
    const page = await client.presenceHistory(room).page()
    expect(page.items).toEqual(items)
    expect(page.answer).toMatchObject({ items, added_in: '6.0' })
    expect(queriesOf(fetch)).toEqual([{}])
  })

  it.each([
    ['nothing is missing', {}, {}],
    ['the page is not the last', { has_more: true, next_cursor: 'c-1' }, { complete: false }],
    [
      'older records are gone',
      { continuity: { truncated_by_retention: true, oldest_available_serial: 2 } },
      { complete: false, truncated: true },
    ],
    ['nothing is older than the first record', { continuity: { truncated_by_retention: true } }, {}],
    ['a record was lost', { continuity: { degraded: true } }, { degraded: true }],
    ['a reset is due', { stream_state: { reset_required: true } }, { degraded: true }],
    ['the stream is not healthy', { stream_state: { durable_state: 'degraded' } }, { degraded: true }],
    ['a serial is missing', { items: [{ serial: 1 }, { serial: 3 }] }, { gap: true }],
    ['the stream is another one', { continuity: { stream_id: 'stream-2' } }, { streamId: 'stream-2' }],
    ['the server names no stream', { continuity: { stream_id: null } }, { streamId: undefined }],
  ] satisfies [string, PageParts, object][])('tells in the continuity that %s', async (_, parts, flags) => {
    const { client } = testClient({}, historyAnswer([1, 2], parts))
    const { continuity } = await client.presenceHistory(room).page()
    const fine = { complete: true, truncated: false, degraded: false, gap: false, streamId: 'stream-1' }
    expect(continuity).toStrictEqual({ ...fine, ...flags })
  })

  it('refuses the cursor of another channel, and that of the history of the same one', async () => {
    const { client } = testClient({}, historyAnswer([1], { next_cursor: 'c-1' }))
    for (const { page } of [client.history(room), client.presenceHistory('presence-hall')]) {
      const { nextCursor } = await page()
      const error = await refusalOf((reader) => reader.presenceHistory(room).page(nextCursor))
      expect(error).toMatchObject({ argument: 'cursor', operation: 'listPresenceHistory' })
    }
  })

  it.each([
    ['no items', { items: undefined }],
    ['an item without a serial', { items: [{}] }],
    ['a cursor that is a number', { next_cursor: 5 }],
    ['flags that are none', { continuity: { truncated_by_retention: 'yes' } }],
  ] as [string, PageParts][])('takes an answer with %s for none of a Sockudo', async (_, parts) => {
    const { client } = testClient({}, historyAnswer([], parts))
    const error = await rejectionOf(client.presenceHistory(room).page())
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ operation: 'listPresenceHistory', effect: 'none' })
  })

  it.each([
    ['a bad channel', 'channel', 'presence a', {}],
    ['a channel without members', 'channel', 'orders', {}],
    ['a channel with the prefix elsewhere', 'channel', 'private-presence-x', {}],
    ['a misspelt option', 'options.limit', room, { limit: 5 }],
    ['an unknown direction', 'options.direction', room, { direction: 'forwards' }],
    ['serials the wrong way round', 'options.endSerial', room, { startSerial: 2, endSerial: 1 }],
    ['pages of 0', 'options.pageSize', room, { pageSize: 0 }],
  ] as [string, string, string, HistoryOptions][])(
    'refuses %s before anything is sent',
    async (_, argument, channel, options) => {
      const read = (client: Sockudo): unknown => client.presenceHistory(channel, options).page()
      expect(await refusalOf(read)).toMatchObject({ argument, operation: 'listPresenceHistory' })
    },
  )
})

describe('presenceSnapshot', () => {
  it.each([
    ['now', undefined, {}],
    ['now, with both undefined', { atTime: undefined, atSerial: undefined }, {}],
    ['a moment in milliseconds', { atTime: 1000 }, { at_time_ms: '1000' }],
    ['a date', { atTime: new Date(1000) }, { at_time_ms: '1000' }],
    ['a serial', { atSerial: 0 }, { at_serial: '0' }],
  ] satisfies [string, SnapshotOptions | undefined, object][])('asks for %s', async (_, options, query) => {
    const answer = { channel: room, members: [{ user_id: '1' }], added_in: '6.0' }
    const { client, fetch } = testClient({}, Response.json(answer))
    await expect(client.presenceSnapshot(room, options)).resolves.toEqual(answer)
    const path = `/apps/app-id/channels/${room}/presence/history/snapshot`
    expect(fetch.requests).toMatchObject([{ method: 'GET', path, body: '' }])
    expect(queriesOf(fetch)).toEqual([query])
    expectSigned(fetch.requests[0])
  })

  it.each([
    ['a channel without members', 'channel', 'orders', {}],
    ['a bad channel', 'channel', 'presence a', {}],
    ['a moment and a serial', 'options.atSerial', room, { atTime: 1, atSerial: 1 }],
    ['an invalid date', 'options.atTime', room, { atTime: new Date('never') }],
    ['a time as text', 'options.atTime', room, { atTime: 'now' }],
    ['a serial below 0', 'options.atSerial', room, { atSerial: -1 }],
    ['an alias of the server', 'options.at', room, { at: 1 }],
    ['a time that is null', 'options.atTime', room, { atTime: null }],
  ] as [string, string, string, SnapshotOptions][])(
    'refuses %s before anything is sent',
    async (_, argument, channel, options) => {
      const error = await refusalOf((client) => client.presenceSnapshot(channel, options))
      expect(error).toMatchObject({ argument, operation: 'getPresenceSnapshot' })
    },
  )

  it('takes an answer that is no object for none of a Sockudo', async () => {
    const { client } = testClient({}, Response.json([]))
    const error = await rejectionOf(client.presenceSnapshot(room))
    expect(error).toMatchObject({ name: 'ProtocolError', operation: 'getPresenceSnapshot', effect: 'none' })
  })
})
