// Whether the server takes part: an open connection may still be refused, and nobody may be listening yet.
//
// A frame of our own is sent that the server answers, a probe, again and again until one comes back. Then, and only then, the
// connection is approved. Frames that come unasked prove nothing: a server tells also those of its news to whom it does not
// listen yet, and drops without a word what they send before it has looked up their session.

import type { Schedule } from '../../../core/socket/connection.ts'

/** Milliseconds before the probe is sent once more; the last pause is repeated. */
const pauses: readonly number[] = [250, 500, 1000, 2000, 4000, 8000, 16_000]

/**
 * A connection that was open for so many milliseconds was not refused, even if nothing came. A server that compares a key
 * with its hash once for each pattern takes a second or so for a long list.
 */
const longestRefusal = 10_000

/** After how many cuts in a row a client that was approved before is refused: the restart of a proxy looks the same. */
const mostCuts = 3

export interface Approval {
  readonly isApproved: boolean
  /** Runs a task as soon as there is an approved connection, now or later. @returns what forgets it */
  whenApproved(task: () => void): () => void
  opened(): void
  /** A probe came back. */
  approve(): void
  /** The connection was cut before anything came. @returns whether that was a refusal, as far as can be known */
  cut(): boolean
  lost(): void
  /** Nothing is waited for any more. */
  end(): void
}

/** @param probe - sends something that is answered */
export function createApproval(probe: () => void, schedule: Schedule): Approval {
  const tasks = new Set<() => void>()
  let isApproved = false
  let wasApproved = false
  let isYoung = false
  let cuts = 0
  let cancelProbe = (): void => {}
  let cancelYouth = (): void => {}

  const ask = (sent: number): void => {
    cancelProbe = schedule(() => ask(sent + 1), pauses[sent] ?? pauses.at(-1)!)
    probe()
  }
  const lost = (): void => {
    isApproved = false
    isYoung = false
    cancelProbe()
    cancelYouth()
  }
  return {
    get isApproved() {
      return isApproved
    },
    whenApproved(task) {
      if (isApproved) task()
      else tasks.add(task)
      return () => void tasks.delete(task)
    },
    opened() {
      isYoung = true
      cancelYouth = schedule(() => (isYoung = false), longestRefusal)
      ask(0)
    },
    approve() {
      if (isApproved) return
      isApproved = true
      wasApproved = true
      cuts = 0
      cancelProbe()
      for (const task of tasks) {
        tasks.delete(task)
        task()
      }
    },
    cut() {
      if (!isYoung) return false
      cuts++
      return !wasApproved || cuts >= mostCuts
    },
    lost,
    end() {
      lost()
      tasks.clear()
    },
  }
}
