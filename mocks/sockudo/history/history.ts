// The histories of one app.

import type { Settings } from '../options.ts'
import { noStore } from './no-store.ts'
import { type HistoryRow, storedBytes } from './row.ts'
import { createStreams, type Streams } from './streams.ts'

export function createHistory({ clock, features, history, ids, keep }: Settings): Streams<HistoryRow> {
  if (!features.history) return noStore
  const { retention } = history
  return createStreams({ clock, uuid: () => ids.uuid(), keep, retention, bytesOf: storedBytes })
}
