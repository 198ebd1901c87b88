// What waits for recipients who are not connected: only what can still be delivered.

import type { SentGlobal } from './push-global.ts'
import type { GlobalRow, Row } from './row.ts'

export interface Held {
  add(row: Row): void
  addGlobal(sent: SentGlobal): void
  remove(row: Row): void
  /** What has not expired, the oldest first. */
  of(recipient: string): readonly Row[]
  /** What has not expired, the oldest first. */
  globals(): readonly SentGlobal[]
  /** How many there are, some of which may have expired meanwhile. */
  readonly size: number
}

/** @param keep - with twice as many, those that have expired are looked for */
export function createHeld(clock: () => number, keep: number): Held {
  const byRecipient = new Map<string, Set<Row>>()
  const globals = new Set<SentGlobal>()
  let count = 0
  let limit = 2 * keep
  const isOver = ({ expiresAt = Infinity }: GlobalRow): boolean => clock() >= expiresAt
  const remove = (row: Row): void => {
    const rows = byRecipient.get(row.recipient)
    if (rows?.delete(row) !== true) return
    count--
    if (rows.size === 0) byRecipient.delete(row.recipient)
  }
  const current = (rows: Iterable<Row>): readonly Row[] =>
    [...rows].filter((row) => {
      if (!isOver(row)) return true
      remove(row)
      return false
    })
  const currentGlobals = (): readonly SentGlobal[] =>
    [...globals].filter((sent) => {
      if (!isOver(sent.row)) return true
      globals.delete(sent)
      return false
    })
  /** In blocks, because looking at all of them each time is slow. */
  const makeRoom = (): void => {
    if (count + globals.size < limit) return
    for (const rows of [...byRecipient.values()]) current(rows)
    currentGlobals()
    limit = 2 * Math.max(keep, count + globals.size)
  }
  return {
    add(row) {
      if (isOver(row)) return
      makeRoom()
      const rows = byRecipient.get(row.recipient)
      if (rows === undefined) byRecipient.set(row.recipient, new Set([row]))
      else rows.add(row)
      count++
    },
    addGlobal(sent) {
      if (isOver(sent.row)) return
      makeRoom()
      globals.add(sent)
    },
    remove,
    of: (recipient) => current(byRecipient.get(recipient) ?? []),
    globals: currentGlobals,
    get size() {
      return count + globals.size
    },
  }
}
