// A list of what came in, and a way to wait for something in it.

const patience = 2000

export interface Log<Entry> {
  readonly entries: readonly Entry[]
  readonly add: (entry: Entry) => void
  /** Resolves with the first entry that fits, which may be here already; rejects when it does not come. */
  readonly find: (fits: (entry: Entry) => boolean, complaint: string) => Promise<Entry>
}

/** @param milliseconds - how long it waits */
export function createLog<Entry>(milliseconds: number = patience): Log<Entry> {
  const entries: Entry[] = []
  const waiting = new Set<() => void>()
  return {
    entries,
    add(entry) {
      entries.push(entry)
      for (const look of waiting) look()
    },
    find: (fits, complaint) =>
      within(
        complaint,
        (done) => {
          const look = (): void => {
            const found = entries.find(fits)
            if (found === undefined) return
            waiting.delete(look)
            done(found)
          }
          waiting.add(look)
          look()
        },
        milliseconds,
      ),
  }
}

/** Rejects with the complaint when what was started has not settled in time. Runs in pages, too. */
export function within<T>(
  complaint: string,
  start: (done: (value: T) => void, fail: (error: Error) => void) => void,
  milliseconds: number = patience,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${complaint} within ${milliseconds} ms`)), milliseconds)
    const settled = <Value>(settle: (value: Value) => void): ((value: Value) => void) => {
      return (value) => {
        clearTimeout(timer)
        settle(value)
      }
    }
    start(settled(resolve), settled(reject))
  })
}
