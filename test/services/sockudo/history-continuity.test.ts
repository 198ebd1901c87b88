import { describe, expect, it } from 'vitest'
import type { Continuity, HistoryOptions } from '../../../src/services/sockudo/index.ts'
import { testClient } from '../../support/client.ts'
import { historyAnswer, type PageParts } from '../../support/history-answers.ts'

/** The continuity of each page that a server answers with. */
async function continuities(pages: readonly Response[], options?: HistoryOptions): Promise<Continuity[]> {
  const { client } = testClient({}, ...pages)
  const seen: Continuity[] = []
  for await (const { continuity } of client.history('orders', options).pages()) seen.push(continuity)
  return seen
}

async function continuityWith(parts: PageParts): Promise<Continuity> {
  return (await continuities([historyAnswer([2, 1], parts)]))[0]!
}

const fine = { complete: true, truncated: false, degraded: false, gap: false, streamId: 'stream-1' }

describe('the continuity of a page', () => {
  it('is without a flag but complete when nothing is missing', async () => {
    expect(await continuityWith({})).toEqual(fine)
  })

  it('is not complete while there are more pages', async () => {
    const [first, last] = await continuities([historyAnswer([2], { next_cursor: 'a' }), historyAnswer([1])])
    expect([first, last]).toEqual([{ ...fine, complete: false }, fine])
  })

  it.each([
    ['the second event is the oldest that is stored', 2],
    ['nothing is stored any more', null],
  ])('is truncated, and so not complete, when the server says so and %s', async (_, oldest) => {
    const continuity = { truncated_by_retention: true, oldest_available_serial: oldest }
    expect(await continuityWith({ continuity })).toEqual({ ...fine, complete: false, truncated: true })
  })

  it('is complete when the bounds only reach back to before the first event', async () => {
    const continuity = { complete: false, truncated_by_retention: true, oldest_available_serial: 1 }
    expect(await continuityWith({ continuity })).toEqual(fine)
  })

  it('is not truncated by what is gone from before the bounds', async () => {
    expect(await continuityWith({ continuity: { oldest_available_serial: 2 } })).toEqual(fine)
  })

  it('is worked out, whatever the server calls complete', async () => {
    expect(await continuityWith({ continuity: { complete: false } })).toEqual(fine)
    const [more] = await continuities([
      historyAnswer([2], { next_cursor: 'a', continuity: { complete: true } }),
      historyAnswer([1]),
    ])
    expect(more?.complete).toBe(false)
  })

  it.each([
    ['of the stream that the server names', 'stream-2', 'stream-2'],
    ['of no stream where the server names none', null, undefined],
  ])('is %s', async (_, named, streamId) => {
    expect((await continuityWith({ continuity: { stream_id: named } })).streamId).toBe(streamId)
  })

  it.each([
    ['the server says that it lost a write', { continuity: { degraded: true } }],
    ['the stream has to be reset', { stream_state: { reset_required: true } }],
    ['the stream is degraded', { stream_state: { durable_state: 'degraded' } }],
    [
      'the stream is in a state that only a later server knows',
      { stream_state: { durable_state: 'mending' } },
    ],
    ['the stream is in no state', { stream_state: { durable_state: null } }],
  ] satisfies [string, PageParts][])('is degraded when %s', async (_, parts) => {
    expect(await continuityWith(parts)).toEqual({ ...fine, degraded: true })
  })

  it('is not degraded when the server says so itself', async () => {
    expect(await continuityWith({ continuity: { degraded: false } })).toEqual(fine)
  })
})

