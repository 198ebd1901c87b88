import { expect, it } from 'vitest'
import { createInbox } from '../../../src/core/socket/inbox.ts'

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}

it('gives what comes, in order, and ends', async () => {
  const inbox = createInbox<number>()
  const reading = all(inbox.iterate())
  inbox.push(1)
  inbox.push(2)
  inbox.end()
  expect(await reading).toEqual([1, 2])
})

it('gives the first reader what came before it, and the next one only what comes after', async () => {
  const inbox = createInbox<number>()
  inbox.push(1)
  const [first, second] = [all(inbox.iterate()), all(inbox.iterate())]
  inbox.push(2)
  inbox.end()
  expect(await Promise.all([first, second])).toEqual([[1, 2], [2]])
})

it('keeps nothing for readers once it was told to forget, until one begins', async () => {
  const inbox = createInbox<number>()
  inbox.push(1)
  inbox.forget()
  inbox.push(2)
  const iterator = inbox.iterate()
  inbox.push(3)
  await iterator.return?.()
  inbox.push(4)
  inbox.end()
  expect(await all(inbox.iterate())).toEqual([3, 4])
})

it('keeps what a reader that left had not given, and what comes then', async () => {
  const inbox = createInbox<number>()
  for (const item of [1, 2, 3]) inbox.push(item)
  for await (const item of inbox.iterate()) if (item === 2) break
  inbox.push(4)
  expect(inbox.kept).toBe(2)
  inbox.end()
  expect(await all(inbox.iterate())).toEqual([3, 4])
})

it('keeps nothing for a reader that comes later of what another reader has or had', async () => {
  const inbox = createInbox<number>()
  const [first, second] = [inbox.iterate(), inbox.iterate()]
  inbox.push(1)
  inbox.push(2)
  expect((await second.next()).value).toBe(1)
  await first.return?.()
  expect(inbox.kept).toBe(0)
  await second.return?.()
  inbox.end()
  expect(await all(inbox.iterate())).toEqual([2])
})

it('keeps what came in its order, also where the reader that had the first of it leaves first', async () => {
  const inbox = createInbox<number>()
  inbox.push(1)
  const [first, second] = [inbox.iterate(), inbox.iterate()]
  inbox.push(2)
  await first.return?.()
  await second.return?.()
  inbox.push(3)
  const third = inbox.iterate()
  await third.next()
  await third.return?.()
  inbox.end()
  expect(await all(inbox.iterate())).toEqual([2, 3])
})

it('gives what was heard in another way to readers that were there, and does not keep it', async () => {
  const inbox = createInbox<number>()
  inbox.push(1, true)
  const iterator = inbox.iterate()
  inbox.push(2, true)
  expect((await iterator.next()).value).toBe(2)
  inbox.push(3, true)
  await iterator.return?.()
  expect(inbox.kept).toBe(0)
})

it('hands over what is kept, one by one', () => {
  const inbox = createInbox<number>()
  inbox.push(1)
  inbox.push(2)
  expect([inbox.take(), inbox.kept, inbox.take(), inbox.kept]).toEqual([1, 1, 2, 0])
})

it('knows whether somebody reads', async () => {
  const inbox = createInbox<number>()
  expect(inbox.isRead).toBe(false)
  const iterator = inbox.iterate()
  expect(inbox.isRead).toBe(true)
  await iterator.return?.()
  expect(inbox.isRead).toBe(false)
})

it('gives what was left before it throws the reason of the end', async () => {
  const inbox = createInbox<number>()
  const iterator = inbox.iterate()
  inbox.push(1)
  inbox.end(new Error('lost'))
  expect(await iterator.next()).toEqual({ done: false, value: 1 })
  await expect(iterator.next()).rejects.toThrow('lost')
  expect(await iterator.next()).toEqual({ done: true, value: undefined })
})

it('throws the reason of the end to a reader that waits, and to one that comes later', async () => {
  const inbox = createInbox<number>()
  const waiting = inbox.iterate().next()
  inbox.end(new Error('lost'))
  await expect(waiting).rejects.toThrow('lost')
  await expect(inbox.iterate().next()).rejects.toThrow('lost')
})

it('answers several questions at once in their order', async () => {
  const inbox = createInbox<number>()
  const iterator = inbox.iterate()
  const asked = Promise.all([iterator.next(), iterator.next(), iterator.next()])
  inbox.push(1)
  inbox.push(2)
  inbox.end()
  expect((await asked).map(({ value }) => value as number | undefined)).toEqual([1, 2, undefined])
})

it('a reader that leaves gets nothing more, also where it was waiting', async () => {
  const inbox = createInbox<number>()
  const iterator = inbox.iterate()
  const waiting = iterator.next()
  await iterator.return?.()
  inbox.push(1)
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(await iterator.next()).toEqual({ done: true, value: undefined })
})
