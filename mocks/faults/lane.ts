// One direction of a socket: what comes later must not overtake what is held back.

import type { Pauses } from './pauses.ts'

export interface Lane {
  /** Whether something is held back. */
  readonly busy: boolean
  /** Acts when everything before has been done, and so many milliseconds have passed. */
  pass(act: () => void, milliseconds: number): void
}

export function createLane(pauses: Pauses): Lane {
  let held = 0
  let last: Promise<void> = Promise.resolve()
  return {
    get busy() {
      return held > 0
    },
    pass(act, milliseconds) {
      held++
      const passed = milliseconds > 0 ? pauses.wait(milliseconds) : Promise.resolve()
      const before = last
      last = (async () => {
        try {
          await passed
          await before
          act()
        } catch {
          // The fake was reset or closed: there is nobody left to get it.
        } finally {
          held--
        }
      })()
    },
  }
}
