// How much a run will do, which is known before it starts.

import type { Check } from './check.ts'

export interface Extent {
  readonly checks: number
  /** At most, with the first that finds out whether the server is there; one that a rate limit refuses is sent again. */
  readonly requests: number
  /** Of sockets, at most. */
  readonly connections: number
}

export function extentOf(checks: readonly Check[], write: boolean): Extent {
  const taken = checks.filter((check) => write || !check.write)
  const steps = taken.flatMap((check) => check.steps)
  return {
    checks: taken.length,
    requests: 1 + steps.filter((step) => 'ask' in step).length,
    connections: steps.filter((step) => 'open' in step).length,
  }
}
