// First in, first out, and quick also where much waits: `shift()` of an array moves all that is behind.

export interface Queue<Item> {
  readonly size: number
  push(item: Item): void
  /** @returns the first one; undefined where there is none */
  shift(): Item | undefined
  /** Takes all that there is, in order. */
  drain(): Item[]
}

/** Slots that were used and are not worth a copy yet. */
const mostUsed = 1024

export function createQueue<Item>(items: readonly Item[] = []): Queue<Item> {
  let slots: (Item | undefined)[] = [...items]
  let head = 0
  return {
    get size() {
      return slots.length - head
    },
    push: (item) => void slots.push(item),
    shift() {
      if (head === slots.length) return undefined
      const item = slots[head]
      slots[head++] = undefined
      // Half of it at least is given up, so that each item is copied about once.
      if (head > mostUsed && head * 2 > slots.length) {
        slots = slots.slice(head)
        head = 0
      }
      return item
    },
    drain() {
      const rest = slots.slice(head) as Item[]
      slots = []
      head = 0
      return rest
    },
  }
}
