// A clock that stands still until it is told to move, and what is due at its times.

import { checkTime } from '../core/check.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'
import { settle } from './turn.ts'

export interface FixedClock {
  /** Milliseconds since the epoch; pass the clock itself as `clock`. */
  (): number
  /**
   * Moves on by so many milliseconds, from one due task of the schedule to the next, in order. Before, between and after
   * them everything happens that needs no time, like the webhook of a task and the answer to it. Await it; only while
   * nobody has taken `schedule`, the clock has moved when it returns.
   */
  advance(milliseconds: number): Promise<void>
  /** Runs a task when the clock has moved by so many milliseconds; pass it as `schedule`. */
  readonly schedule: (task: () => void, milliseconds: number) => () => void
}

interface Entry {
  readonly at: number
  readonly task: () => void
}

/**
 * A clock for the `clock` option, so that timestamps and signatures are the same in every run; its `schedule` makes what
 * a fake does later happen when the test says so.
 *
 * @example
 * ```ts
 * import { fixedClock } from 'channelkit/testing'
 * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
 *
 * const clock = fixedClock(1_700_000_000_000)
 * const fake = createFakeSockudo({ clock, schedule: clock.schedule })
 * await clock.advance(1000)
 * console.log(clock(), fake.events.length)
 * ```
 *
 * @param start - a Date, or milliseconds since the epoch
 * @throws ArgumentError for what is no time. `advance` rejects with it for what is no number of milliseconds, and with
 * whatever a task throws; the tasks after that one are still waiting then
 */
export function fixedClock(start: number | Date): FixedClock {
  let now = checkTime(start, 'start')
  let moving: Promise<unknown> | undefined
  let taken = false
  const entries = new Set<Entry>()

  const move = async (milliseconds: number): Promise<void> => {
    await settle()
    const end = now + milliseconds
    for (let next = firstOf(entries, end); next !== undefined; next = firstOf(entries, end)) {
      entries.delete(next)
      now = Math.max(now, next.at)
      next.task()
      await settle()
    }
    now = end
  }

  const clock = Object.assign((): number => now, {
    async advance(milliseconds: number): Promise<void> {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) {
        throw new ArgumentError(
          'milliseconds',
          `must be a number from 0 on, received ${shapeOf(milliseconds)}`,
        )
      }
      if (!taken) return void (now += milliseconds)
      // One after the other, also when the first was not awaited.
      const moved = (moving ?? Promise.resolve()).then(() => move(milliseconds))
      moving = moved.catch(() => {})
      return moved
    },
  })
  const schedule: FixedClock['schedule'] = (task, milliseconds) => {
    const entry = { at: now + Math.max(0, milliseconds), task }
    entries.add(entry)
    return () => void entries.delete(entry)
  }
  return Object.defineProperty(clock, 'schedule', {
    get: () => {
      taken = true
      return schedule
    },
  }) as typeof clock & { schedule: FixedClock['schedule'] }
}

/** Of those that are due at the same time, the one that was there first. */
function firstOf(entries: Iterable<Entry>, end: number): Entry | undefined {
  let first: Entry | undefined
  for (const entry of entries) {
    if (entry.at <= end && (first === undefined || entry.at < first.at)) first = entry
  }
  return first
}
