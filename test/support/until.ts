// Waiting for what a test is told of: nothing is polled, and an error says what was there instead.

export interface Watched {
  /** Something has happened: everybody who waits looks again. */
  changed(): void
  /** Resolves to what is found first, now or later; rejects when eight seconds have passed, or when looking throws. */
  until<Value>(what: string, find: () => Value | undefined): Promise<Value>
}

/** @param seen - what an error shows */
export function watched(seen: () => unknown): Watched {
  const waiting = new Set<() => void>()
  return {
    changed: () => waiting.forEach((check) => check()),
    until: <Value>(what: string, find: () => Value | undefined) =>
      new Promise<Value>((resolve, reject) => {
        const check = (): void => {
          try {
            const found = find()
            if (found === undefined) return
            resolve(found)
          } catch (error) {
            reject(error)
          }
          finish()
        }
        const timer = setTimeout(() => {
          reject(new Error(`no ${what}; seen: ${JSON.stringify(seen())}`))
          finish()
        }, 8000)
        const finish = (): void => {
          clearTimeout(timer)
          waiting.delete(check)
        }
        waiting.add(check)
        check()
      }),
  }
}
