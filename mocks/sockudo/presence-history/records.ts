// The presence histories of an app.

import { utf8Length } from '../../../src/core/bytes.ts'
import type { Entry, Stream } from '../history/stream.ts'
import { createStreams, type Streams } from '../history/streams.ts'
import type { Settings } from '../options.ts'
import { type PresenceRow, storedText } from './row.ts'

export interface PresenceHistory extends Pick<Streams<PresenceRow>, 'find' | 'get' | 'has' | 'reset'> {
  /** Stores a row, unless the server would take it for one that is stored. */
  record(channel: string, row: PresenceRow): void
}

/** Rows that are kept, by name, the oldest first. */
type Rows = Map<string, Entry<PresenceRow>>

interface Seen {
  readonly byKey: Rows
  /** The latest of each user. */
  readonly byUser: Rows
}

export function createPresenceHistory(settings: Settings): PresenceHistory {
  const { clock, features, ids, keep, presenceHistory } = settings
  const streams = createStreams<PresenceRow>({
    clock,
    uuid: () => ids.uuid(),
    keep,
    retention: presenceHistory.retention,
    bytesOf: (entry, id) => utf8Length(storedText(entry, id, features.history)),
  })
  const seen = new WeakMap<Stream<PresenceRow>, Seen>()
  return {
    find: streams.find,
    get: streams.get,
    has: streams.has,
    reset: streams.reset,
    record(channel, row) {
      const stream = streams.get(channel)
      const { byKey, byUser } = seen.get(stream) ?? { byKey: new Map(), byUser: new Map() }
      seen.set(stream, { byKey, byUser })
      const oldest = stream.retained().oldest?.serial ?? Infinity
      for (const rows of [byKey, byUser]) forgetBefore(oldest, rows)
      if (byKey.has(row.key) || byUser.get(row.userId)?.row.event === row.event) return
      const entry = { serial: streams.append(channel, row), row }
      byKey.set(row.key, entry)
      // Deleted first, so that the order stays that of the serials.
      byUser.delete(row.userId)
      byUser.set(row.userId, entry)
    },
  }
}

function forgetBefore(serial: number, rows: Rows): void {
  for (const [name, entry] of rows) {
    if (entry.serial >= serial) return
    rows.delete(name)
  }
}
