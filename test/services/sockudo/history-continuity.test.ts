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

const fine = { complete: true, truncated: false, degraded: false, gap: false }

describe('the continuity of a page', () => {
  it('is without a flag but complete when nothing is missing', async () => {
    expect(await continuityWith({})).toEqual(fine)
  })

  it('is not complete when the server says so', async () => {
    expect(await continuityWith({ continuity: { complete: false } })).toEqual({ ...fine, complete: false })
  })

  it('is truncated when retention took what was asked for', async () => {
    const continuity = { complete: false, truncated_by_retention: true }
    expect(await continuityWith({ continuity })).toEqual({ ...fine, complete: false, truncated: true })
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
