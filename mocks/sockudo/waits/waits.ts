// Waiting for what a fake gets and does.

import { createListWaits } from '../../waiting/lists.ts'
import type { WaitOptions } from '../../waiting/options.ts'
import type { WaitFor } from '../../waiting/wait-for.ts'
import type { Waiting } from '../../waiting/waiting.ts'
import { type FakeState, withOwnAttempts } from '../state.ts'
import type { FakeEvent } from '../types.ts'
import type { World } from '../world.ts'
import type { FakeCriteria, FakeEventCriteria } from './criteria.ts'
import { kinds } from './kinds.ts'

export interface FakeWaits {
  /**
   * Waits for an event that was accepted: for the first one that fits, which may have been there before.
   *
   * It is resolved when the publish has been answered, and before the publisher reads the answer.
   *
   * @example
   * ```ts
   * import { createSockudo } from 'channelkit/sockudo'
   * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
   *
   * const fake = createFakeSockudo()
   * const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1/apps/app-id', { fetch: fake.fetch })
   * setTimeout(() => sockudo.trigger('orders', 'order.created', { id: 1 }), 10)
   * const event = await fake.received({ channel: 'orders', name: 'order.created' })
   * console.log(event.data)
   * ```
   *
   * @param wanted - what must be so of the event, all of it: values, regular expressions, functions, or the matchers of
   * a test runner; or one function for the whole event. A function says yes with anything that is true to JavaScript, at
   * once, and is asked again whenever something happens in the fake. Without `wanted`, any event
   * @param options - `timeout` in milliseconds of real time (default 1000), `signal`, `message`
   * @returns the event
   * @throws KitError `wait_timeout` that lists what did arrive and what came closest; `wait_ended` when the fake is
   * reset or closed; ArgumentError for criteria that do not exist, and for a function that is asynchronous
   */
  received(
    wanted?: FakeEventCriteria | ((event: FakeEvent) => boolean),
    options?: WaitOptions,
  ): Promise<FakeEvent>
  readonly waitFor: WaitFor<FakeState, FakeCriteria>
}

/**
 * @param state - what a test sees
 * @param world - the one of now
 */
export function createWaits(waiting: Waiting, state: FakeState, world: () => World): FakeWaits {
  return createListWaits({
    waiting,
    kinds,
    items: (list) => (isLogged(list) ? world()[list].items : state[list as keyof FakeState]),
    asSeen,
  }) as FakeWaits
}

/** A delivery goes on after it was found. */
function asSeen(item: object): object {
  return 'attempts' in item ? withOwnAttempts(item as FakeState['webhooks' | 'pushes'][number]) : item
}

/** Lists that are kept, and so need no copy to be looked at. */
function isLogged(list: string): list is 'events' | 'requests' | 'webhooks' | 'pushes' {
  return ['events', 'requests', 'webhooks', 'pushes'].includes(list)
}
