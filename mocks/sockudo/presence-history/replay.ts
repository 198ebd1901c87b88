// From what was recorded to who was there.

import type { Entry } from '../history/stream.ts'
import { byBytes } from '../serde/by-bytes.ts'
import type { PresenceRow } from './row.ts'

export interface Replay {
  /** The row that says of each member that they came, sorted by the bytes of the user ids. */
  readonly members: readonly Entry<PresenceRow>[]
  /** Somebody left who had not come. */
  readonly contradicts: boolean
}

export function replay(entries: readonly Entry<PresenceRow>[]): Replay {
  const present = new Map<string, Entry<PresenceRow>>()
  let contradicts = false
  for (const entry of entries) {
    const { event, userId } = entry.row
    if (event === 'member_added') present.set(userId, entry)
    else if (!present.delete(userId)) contradicts = true
  }
  const members = [...present.values()].sort((left, right) => byBytes(left.row.userId, right.row.userId))
  return { members, contradicts }
}
