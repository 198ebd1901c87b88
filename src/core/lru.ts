// A cache that never grows beyond its size: the entry that was not used for the longest time goes first.

export interface Lru<Value> {
  /** The value of a key, made on first use. */
  get(key: string): Value
}

/** @param size - entries that are kept at most */
export function lru<Value>(size: number, make: (key: string) => Value): Lru<Value> {
  const entries = new Map<string, Value>()
  return {
    get(key) {
      const known = entries.get(key)
      const value = known ?? make(key)
      // A Map keeps the order of insertion, so that the first entry is always the oldest.
      if (known !== undefined) entries.delete(key)
      else if (entries.size >= size) entries.delete(entries.keys().next().value!)
      entries.set(key, value)
      return value
    },
  }
}