describe('a gap', () => {
  it.each([
    ['the newest first', [9, 8, 6]],
    ['the oldest first', [1, 2, 4]],
    ['the same serial twice', [2, 2]],
    ['a gap at the beginning', [9, 5, 4, 3]],
  ])('is seen within a page: %s', async (_, serials) => {
    expect((await continuities([historyAnswer(serials)]))[0]?.gap).toBe(true)
  })

  it.each([
    ['the newest first', [9, 8, 7]],
    ['the oldest first', [1, 2, 3]],
    ['two of one moment, listed against their serials', [5, 3, 4, 2]],
    ['a single item', [5]],
    ['no item', []],
  ])('is not seen where there is none: %s', async (_, serials) => {
    expect((await continuities([historyAnswer(serials)]))[0]?.gap).toBe(false)
  })

  it('is seen between two pages, on the second', async () => {
    const pages = [historyAnswer([9, 8], { next_cursor: 'a' }), historyAnswer([6, 5], { next_cursor: 'b' })]
    const seen = await continuities([...pages, historyAnswer([4])])
    expect(seen.map(({ gap }) => gap)).toEqual([false, true, false])
  })

  it('is not seen between pages that follow each other', async () => {
    const seen = await continuities([historyAnswer([1, 2], { next_cursor: 'a' }), historyAnswer([3, 4])])
    expect(seen.map(({ gap }) => gap)).toEqual([false, false])
  })

  it.each([
    ['from the oldest', { direction: 'oldest_first', startSerial: 3 }, [5, 6]],
    ['from the very first', { direction: 'oldest_first', startSerial: 1 }, [2]],
    ['with an upper bound', { direction: 'oldest_first', startSerial: 3, endTime: 9 }, [4]],
  ] satisfies [string, HistoryOptions, number[]][])(
    'is seen between the serial to begin with and the first item: %s',
    async (_, options, serials) => {
      expect((await continuities([historyAnswer(serials)], options))[0]?.gap).toBe(true)
    },
  )

  it.each([
    ['the first item is the one asked for', { direction: 'oldest_first', startSerial: 3 }, [3, 4]],
    ['the stream begins later than serial 0', { direction: 'oldest_first', startSerial: 0 }, [1, 2]],
    ['nothing was found', { direction: 'oldest_first', startSerial: 3 }, []],
    ['a time decides, too', { direction: 'oldest_first', startSerial: 3, startTime: 5 }, [7, 8]],
    ['there are newer ones before', { direction: 'newest_first', startSerial: 3 }, [9, 8]],
    ['the newest come first unasked', { startSerial: 3 }, [9, 8]],
    ['no serial to begin with was given', { direction: 'oldest_first', endSerial: 9 }, [7, 8]],
  ] satisfies [string, HistoryOptions, number[]][])(
    'is not seen before the first item when %s',
    async (_, options, serials) => {
      expect((await continuities([historyAnswer(serials)], options))[0]?.gap).toBe(false)
    },
  )

  it('is not looked for from the serial to begin with on later pages', async () => {
    const pages = [historyAnswer([3, 4], { next_cursor: 'a' }), historyAnswer([5]), historyAnswer([5])]
    const { client } = testClient({}, ...pages)
    const list = client.history('orders', { direction: 'oldest_first', startSerial: 3 })
    let cursor: string | undefined
    for await (const { continuity, nextCursor } of list.pages()) {
      expect(continuity.gap).toBe(false)
      cursor ??= nextCursor
    }
    expect((await list.page(cursor)).continuity.gap).toBe(false)
  })

  it('before a page that is read on its own cannot be seen', async () => {
    const { client } = testClient({}, historyAnswer([9, 8], { next_cursor: 'a' }), historyAnswer([2, 1]))
    const list = client.history('orders')
    const { nextCursor } = await list.page()
    expect((await list.page(nextCursor)).continuity.gap).toBe(false)
  })

  it('is told anew each time a list is read', async () => {
    const pages = [historyAnswer([1], { next_cursor: 'a' }), historyAnswer([2])]
    const { client } = testClient({}, ...pages, ...pages)
    const list = client.history('orders', { direction: 'oldest_first' })
    for (const round of ['first', 'second'])
      for await (const { continuity } of list.pages()) expect([round, continuity.gap]).toEqual([round, false])
  })
})
