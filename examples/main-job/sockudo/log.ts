// A list of what came in, and a way to wait for something in it.

const patience = 2000

export interface Log<Entry> {
  readonly entries: readonly Entry[]
  readonly add: (entry: Entry) => void
  /** Resolves with the first entry that fits, which may be here already; rejects after two seconds. */
  readonly find: (fits: (entry: Entry) => boolean, complaint: string) => Promise<Entry>
}

export function createLog<Entry>(): Log<Entry> {
  const entries: Entry[] = []
  const waiting = new Set<() => void>()
  return {
    entries,
    add(entry) {
      entries.push(entry)
      for (const look of waiting) look()
    },
    find: (fits, complaint) =>
      within(complaint, (done) => {
        const look = (): void => {
          const found = entries.find(fits)
          if (found === undefined) return
          waiting.delete(look)
          done(found)
        }
        waiting.add(look)
        look()
      }),
  }
}

/** Rejects with the complaint when what was started has not settled after two seconds. */
export function within<T>(
  complaint: string,
  start: (done: (value: T) => void, fail: (error: Error) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${complaint} within ${patience} ms`)), patience)
    start(resolve, reject)
    // Settling twice has no effect, so the timer only has to stop keeping the process alive.
    timer.unref()
  })
}
