// What comes from a socket, for `for await`. Nothing is lost: what nobody got is kept for whoever comes next.

import { createPending, type Pending } from './pending.ts'
import { createQueue } from './queue.ts'

export interface Inbox<Item> {
  /** How many items wait for whoever comes next. */
  readonly kept: number
  /** Whether somebody iterates. */
  readonly isRead: boolean
  /** @param isHeard - whether somebody got it in another way; then it is for iterations under way alone */
  push(item: Item, isHeard?: boolean): void
  /** Nothing more comes. Iterators give what they still have, and then end, or throw the error. */
  end(error?: Error): void
  /**
   * Gives what is kept, and what comes from now on. When it is left early, what it had not given yet and nobody else
   * got is kept again.
   */
  iterate(): AsyncIterableIterator<Item>
  /** Takes the first of what is kept, for somebody who does not iterate. Only where something is. */
  take(): Item
  /** Forgets what is kept, and keeps nothing more until somebody iterates. */
  forget(): void
}

interface Entry<Item> {
  readonly item: Item
  /** Which one it was. */
  readonly order: number
  /** In how many queues of readers it is. */
  holders: number
  /** Whether somebody got it. */
  isHad: boolean
}

interface Reader<Item> {
  take(entry: Entry<Item>): void
  end(): void
}

export function createInbox<Item>(): Inbox<Item> {
  const readers = new Set<Reader<Item>>()
  let early = createQueue<Entry<Item>>()
  let keeps = true
  let count = 0
  let ended = false
  let failure: Error | undefined

  function iterate(): AsyncIterableIterator<Item> {
    const kept = early.drain()
    for (const entry of kept) entry.holders++
    const queue = createQueue(kept)
    const waiting = createQueue<Pending<IteratorResult<Item>>>()
    let isOver = false
    const done = { done: true, value: undefined } as const
    const reader: Reader<Item> = {
      take(entry) {
        const next = waiting.shift()
        if (next !== undefined) return give(entry, next)
        entry.holders++
        queue.push(entry)
      },
      end() {
        for (const next of waiting.drain()) finish(next)
      },
    }
    const give = (entry: Entry<Item>, next: Pending<IteratorResult<Item>>): void => {
      entry.isHad = true
      next.resolve({ done: false, value: entry.item })
    }
    const finish = (next: Pending<IteratorResult<Item>>): void => {
      // Told once; an iterator that threw is over.
      const tell = isOver ? undefined : failure
      isOver = true
      if (tell === undefined) next.resolve(done)
      else next.reject(tell)
    }
    keeps = true
    if (!ended) readers.add(reader)
    return {
      next() {
        const next = createPending<IteratorResult<Item>>()
        const entry = isOver ? undefined : queue.shift()
        if (entry !== undefined) {
          entry.holders--
          give(entry, next)
        } else if (ended || isOver) finish(next)
        else waiting.push(next)
        return next.promise
      },
      return() {
        isOver = true
        readers.delete(reader)
        giveBack(queue.drain())
        reader.end()
        return Promise.resolve(done)
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
  }

  /** A reader left these. What others hold they will give. */
  function giveBack(entries: readonly Entry<Item>[]): void {
    const left = entries.filter((entry) => --entry.holders === 0 && !entry.isHad)
    if (left.length === 0) return
    early = createQueue([...left, ...early.drain()].sort((one, other) => one.order - other.order))
  }

  return {
    get kept() {
      return early.size
    },
    get isRead() {
      return readers.size > 0
    },
    iterate,
    push(item, isHeard = false) {
      if (ended) return
      const entry: Entry<Item> = { item, order: count++, holders: 0, isHad: isHeard }
      if (readers.size === 0 && keeps && !isHeard) early.push(entry)
      for (const reader of readers) reader.take(entry)
    },
    end(error) {
      if (ended) return
      ended = true
      failure = error
      for (const reader of readers) reader.end()
      readers.clear()
    },
    take: () => early.shift()!.item,
    forget() {
      keeps = false
      early.drain()
    },
  }
}
