// What comes from a socket, for `for await`.

export interface Inbox<Item> {
  push(item: Item): void
  /** Nothing more comes. Iterators give what they still have, and then end, or throw the error. */
  end(error?: Error): void
  /** Gives what comes from now on. The first one also gets what came before it, so that nothing is lost at the start. */
  iterate(): AsyncIterableIterator<Item>
  /** Forgets what came, and keeps nothing until somebody iterates: the items are read in another way. */
  forget(): void
}

interface Reader<Item> {
  take(item: Item): void
  end(): void
}

export function createInbox<Item>(): Inbox<Item> {
  const readers = new Set<Reader<Item>>()
  let early: Item[] | undefined = []
  let ended = false
  let failure: Error | undefined

  function iterate(): AsyncIterableIterator<Item> {
    const queue = early ?? []
    early = undefined
    const waiting: PromiseWithResolversLike<IteratorResult<Item>>[] = []
    let isOver = false
    const done = { done: true, value: undefined } as const
    const reader: Reader<Item> = {
      take(item) {
        const next = waiting.shift()
        if (next === undefined) queue.push(item)
        else next.resolve({ done: false, value: item })
      },
      end() {
        for (const next of waiting.splice(0)) finish(next)
      },
    }
    const finish = (next: PromiseWithResolversLike<IteratorResult<Item>>): void => {
      // Told once; an iterator that threw is over.
      const tell = isOver ? undefined : failure
      isOver = true
      if (tell === undefined) next.resolve(done)
      else next.reject(tell)
    }
    if (!ended) readers.add(reader)
    return {
      next() {
        const next = withResolvers<IteratorResult<Item>>()
        if (isOver) next.resolve(done)
        else if (queue.length > 0) next.resolve({ done: false, value: queue.shift()! })
        else if (ended) finish(next)
        else waiting.push(next)
        return next.promise
      },
      return() {
        isOver = true
        queue.length = 0
        readers.delete(reader)
        for (const next of waiting.splice(0)) next.resolve(done)
        return Promise.resolve(done)
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
  }

  return {
    iterate,
    push(item) {
      if (ended) return
      early?.push(item)
      for (const reader of readers) reader.take(item)
    },
    end(error) {
      if (ended) return
      ended = true
      failure = error
      for (const reader of readers) reader.end()
      readers.clear()
    },
    forget() {
      early = undefined
    },
  }
}

interface PromiseWithResolversLike<Value> {
  readonly promise: Promise<Value>
  readonly resolve: (value: Value) => void
  readonly reject: (error: Error) => void
}

/** Node 20 has no `Promise.withResolvers`. */
function withResolvers<Value>(): PromiseWithResolversLike<Value> {
  let resolve!: (value: Value) => void
  let reject!: (error: Error) => void
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
