/** What a list that only grows at its end, and may lose its beginning, got since the last call. */
export function newSince<Item>(list: () => readonly Item[]): () => readonly Item[] {
  let last: Item | undefined
  return () => {
    const items = list()
    let begin = items.length
    while (begin > 0 && items[begin - 1] !== last) begin--
    last = items.at(-1)
    return items.slice(begin)
  }
}
