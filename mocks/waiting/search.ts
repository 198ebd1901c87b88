// The search for one thing of a kind, or for anything that a test can tell.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'
import { checkCriteria, type Criteria } from './criteria.ts'
import { fitOf, type Kind } from './kind.ts'
import { reportOf, titleOf } from './report.ts'
import type { Search } from './waiting.ts'

/**
 * @param wanted - criteria, or a function that is asked about each item
 * @throws ArgumentError for criteria that nothing can meet
 */
export function searchIn<Item extends object, Part>(
  kind: Kind<Item, Part>,
  list: () => readonly Item[],
  wanted: object | ((item: Item) => boolean),
): Search<Item> {
  const criteria: Criteria | undefined =
    typeof wanted === 'function' ? undefined : checkCriteria(wanted, Object.keys(kind.fields))
  const accepts =
    typeof wanted === 'function'
      ? (item: Item): boolean => (wanted as (item: Item) => boolean)(item) === true
      : (item: Item): boolean => fitOf(kind, criteria!, item)?.missed.length === 0
  let seen: Item | undefined
  return {
    look() {
      const items = list()
      // With thousands of events, looking at all of them again after each one takes longer than publishing.
      const start = kind.lasting === true && seen !== undefined ? items.lastIndexOf(seen) + 1 : 0
      seen = items.at(-1)
      for (let index = start; index < items.length; index++) {
        const item = items[index]!
        if (accepts(item)) return { found: item }
      }
      return undefined
    },
    title: titleOf(kind, criteria),
    report: () => reportOf(kind, criteria, list()),
  }
}

/** What a condition returns when it is met. */
export type Met<Value> = Exclude<Value, false | null | undefined | 0 | ''>

/** @param summary - what is there, for the one who waited in vain */
export function searchFor<Value>(condition: () => Value, summary: () => string): Search<Met<Value>> {
  return {
    look() {
      const value = condition()
      if (value instanceof Promise) {
        throw new ArgumentError('condition', `must not be asynchronous, received ${shapeOf(value)}`)
      }
      return value ? { found: value as Met<Value> } : undefined
    },
    title: 'its condition',
    report: summary,
  }
}
