// Waiting for what a fake gets and does.

import { ArgumentError, shapeOf } from '../../../src/core/errors/argument-error.ts'
import type { Kind } from '../../waiting/kind.ts'
import type { WaitOptions } from '../../waiting/options.ts'
import { type Met, searchFor, searchIn } from '../../waiting/search.ts'
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
   * a test runner; or one function for the whole event. Without it, any event
   * @param options - `timeout` in milliseconds of real time (default 1000), `signal`, `message`
   * @returns the event
   * @throws KitError `wait_timeout` that lists what did arrive and what came closest; `wait_ended` when the fake is
   * reset or closed; ArgumentError for criteria that do not exist
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
  const inList = async <List extends keyof FakeState>(
    list: List,
    wanted: object = {},
    options?: WaitOptions,
  ): Promise<FakeState[List][number]> => {
    if (!Object.hasOwn(kinds, list)) {
      const rule = `must be a function or one of ${Object.keys(kinds).join(', ')}, received ${shapeOf(list)}`
      throw new ArgumentError('list', rule)
    }
    const kind = kinds[list] as Kind<object>
    const items = (): readonly object[] => (isLogged(list) ? world()[list].items : state[list])
    const search = searchIn(kind, items, wanted)
    const look = (): { readonly found: object } | undefined => {
      const result = search.look()
      return result && { found: asSeen(result.found) }
    }
    return (await waiting.until({ ...search, look }, options)) as FakeState[List][number]
  }
  return {
    received: (wanted, options) => inList('events', wanted, options),
    waitFor: async (what: unknown, ...rest: readonly unknown[]) => {
      if (typeof what !== 'function') return inList(what as 'events', ...(rest as [object?, WaitOptions?]))
      const search = searchFor(what as () => unknown, () => summaryOf(state))
      return waiting.until(search, rest[0] as WaitOptions | undefined)
    },
  } as FakeWaits
}

/** A delivery goes on after it was found. */
function asSeen(item: object): object {
  return 'attempts' in item ? withOwnAttempts(item as FakeState['webhooks' | 'pushes'][number]) : item
}

/** Lists that are kept, and so need no copy to be looked at. */
function isLogged(list: string): list is 'events' | 'requests' | 'webhooks' | 'pushes' {
  return ['events', 'requests', 'webhooks', 'pushes'].includes(list)
}

function summaryOf(state: FakeState): string {
  const counts = Object.keys(kinds).map((list) => `${list}: ${state[list as keyof FakeState].length}`)
  return `There are ${counts.join(', ')}`
}
