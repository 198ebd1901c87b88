// Waiting for what the service gets and does.

import { createListWaits } from '../waiting/lists.ts'
import type { WaitOptions } from '../waiting/options.ts'
import type { WaitFor } from '../waiting/wait-for.ts'
import type { Waiting } from '../waiting/waiting.ts'
import { type FakeWebSocketsServiceCriteria, kindsOf } from './kinds.ts'
import { type GlobalRow, type Row, shownGlobalMessage, shownMessage } from './messages/row.ts'
import type { FakeWebSocketsServiceState } from './state.ts'
import type { FakePushedMessage } from './types.ts'
import type { World } from './world.ts'

export interface FakeWebSocketsServiceWaits {
  /**
   * Waits for a message to a recipient: for the first one that fits, which may have been there before.
   *
   * It is resolved when the push has been answered, and before the caller reads the answer.
   *
   * @example
   * ```ts
   * import { createFakeWebSocketsService } from 'channelkit/mocks/websockets-service'
   * import { createWebSocketsService } from 'channelkit/websockets-service'
   *
   * const fake = createFakeWebSocketsService()
   * const service = createWebSocketsService({ accessKey: 'access-key', fetch: fake.fetch })
   * setTimeout(() => service.pushMessage({ recipients: ['ann'], message: 'Done' }), 10)
   * const { message, status } = await fake.received({ recipient: 'ann' })
   * console.log(message, status) // Done PENDING
   * ```
   *
   * @param wanted - what must be so of the message, all of it: values, regular expressions, functions, or the matchers of
   * a test runner; or one function for the whole message. Without `wanted`, any message
   * @param options - `timeout` in milliseconds of real time (default 1000), `signal`, `message`
   * @returns the message
   * @throws KitError `wait_timeout` that lists what did arrive and what came closest; `wait_ended` when the fake is
   * reset or closed; ArgumentError for criteria that do not exist, and for a function that is asynchronous
   */
  received(
    wanted?: FakeWebSocketsServiceCriteria['messages'] | ((message: FakePushedMessage) => boolean),
    options?: WaitOptions,
  ): Promise<FakePushedMessage>
  readonly waitFor: WaitFor<FakeWebSocketsServiceState, FakeWebSocketsServiceCriteria>
}

/**
 * @param state - what a test sees
 * @param world - the one of now
 */
export function createWaits(
  waiting: Waiting,
  state: FakeWebSocketsServiceState,
  world: () => World,
): FakeWebSocketsServiceWaits {
  return createListWaits({
    waiting,
    kinds: kindsOf(() => world().settings),
    items: (list) => (isLogged(list) ? world()[list].items : state[list as keyof FakeWebSocketsServiceState]),
    asSeen(item, list) {
      if (list === 'messages') return shownMessage(item as Row, world().settings)
      return list === 'globalMessages' ? shownGlobalMessage(item as GlobalRow) : item
    },
  }) as FakeWebSocketsServiceWaits
}

/** Lists that are kept, and so need no copy to be looked at. */
function isLogged(list: string): list is 'messages' | 'globalMessages' | 'requests' | 'frames' {
  return ['messages', 'globalMessages', 'requests', 'frames'].includes(list)
}
