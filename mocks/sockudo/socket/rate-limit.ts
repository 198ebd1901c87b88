// So many within a window, counted from the first one.

export interface RateLimit {
  /** Counts one more; false when it is one too many. */
  take(): boolean
}

/** One for every socket that may send what it likes. */
const unlimited: RateLimit = { take: () => true }

/** @param window - milliseconds */
export function createRateLimit(clock: () => number, limit: number, window = 1000): RateLimit {
  if (limit === Infinity) return unlimited
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
