import { describe, expect, it } from 'vitest'
import { type Page, type Paged, paged } from '../../src/core/paging.ts'
import { ProtocolError } from '../../src/errors.ts'
import { rejectionOf } from '../support/outcome.ts'

interface Read {
  readonly cursor: string | undefined
  readonly previous: Page<number> | undefined
}

/** A list of these pages; a page without a cursor of its own is followed by the next one. */
function listOf(...pages: readonly (readonly number[] | Page<number> | Error)[]): {
  readonly list: Paged<number>
  readonly reads: readonly Read[]
} {
  const reads: Read[] = []
  const read = async (
    cursor: string | undefined,
    previous: Page<number> | undefined,
  ): Promise<Page<number>> => {
    reads.push({ cursor, previous })
    if (reads.length > 20) throw new Error('asked without end')
    const index = cursor === undefined ? 0 : Number(cursor)
    const page = pages[index]!
    if (page instanceof Error) throw page
    if ('items' in page) return page
    return { items: page, nextCursor: index + 1 < pages.length ? `${index + 1}` : undefined }
  }
  return { list: paged({ operation: 'listNumbers', read }), reads }
}

async function itemsOf(list: AsyncIterable<number>): Promise<number[]> {
  const items: number[] = []
  for await (const item of list) items.push(item)
  return items
}

describe('a list', () => {
  it('asks for nothing before somebody looks at it', async () => {
    const { list, reads } = listOf([1])
    const iterator = list[Symbol.asyncIterator]()
    const pages = list.pages()
    await Promise.resolve()
    expect(reads).toEqual([])
    await iterator.next()
    await pages.next()
    expect(reads).toHaveLength(2)
  })

  it('gives the items of all pages, in order', async () => {
    expect(await itemsOf(listOf([1, 2], [3, 4], [5]).list)).toEqual([1, 2, 3, 4, 5])
  })

  it('asks for a page when its first item is wanted, and not earlier', async () => {
    const { list, reads } = listOf([1, 2], [3, 4], [5])
    const readsAt: [number, number][] = []
    for await (const item of list) readsAt.push([item, reads.length])
    expect(readsAt).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 2],
      [5, 3],
    ])
  })

  it('asks for nothing more after a break', async () => {
    const { list, reads } = listOf([1, 2], [3, 4])
    for await (const item of list) if (item === 2) break
    expect(reads).toHaveLength(1)
  })

  it('is read from its beginning each time', async () => {
    const { list, reads } = listOf([1], [2])
    expect(await itemsOf(list)).toEqual([1, 2])
    expect(await itemsOf(list)).toEqual([1, 2])
    expect(reads.map(({ cursor }) => cursor)).toEqual([undefined, '1', undefined, '1'])
  })

  it('may be read twice at once, each at its own pace', async () => {
    const { list } = listOf([1], [2])
    const [slow, fast] = [list[Symbol.asyncIterator](), list[Symbol.asyncIterator]()]
    await slow.next()
    await fast.next()
    expect(await fast.next()).toEqual({ done: false, value: 2 })
    expect(await slow.next()).toEqual({ done: false, value: 2 })
  })

  it('goes on behind an empty page', async () => {
    expect(await itemsOf(listOf([], [1], [], [], [2]).list)).toEqual([1, 2])
  })

  it('may be empty', async () => {
    expect(await itemsOf(listOf([]).list)).toEqual([])
  })

  it('ends with the error of a page, after the items of the pages before it', async () => {
    const broken = new Error('no such page')
    const { list, reads } = listOf([1, 2], broken, [3])
    const seen: number[] = []
    const reading = (async () => {
      for await (const item of list) seen.push(item)
    })()
    expect(await rejectionOf(reading)).toBe(broken)
    expect(seen).toEqual([1, 2])
    expect(reads).toHaveLength(2)
  })
})

describe('pages()', () => {
  it('gives whole pages', async () => {
    const first = { items: [1, 2], nextCursor: '1' }
    const pages: Page<number>[] = []
    for await (const page of listOf(first, [3]).list.pages()) pages.push(page)
    expect(pages[0]).toBe(first)
    expect(pages[1]).toEqual({ items: [3], nextCursor: undefined })
  })

  it('gives an empty page, too', async () => {
    const sizes: number[] = []
    for await (const { items } of listOf([], [1]).list.pages()) sizes.push(items.length)
    expect(sizes).toEqual([0, 1])
  })

  it('tells each page of the one before it, and of no other', async () => {
    const { list, reads } = listOf([1], [2], [3])
    for await (const page of list.pages()) expect(page.items).toHaveLength(1)
    expect(reads.map(({ previous }) => previous?.items)).toEqual([undefined, [1], [2]])
  })

  it('asks for nothing more after a break', async () => {
    const { list, reads } = listOf([1], [2])
    for await (const page of list.pages()) if (page.items[0] === 1) break
    expect(reads).toHaveLength(1)
  })
})

describe('page()', () => {
  it('is the first page', async () => {
    expect(await listOf([1, 2], [3]).list.page()).toEqual({ items: [1, 2], nextCursor: '1' })
  })

  it('is the page at a cursor, which knows of no page before it', async () => {
    const { list, reads } = listOf([1], [2], [3])
    await list.page()
    expect(await list.page('2')).toEqual({ items: [3], nextCursor: undefined })
    expect(reads[1]).toEqual({ cursor: '2', previous: undefined })
  })

  it('rejects when the page cannot be read', async () => {
    const broken = new Error('no such page')
    expect(await rejectionOf(listOf(broken).list.page())).toBe(broken)
  })
})

describe('a server that names a page again', () => {
  const stuck = (): ReturnType<typeof listOf> => listOf([1], { items: [2], nextCursor: '1' })

  it('is not asked for ever', async () => {
    const { list, reads } = stuck()
    const seen: number[] = []
    const reading = (async () => {
      for await (const item of list) seen.push(item)
    })()
    const error = await rejectionOf(reading)
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ operation: 'listNumbers', effect: 'none', retryable: false })
    expect(seen).toEqual([1])
    expect(reads).toHaveLength(2)
  })

  it('may still be asked for that page alone', async () => {
    expect(await stuck().list.page('1')).toEqual({ items: [2], nextCursor: '1' })
  })

  it.each([2, 3, 5])('is found out when it sends its readers round %i pages', async (length) => {
    const circle = Array.from({ length }, (_, index) => ({
      items: [index],
      nextCursor: `${(index + 1) % length}`,
    }))
    const { list, reads } = listOf(...circle)
    expect(await rejectionOf(itemsOf(list))).toBeInstanceOf(ProtocolError)
    expect(reads.length).toBeLessThan(5 * length)
  })
})
