// Waiting for things in the lists of a fake's state.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import type { Kind } from './kind.ts'
import type { WaitOptions } from './options.ts'
import { searchFor, searchIn } from './search.ts'
import type { Waiting } from './waiting.ts'

export interface WaitedLists {
  readonly waiting: Waiting
  /** What is in each list; the first list is that of `received`. */
  readonly kinds: Readonly<Record<string, unknown>>
  /** The things of a list, as its kind looks at them. */
  items(list: string): readonly object[]
  /** What a test gets of a thing in a list, and what its functions get. */
  asSeen(item: object, list: string): object
}

export interface ListWaits {
  received(wanted?: object, options?: WaitOptions): Promise<unknown>
  /** @param what - the name of a list, or a condition */
  waitFor(what: unknown, ...rest: readonly unknown[]): Promise<unknown>
}

export function createListWaits({ waiting, kinds, items, asSeen }: WaitedLists): ListWaits {
  const lists = Object.keys(kinds)
  const inList = async (list: string, wanted: object = {}, options?: WaitOptions): Promise<unknown> => {
    if (!Object.hasOwn(kinds, list)) {
      const rule = `must be a function or one of ${lists.join(', ')}, received ${shapeOf(list)}`
      throw new ArgumentError('list', rule)
    }
    const asked = typeof wanted === 'function' ? (item: object) => wanted(asSeen(item, list)) : wanted
    const search = searchIn(kinds[list] as Kind<object>, () => items(list), asked)
    const look = (last?: boolean): { readonly found: object } | undefined => {
      const result = search.look(last)
      return result && { found: asSeen(result.found, list) }
    }
    return waiting.until({ ...search, look }, options)
  }
  const summary = (): string =>
    `There are ${lists.map((list) => `${list}: ${items(list).length}`).join(', ')}`
  return {
    received: (wanted, options) => inList(lists[0]!, wanted, options),
    waitFor: async (what, ...rest) => {
      if (typeof what !== 'function') return inList(what as string, ...(rest as [object?, WaitOptions?]))
      const search = searchFor(what as () => unknown, summary)
      return waiting.until(search, rest[0] as WaitOptions | undefined)
    },
  }
}
