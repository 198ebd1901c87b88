import { expect, it } from 'vitest'
import { createQueue } from '../../../src/core/socket/queue.ts'

it('gives in order what was put in, also between one and the next', () => {
  const queue = createQueue<number>()
  queue.push(1)
  queue.push(2)
  expect(queue.shift()).toBe(1)
  queue.push(3)
  expect([queue.shift(), queue.shift(), queue.shift()]).toEqual([2, 3, undefined])
})

it('begins with a copy of what it is made of', () => {
  const items = [1, 2]
  const queue = createQueue(items)
  queue.push(3)
  expect([queue.size, queue.shift(), items]).toEqual([3, 1, [1, 2]])
})

it('gives all that is left at once, and goes on', () => {
  const queue = createQueue([1, 2, 3])
  queue.shift()
  expect([queue.drain(), queue.size, queue.shift()]).toEqual([[2, 3], 0, undefined])
  queue.push(4)
  expect(queue.shift()).toBe(4)
})

it('keeps order and size over many thousand items that come and go', () => {
  const queue = createQueue<number>()
  const given: (number | undefined)[] = []
  for (let item = 0; item < 10_000; item++) {
    queue.push(item)
    if (item % 3 > 0) given.push(queue.shift())
  }
  expect(queue.size).toBe(10_000 - given.length)
  while (queue.size > 0) given.push(queue.shift())
  expect(given).toEqual(Array.from({ length: 10_000 }, (_, index) => index))
})
