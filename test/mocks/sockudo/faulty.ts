// A fake and a client of it that live by the same clock, for tests of what goes wrong between them.

import { createFakeSockudo, type FakeSockudo, type FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { createSockudo, type Sockudo, type SockudoUrlOptions } from '../../../src/services/sockudo/index.ts'
import { fixedClock, type FixedClock } from '../../../src/testing/index.ts'

export interface Both {
  readonly fake: FakeSockudo
  readonly sockudo: Sockudo
  readonly clock: FixedClock
}

export function both(options: FakeSockudoOptions = {}, more: SockudoUrlOptions = {}): Both {
  const clock = fixedClock(1_700_000_000_000)
  const fake = createFakeSockudo({ clock, schedule: clock.schedule, ...options })
  const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
  return { fake, clock, sockudo: createSockudo(url, { fetch: fake.fetch, clock, ...more }) }
}

/** What a promise rejects with. */
export const failed = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error) => error,
  )
