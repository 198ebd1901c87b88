// What the fake remembers for its user to look at.

export interface Log<Item> {
  readonly items: readonly Item[]
  add(item: Item): void
}

/** Keeps at least the last `keep` items; drops in blocks, because dropping one by one is slow. */
export function createLog<Item>(keep: number): Log<Item> {
  const items: Item[] = []
  return {
    items,
    add(item) {
      items.push(item)
      if (items.length >= 2 * keep) items.splice(0, items.length - keep)
    },
  }
}
