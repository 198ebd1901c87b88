// The numbered rows of one channel, the oldest first, as far as they are kept.

export interface Row {
  /** Milliseconds since the epoch. */
  readonly at: number
}

export interface Entry<Of extends Row> {
  readonly serial: number
  readonly row: Of
}

/** How long rows are kept, and how many. */
export interface Retention {
  /** Milliseconds. */
  readonly window: number
  readonly rows: number
  readonly bytes: number
}

export interface Retained {
  readonly count: number
  /** Counted when it is read. */
  readonly bytes: number
  readonly oldest: Entry<Row> | undefined
  readonly newest: Entry<Row> | undefined
}

export interface Stream<Of extends Row> {
  readonly id: string
  /** The serial that the next row gets. */
  readonly nextSerial: number
  append(row: Of): number
  /** Takes a serial that no row gets. */
  skip(): number
  /** Drops what is too old or too much. */
  expire(now: number): void
  /** Drops a row and those before it. */
  forget(serial: number): void
  retained(): Retained
  /** The rows with serials between the two, which are inclusive. */
  between(first: number, last: number, newestFirst: boolean): Iterable<Entry<Of>>
  /** Removes all rows but those that stay, and tells what is gone. */
  keep(stays: (entry: Entry<Of>) => boolean): { readonly count: number; readonly bytes: number }
}

export interface StreamOptions<Of extends Row> {
  readonly retention: Retention
  /** Bytes that the server stores. Asked for late and once, because counting takes longer than storing. */
  readonly bytesOf: (entry: Entry<Of>, streamId: string) => number
}

interface Counted<Of extends Row> extends Entry<Of> {
  bytes?: number
}

export function createStream<Of extends Row>(id: string, options: StreamOptions<Of>): Stream<Of> {
  const { retention, bytesOf } = options
  let entries: Counted<Of>[] = []
  /** Entries before this one are gone. They are cut off in blocks, because one by one is slow. */
  let head = 0
  /** Entries from this one on are not in `bytes` yet. */
  let uncounted = 0
  let bytes = 0
  let nextSerial = 1

  const size = (): number => entries.length - head

  const count = (): void => {
    for (; uncounted < entries.length; uncounted++) {
      const entry = entries[uncounted]!
      entry.bytes ??= bytesOf(entry, id)
      bytes += entry.bytes
    }
  }

  const drop = (): void => {
    if (head < uncounted) bytes -= entries[head]!.bytes ?? 0
    head++
    uncounted = Math.max(uncounted, head)
    if (head < 16 || head * 2 < entries.length) return
    entries.splice(0, head)
    uncounted -= head
    head = 0
  }

  /** The first entry with this serial or a higher one. */
  const indexOf = (serial: number): number => {
    let low = head
    let high = entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (entries[middle]!.serial < serial) low = middle + 1
      else high = middle
    }
    return low
  }

  const retained = (): Retained => {
    const newest = size() === 0 ? undefined : entries.at(-1)
    return {
      count: size(),
      get bytes() {
        count()
        return bytes
      },
      oldest: entries[head],
      newest,
    }
  }

  return {
    id,
    get nextSerial() {
      return nextSerial
    },
    append(row) {
      entries.push({ serial: nextSerial, row })
      return nextSerial++
    },
    skip: () => nextSerial++,
    expire(now) {
      const earliest = now - retention.window
      while (size() > 0 && entries[head]!.row.at < earliest) drop()
      while (size() > retention.rows) drop()
      if (retention.bytes === Infinity) return
      count()
      while (bytes > retention.bytes) drop()
    },
    forget(serial) {
      while (size() > 0 && entries[head]!.serial <= serial) drop()
    },
    retained,
    *between(first, last, newestFirst) {
      const begin = indexOf(first)
      const end = indexOf(last + 1)
      for (let step = 0; step < end - begin; step++) {
        yield entries[newestFirst ? end - 1 - step : begin + step]!
      }
    },
    keep(stays) {
      const before = { ...retained() }
      entries = entries.slice(head).filter(stays)
      head = uncounted = bytes = 0
      const after = retained()
      return { count: before.count - after.count, bytes: before.bytes - after.bytes }
    },
  }
}
