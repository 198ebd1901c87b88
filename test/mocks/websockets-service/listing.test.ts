// messages and globalMessages: filters and pages.

import { describe, expect, it } from 'vitest'
import { type Setup, setup } from './setup.ts'

const pageOf = `query ($filter: MessagesFilter, $nextToken: String) {
  messages(filter: $filter, nextToken: $nextToken) { items { message } nextToken }
}`

/** Messages a to d, one each second from 22:13:20, with an expiry for b and c, and topic tax for c and d. */
async function filled(pageSize = 100): Promise<Setup> {
  const made = setup({ pageSize })
  const { push, time } = made
  await push({ recipients: ['ann'], message: 'a' })
  time.advance(1000)
  await push({ recipients: ['ben'], message: 'b', expiresAt: '2024-01-01' })
  time.advance(1000)
  await push({ recipients: ['ann'], message: 'c', expiresAt: '2024-01-02T12:00:00', topic: 'tax' })
  time.advance(1000)
  await push({ recipients: ['ann'], message: 'd', topic: 'tax' })
  return made
}

describe('messages', () => {
  it('lists all messages that were pushed, the oldest first, where there is no filter', async () => {
    const { list } = await filled()
    for (const filter of [undefined, null, {}, { recipient: null, topic: null, createdAt: null }]) {
      expect(await list(filter as object)).toEqual(['a', 'b', 'c', 'd'])
    }
  })

  it.each([
    ['recipient', { recipient: 'ann' }, ['a', 'c', 'd']],
    ['recipient, by the whole name', { recipient: 'an' }, []],
    ['topic', { topic: 'tax' }, ['c', 'd']],
    ['createdAt from', { createdAt: { from: '2023-11-14T22:13:22' } }, ['c', 'd']],
    ['createdAt to', { createdAt: { to: '2023-11-14T22:13:21' } }, ['a', 'b']],
    [
      'createdAt from and to, both ends included',
      { createdAt: { from: '2023-11-14T22:13:21.000Z', to: '2023-11-14T22:13:22' } },
      ['b', 'c'],
    ],
    ['createdAt, where a bare date is 00:00:00', { createdAt: { to: '2023-11-14' } }, []],
    ['createdAt, whole days', { createdAt: { from: '2023-11-14', to: '2023-11-15' } }, ['a', 'b', 'c', 'd']],
    ['expiresAt, which messages without one are not in', { expiresAt: { from: '2000-01-01' } }, ['b', 'c']],
    ['expiresAt to, where a bare date is 00:00:00', { expiresAt: { to: '2024-01-02' } }, ['b']],
    ['expiresAt to, with the whole day', { expiresAt: { to: '2024-01-02T23:59:59.999Z' } }, ['b', 'c']],
    ['a range that ends before it begins', { createdAt: { from: '2024-01-01', to: '2023-01-01' } }, []],
    ['an empty range', { createdAt: {} }, ['a', 'b', 'c', 'd']],
  ])('is filtered by %s', async (_, filter, expected) => {
    expect(await (await filled()).list(filter)).toEqual(expected)
  })

  it('joins several filters by a logical AND', async () => {
    const { list } = await filled()
    expect(await list({ recipient: 'ann', topic: 'tax' })).toEqual(['c', 'd'])
    expect(await list({ recipient: 'ann', topic: 'tax', expiresAt: { from: '2024-01-02' } })).toEqual(['c'])
    expect(await list({ recipient: 'ben', topic: 'tax' })).toEqual([])
  })

  it.each([
    ['createdAt.from', { createdAt: { from: 'yesterday' } }, 'createdAt.from is no date'],
    ['expiresAt.to', { expiresAt: { to: '2024-13-01' } }, 'expiresAt.to is no date'],
    ['a zone', { createdAt: { to: '2024-01-01T00:00:00+01:00' } }, 'createdAt.to must be in the GMT'],
  ])('refuses what is no date in GMT: %s', async (_, filter, message) => {
    await expect((await filled()).list(filter)).rejects.toThrow(message)
  })

  it('lists messages to single recipients: those of a global message only where its id is asked for', async () => {
    const { list, recipient, push, pushGlobal } = setup()
    for (const name of ['ann', 'ben']) await recipient(name)
    await push({ recipients: ['ann'], message: 'single' })
    const { id } = await pushGlobal({ message: 'global' })
    expect(await list({})).toEqual(['single'])
    expect(await list({ recipient: 'ann' })).toEqual(['single'])
    expect(await list({ globalMessageId: id })).toEqual(['global', 'global'])
    expect(await list({ globalMessageId: id, recipient: 'ben' })).toEqual(['global'])
    expect(await list({ globalMessageId: 'nothing' })).toEqual([])
  })

  it('comes in pages: nextToken with the same filter gets the next one, and is null at the end', async () => {
    const { run } = await filled(2)
    const filter = { recipient: 'ann' }
    const first = (await run(pageOf, { filter })).messages
    expect(first).toEqual({ items: [{ message: 'a' }, { message: 'c' }], nextToken: expect.any(String) })
    const second = (await run(pageOf, { filter, nextToken: first.nextToken })).messages
    expect(second).toEqual({ items: [{ message: 'd' }], nextToken: null })
  })

  it('has no empty page at the end', async () => {
    const { run } = await filled(4)
    expect((await run(pageOf)).messages).toEqual({ items: expect.any(Array), nextToken: null })
  })

  it('is not moved by what is pushed between two pages', async () => {
    const { run, push } = await filled(3)
    const { nextToken } = (await run(pageOf)).messages
    await push({ recipients: ['ann'], message: 'e' })
    expect((await run(pageOf, { nextToken })).messages).toEqual({
      items: [{ message: 'd' }, { message: 'e' }],
      nextToken: null,
    })
  })

  it('refuses a token of another filter or list, and what is no token', async () => {
    const { run } = await filled(1)
    const { nextToken } = (await run(pageOf, { filter: { recipient: 'ann' } })).messages
    for (const filter of [{ recipient: 'ben' }, { recipient: 'ann', topic: 'tax' }, {}]) {
      await expect(run(pageOf, { filter, nextToken })).rejects.toThrow('another filter')
    }
    const global = 'query ($nextToken: String) { globalMessages(nextToken: $nextToken) { nextToken } }'
    await expect(run(global, { nextToken })).rejects.toThrow('another filter')
    for (const invented of ['', '1', 'bm90aGluZw==']) {
      await expect(run(pageOf, { nextToken: invented })).rejects.toThrow('no token')
    }
  })

  it('takes the same filter however it is written', async () => {
    const { run } = await filled(1)
    const { nextToken } = (await run(pageOf, { filter: { recipient: 'ann', topic: 'tax' } })).messages
    const filter = { topic: 'tax', recipient: 'ann', createdAt: null }
    expect((await run(pageOf, { filter, nextToken })).messages.items).toEqual([{ message: 'd' }])
  })

  it('reads 2,000 messages in pages of 100, each of them once', async () => {
    const { push, list } = setup()
    const recipients = Array.from({ length: 2000 }, (_, index) => `user-${index}`)
    await push({ recipients, message: 'x' })
    expect(await list()).toHaveLength(2000)
  })
})

