// Waiting for what a fake gets and does.

import { createListWaits } from '../../waiting/lists.ts'
import type { WaitOptions } from '../../waiting/options.ts'
import type { WaitFor } from '../../waiting/wait-for.ts'
import type { Waiting } from '../../waiting/waiting.ts'
import type { FakeUsersState } from '../state.ts'
import type { FakeUsersFrame } from '../types.ts'
import type { FakeUsersCriteria, FakeUsersFrameCriteria } from './criteria.ts'
import { kinds } from './kinds.ts'

export interface FakeUsersWaits {
  /**
   * Waits for a frame that a client sent: for the first one that fits, which may have been there before.
   *
   * @example
   * ```ts
   * import { listen } from 'channelkit/mocks/node'
   * import { createFakeUsers } from 'channelkit/mocks/users'
   * import { connectUsersEvents } from 'channelkit/users'
   * import { WebSocket } from 'ws'
   *
   * const fake = createFakeUsers()
   * const server = await listen(fake)
   * const url = server.url.replace('http', 'ws')
   * const events = connectUsersEvents({ url, headers: { origin: 'http://localhost' }, WebSocket })
   * await events.approved()
   * await events.echo('Hello world?')
   * const frame = await fake.received({ name: 'Echo', text: /Hello/ })
   * console.log(frame.data)
   * events.close()
   * await server.close()
   * ```
   *
   * @param wanted - what must be so of the frame, all of it: values, regular expressions, functions, or the matchers of
   * a test runner; or one function for the whole frame. Without `wanted`, any frame
   * @param options - `timeout` in milliseconds of real time (default 1000), `signal`, `message`
   * @returns the frame
   * @throws KitError `wait_timeout` that lists what did arrive and what came closest; `wait_ended` when the fake is
   * reset or closed; ArgumentError for criteria that do not exist, and for a function that is asynchronous
   */
  received(
    wanted?: FakeUsersFrameCriteria | ((frame: FakeUsersFrame) => boolean),
    options?: WaitOptions,
  ): Promise<FakeUsersFrame>
  readonly waitFor: WaitFor<FakeUsersState, FakeUsersCriteria>
}

export function createWaits(waiting: Waiting, state: FakeUsersState): FakeUsersWaits {
  const items = (list: string): readonly object[] => state[list as keyof FakeUsersState]
  return createListWaits({ waiting, kinds, items, asSeen: (item) => item }) as FakeUsersWaits
}
