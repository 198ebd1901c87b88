// What the fake remembers for its user to look at.

export interface Log<Item> {
  /** As they come and go. */
  readonly items: readonly Item[]
  /** As they are now; the same list until something is added. */
  readonly copy: readonly Item[]
  add(item: Item): void
}

/** Keeps at least the last `keep` items; drops in blocks, because dropping one by one is slow. */
export function createLog<Item>(keep: number): Log<Item> {
  const items: Item[] = []
  let copy: readonly Item[] | undefined
  return {
    items,
    get copy() {
      return (copy ??= Object.freeze([...items]))
    },
    add(item) {
      copy = undefined
      items.push(item)
      if (items.length >= 2 * keep) items.splice(0, items.length - keep)
    },
  }
}
