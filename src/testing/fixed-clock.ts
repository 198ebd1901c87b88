// A clock that stands still until it is told to move.

export interface FixedClock {
  /** Milliseconds since the epoch; pass the clock itself as `clock`. */
  (): number
  /** Moves on by so many milliseconds. */
  advance(milliseconds: number): void
}

/**
 * A clock for the `clock` option, so that timestamps and signatures are the same in every run.
 *
 * @example
 * ```ts
 * import { fixedClock } from 'channelkit/testing'
 *
 * const clock = fixedClock(1_700_000_000_000)
 * clock.advance(1000)
 * console.log(clock())
 * ```
 *
 * @param start - milliseconds since the epoch
 */
export function fixedClock(start: number): FixedClock {
  let now = start
  const clock = (): number => now
  return Object.assign(clock, {
    advance(milliseconds: number): void {
      now += milliseconds
    },
  })
}
