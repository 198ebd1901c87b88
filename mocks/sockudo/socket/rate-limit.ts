// So many per second, counted from the first one.

const window = 1000

export interface RateLimit {
  /** Counts one more; false when it is one too many. */
  take(): boolean
}

export function createRateLimit(clock: () => number, limit: number): RateLimit {
  let taken = 0
  let ends = -Infinity
  return {
    take() {
      if (ends <= clock()) {
        taken = 0
        ends = clock() + window
      }
      return ++taken <= limit
    },
  }
}
