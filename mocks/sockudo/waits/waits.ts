// Waiting for what a fake gets and does.

import { createListWaits } from '../../waiting/lists.ts'
import type { WaitOptions } from '../../waiting/options.ts'
import type { Met } from '../../waiting/search.ts'
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
  /**
   * Waits for the first thing in a list of the fake's state that fits: a subscription, a member, a webhook, a push.
   *
   * @example
   * ```ts
   * import { createSockudo } from 'channelkit/sockudo'
   * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
   *
   * const fake = createFakeSockudo()
   * const sockudo = createSockudo('http://app-key:app-secret@127.0.0.1/apps/app-id', { fetch: fake.fetch })
   * setTimeout(() => sockudo.channels(), 10)
   * const request = await fake.waitFor('requests', { operation: 'listChannels' })
   * console.log(request.status)
   * ```
   *
   * @param list - the name of the list
   * @param wanted - what must be so of the thing, or a function. Without it, anything
   * @param options - `timeout` in milliseconds of real time (default 1000), `signal`, `message`
   * @returns the thing as it was when it fitted
   * @throws KitError and ArgumentError as `received` does
   */
  waitFor<List extends keyof FakeState>(
    list: List,
    wanted?: FakeCriteria[List] | ((item: FakeState[List][number]) => boolean),
    options?: WaitOptions,
  ): Promise<FakeState[List][number]>
  /**
   * Waits until a condition returns something true: that somebody is gone, that there are three of them.
   *
   * The condition is asked whenever something has happened in the fake, and when the time is over. What happens
   * elsewhere is not noticed before that.
   *
   * @example
   * ```ts
   * import { createFakeSockudo } from 'channelkit/mocks/sockudo'
   *
   * const fake = createFakeSockudo()
   * await fake.waitFor(() => fake.connections.length === 0, { message: 'everybody to go' })
   * ```
   *
   * @param condition - is asked often, so it should only look
   * @param options - `timeout` in milliseconds of real time (default 1000), `signal`, `message`
   * @returns what the condition returned
   * @throws KitError as `received` does; what the condition throws
   */
  waitFor<Value>(condition: () => Value, options?: WaitOptions): Promise<Met<Value>>
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
