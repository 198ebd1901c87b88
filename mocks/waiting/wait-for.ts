// Waiting for anything in a fake: `waitFor`, which is the same in each.

import type { WaitOptions } from './options.ts'
import type { Met } from './search.ts'

/** `State` has the lists, `Criteria` what can be asked of the things in each. */
export interface WaitFor<State extends object, Criteria extends { readonly [List in keyof State]: object }> {
  /**
   * Waits for the first thing in a list of the fake's state that fits, which may have been there before.
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
  <List extends keyof State>(
    list: List,
    wanted?: Criteria[List] | ((item: ItemOf<State[List]>) => boolean),
    options?: WaitOptions,
  ): Promise<ItemOf<State[List]>>
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
  <Value>(condition: () => Value, options?: WaitOptions): Promise<Met<Value>>
}

type ItemOf<List> = List extends readonly (infer Item)[] ? Item : never
