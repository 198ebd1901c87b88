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

it('keeps nothing for readers once it was told to forget', async () => {
  const inbox = createInbox<number>()
  inbox.push(1)
  inbox.forget()
  inbox.push(2)
  const reading = all(inbox.iterate())
  inbox.push(3)
  inbox.end()
  expect(await reading).toEqual([3])
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