describe('globalMessages', () => {
  it('lists all messages that were pushed globally, and no others', async () => {
    const { list, push, pushGlobal } = setup({ pageSize: 2 })
    await push({ recipients: ['ann'], message: 'single' })
    for (const message of ['a', 'b', 'c']) await pushGlobal({ message })
    expect(await list({}, 'globalMessages')).toEqual(['a', 'b', 'c'])
  })

  it('is filtered by topic, createdAt and expiresAt, joined by AND', async () => {
    const { list, pushGlobal, time } = setup()
    await pushGlobal({ message: 'a', topic: 'tax' })
    time.advance(1000)
    await pushGlobal({ message: 'b', topic: 'tax', expiresAt: '2024-01-01' })
    await pushGlobal({ message: 'c', expiresAt: '2024-01-01' })
    const listed = (filter: object): Promise<readonly string[]> => list(filter, 'globalMessages')
    expect(await listed({ topic: 'tax' })).toEqual(['a', 'b'])
    expect(await listed({ createdAt: { from: '2023-11-14T22:13:21' } })).toEqual(['b', 'c'])
    expect(await listed({ expiresAt: { from: '2024-01-01' } })).toEqual(['b', 'c'])
    expect(await listed({ topic: 'tax', expiresAt: { to: '2024-01-01' } })).toEqual(['b'])
  })

  it('has no filter for recipients', async () => {
    await expect(setup().list({ recipient: 'ann' }, 'globalMessages')).rejects.toThrow('"recipient"')
  })
})
