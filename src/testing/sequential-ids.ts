// Ids that are counted, and so are the same in every run.

import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'

export interface SequentialIds {
  /** `7.1`, `7.2`, … with the seed 7. */
  socketId(): string
  /** `00000007-0000-4000-8000-000000000001`, … with the seed 7. */
  uuid(): string
  /** Begins anew. A fake does it when it is reset. */
  restart(): void
}

/**
 * Ids for the `ids` option of a fake: with them and a `fixedClock`, two runs of a test see the same bytes.
 *
 * What the client draws is not among them: give it its idempotency keys and the `jti` of a token yourself.
 *
 * @example
 * ```ts
 * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
 * import { fixedClock, sequentialIds } from 'channelkit/testing'
 *
 * const clock = fixedClock(1_700_000_000_000)
 * const fake = createFakeSockudo({ clock, schedule: clock.schedule, ids: sequentialIds() })
 * console.log(fake.connections)
 * ```
 *
 * @param seed - another whole number for each fake, from 0 to 4,294,967,295 (default 1), where their ids must differ
 * @throws ArgumentError for a seed that is none
 */
export function sequentialIds(seed = 1): SequentialIds {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new ArgumentError('seed', `must be a whole number from 0 to 4294967295, received ${shapeOf(seed)}`)
  }
  const prefix = seed.toString(16).padStart(8, '0')
  let sockets = 0
  let others = 0
  return {
    socketId: () => `${seed}.${++sockets}`,
    uuid: () => `${prefix}-0000-4000-8000-${(++others).toString(16).padStart(12, '0')}`,
    restart() {
      sockets = 0
      others = 0
    },
  }
}
