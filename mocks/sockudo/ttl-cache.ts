// The server's memory cache: text that is forgotten after a while.

interface Entry {
  readonly value: string
  readonly expires: number
}

export interface TtlCache {
  get(key: string): string | undefined
  /** Milliseconds until an entry is forgotten; undefined when there is none. */
  remaining(key: string): number | undefined
  set(key: string, value: string, ttl: number): void
  delete(key: string): void
}

/** @param longest - milliseconds after which an entry is forgotten, however long it asks to stay */
export function createTtlCache(clock: () => number, longest: number): TtlCache {
  const entries = new Map<string, Entry>()
  const find = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    if (entry === undefined || entry.expires > clock()) return entry
    entries.delete(key)
    return undefined
  }
  return {
    get: (key) => find(key)?.value,
    remaining(key) {
      const entry = find(key)
      return entry && entry.expires - clock()
    },
    set(key, value, ttl) {
      const now = clock()
      // Entries are in the order of their writing: what is at the front is the oldest. This bounds the cache.
      for (const [oldest, { expires }] of entries) {
        if (expires > now) break
        entries.delete(oldest)
      }
      entries.delete(key)
      entries.set(key, { value, expires: now + Math.min(ttl, longest) })
    },
    delete: (key) => void entries.delete(key),
  }
}
