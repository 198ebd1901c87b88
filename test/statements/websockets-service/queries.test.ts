// What the document says about listing, with the client and the service as the contract has it.

import { describe, expect, it } from 'vitest'
import type { GlobalMessagesFilter, MessagesFilter } from '../../../src/services/websockets-service/index.ts'
import { type Setup, setup, start } from './setup.ts'

const hour = 3_600_000

/** Six messages to ann and bob, by topic and by the hour, of which every second expires on 3 January. */
async function pushed(options: { readonly pageSize?: number } = {}): Promise<Setup> {
  const all = await setup(options)
  const { service, clock } = all
  for (const [index, message] of ['one', 'two', 'three', 'four', 'five', 'six'].entries()) {
    const more = {
      ...(index < 3 && { topic: 'tax' }),
      ...(index % 2 === 0 && { expiresAt: '2024-01-03T15:00:00' }),
    }
    await service.pushMessage({ recipients: [index < 4 ? 'ann' : 'bob'], message, ...more })
    await service.pushGlobalMessage({ message: `global ${message}`, ...more })
    await clock.advance(hour)
  }
  return all
}

async function textsOf(items: AsyncIterable<{ readonly message?: string | null }>): Promise<unknown[]> {
  const texts: unknown[] = []
  for await (const { message } of items) texts.push(message)
  return texts
}

const at = (hours: number): string => new Date(Date.parse(start) + hours * hour).toISOString()

describe('messages', () => {
  it('lists what was pushed to recipients by name, and not globally', async () => {
    const { service } = await pushed()
    expect(await textsOf(service.messages())).toEqual(['one', 'two', 'three', 'four', 'five', 'six'])
  })

  it.each<[string, MessagesFilter, readonly string[]]>([
    ['the recipient', { recipient: 'bob' }, ['five', 'six']],
    ['the topic', { topic: 'tax' }, ['one', 'two', 'three']],
    ['the start of a range of creation', { createdAt: { from: at(4) } }, ['five', 'six']],
    ['the end of a range of creation', { createdAt: { to: at(1.5) } }, ['one', 'two']],
    ['both ends of a range', { createdAt: { from: at(0.5), to: at(2.5) } }, ['two', 'three']],
    ['the expiry', { expiresAt: { from: '2024-01-03', to: '2024-01-04' } }, ['one', 'three', 'five']],
    ['an expiry that none has', { expiresAt: { to: '2024-01-03' } }, []],
    [
      'all of these at once',
      { recipient: 'ann', topic: 'tax', expiresAt: { from: '2024-01-03' } },
      ['one', 'three'],
    ],
    ['two of which nothing has both', { recipient: 'bob', topic: 'tax' }, []],
  ])('lists only what fits %s', async (_, filter, texts) => {
    const { service } = await pushed()
    expect(await textsOf(service.messages(filter))).toEqual(texts)
  })

  it('lists by the global message that they come from', async () => {
    const { service, connect } = await setup()
    await connect({ recipient: 'ann' })
    await connect({ recipient: 'bob' })
    const { id } = await service.pushGlobalMessage({ message: 'for all' })
    await service.pushGlobalMessage({ message: 'another' })
    const { items } = await service.messages({ globalMessageId: id! }).page()
    expect(items.map(({ recipient, message }) => [recipient, message])).toEqual([
      ['ann', 'for all'],
      ['bob', 'for all'],
    ])
    expect(items.every(({ globalMessageId }) => globalMessageId === id)).toBe(true)
  })

  it('has a next token until the last page, and lists all with it and the same filter', async () => {
    const { service } = await pushed({ pageSize: 2 })
    const sizes: number[] = []
    const ends: boolean[] = []
    for await (const { items, nextCursor } of service.messages({ recipient: 'ann' }).pages()) {
      sizes.push(items.length)
      ends.push(nextCursor === undefined)
    }
    expect([sizes, ends]).toEqual([
      [2, 2],
      [false, true],
    ])
  })

  it('tells of each message all that there is to know', async () => {
    const { service, connect, clock } = await setup()
    await connect({ recipient: 'ann', topic: 'tax' })
    await clock.advance(hour)
    const expiresAt = new Date(Date.parse(start) + 3 * hour)
    await service.pushMessage({ recipients: ['ann', 'bob'], message: 'hi', topic: 'tax', expiresAt })
    const { items } = await service.messages().page()
    const common = { message: 'hi', topic: 'tax', createdAt: at(1), expiresAt: at(3), cancelledAt: null }
    expect(items).toEqual([
      {
        ...{ id: expect.any(String), globalMessageId: null, ...common },
        ...{ recipient: 'ann', status: 'DELIVERED', deliveredAt: at(1) },
      },
      {
        ...{ id: expect.any(String), globalMessageId: null, ...common },
        ...{ recipient: 'bob', status: 'PENDING', deliveredAt: null },
      },
    ])
  })

  it('tells when a message was cancelled', async () => {
    const { service, fake, clock } = await setup()
    const [result] = await service.pushMessage({ recipients: ['ann'], message: 'hi' })
    await clock.advance(hour)
    fake.cancel(result!.item!.id!)
    const { items } = await service.messages().page()
    expect(items).toMatchObject([{ status: 'CANCELLED', cancelledAt: at(1), deliveredAt: null }])
  })
})

describe('globalMessages', () => {
  const all = ['one', 'two', 'three', 'four', 'five', 'six'].map((word) => `global ${word}`)

  it('lists what was pushed to everybody', async () => {
    const { service } = await pushed()
    expect(await textsOf(service.globalMessages())).toEqual(all)
  })

  it.each<[string, GlobalMessagesFilter, readonly string[]]>([
    ['the topic', { topic: 'tax' }, ['global one', 'global two', 'global three']],
    ['the start of a range of creation', { createdAt: { from: at(4) } }, ['global five', 'global six']],
    ['the end of a range of creation', { createdAt: { to: at(1.5) } }, ['global one', 'global two']],
    ['the expiry', { expiresAt: { from: '2024-01-03' } }, ['global one', 'global three', 'global five']],
    ['all of these at once', { topic: 'tax', createdAt: { from: at(0.5) }, expiresAt: {} }, all.slice(1, 3)],
  ])('lists only what fits %s', async (_, filter, texts) => {
    const { service } = await pushed()
    expect(await textsOf(service.globalMessages(filter))).toEqual(texts)
  })

  it('lists all pages, with the same filter', async () => {
    const { service } = await pushed({ pageSize: 2 })
    expect(await textsOf(service.globalMessages())).toEqual(all)
    expect((await service.globalMessages({ topic: 'tax' }).page()).items).toHaveLength(2)
  })

  it('tells of each message all that there is to know', async () => {
    const { service } = await setup()
    await service.pushGlobalMessage({ message: 'hi', topic: 'tax', expiresAt: '2024-01-03T15:00:00' })
    const { items } = await service.globalMessages().page()
    expect(items).toEqual([
      {
        ...{ id: expect.any(String), message: 'hi', topic: 'tax', createdAt: start },
        ...{ expiresAt: '2024-01-03T15:00:00.000Z' },
      },
    ])
  })
})
