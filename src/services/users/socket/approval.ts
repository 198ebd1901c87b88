// Whether the server takes part: an open connection may still be refused, and nobody may be listening yet.
//
// A frame is sent that the server answers, again and again until anything comes back. Once something has come the origin is
// approved. That the answer is awaited before anything else is sent has a second reason: a server drops, without a word, what
// arrives before it has looked up the session and compared the key.

import type { Schedule } from '../../../core/socket/connection.ts'

/** Milliseconds before the probe is sent once more; the last probe is the one after the last pause. */
const pauses: readonly number[] = [250, 500, 1000, 2000, 4000, 8000, 16_000]

/** A connection that was open for so many milliseconds was not refused, even if nothing came: servers refuse at once. */
const longestRefusal = 10_000

export interface Approval {
  readonly isApproved: boolean
  /** Whether a connection that ends now was refused, as far as can be known. */
  readonly maybeRefused: boolean
  /** Runs a task as soon as there is an approved connection, now or later. */
  whenApproved(task: () => void): void
  opened(): void
  received(): void
  lost(): void
  /** Nothing is waited for any more. */
  end(): void
}

/** @param probe - sends something that is answered */
export function createApproval(probe: () => void, schedule: Schedule): Approval {
  let isApproved = false
  let maybeRefused = false
  let tasks: (() => void)[] = []
  let cancels: (() => void)[] = []

  const rest = (): void => {
    for (const cancel of cancels) cancel()
    cancels = []
  }
  const ask = (sent: number): void => {
    probe()
    const pause = pauses[sent]
    if (pause !== undefined) cancels.push(schedule(() => ask(sent + 1), pause))
  }
  return {
    get isApproved() {
      return isApproved
    },
    get maybeRefused() {
      return maybeRefused
    },
    whenApproved(task) {
      if (isApproved) task()
      else tasks.push(task)
    },
    opened() {
      maybeRefused = true
      cancels.push(schedule(() => (maybeRefused = false), longestRefusal))
      ask(0)
    },
    received() {
      if (isApproved) return
      isApproved = true
      maybeRefused = false
      rest()
      for (const task of tasks.splice(0)) task()
    },
    lost() {
      isApproved = false
      maybeRefused = false
      rest()
    },
    end() {
      isApproved = false
      rest()
      tasks = []
    },
  }
}
