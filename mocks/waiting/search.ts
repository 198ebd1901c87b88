// The search for one thing of a kind, or for anything that a test can tell.

import { checkCriteria, type Criteria, isMet } from './criteria.ts'
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
      ? (item: Item): boolean => isMet('criteria', (wanted as (item: Item) => boolean)(item))
      : (item: Item): boolean => fitOf(kind, criteria!, item)?.missed.length === 0
  const stays = kind.lasting === true && criteria !== undefined && !mayChange(kind, criteria)
  let seen: Item | undefined
  return {
    look(last = false) {
      const items = list()
      // With thousands of events, looking at all of them again after each one takes longer than publishing.
      const start = stays && !last && seen !== undefined ? items.lastIndexOf(seen) + 1 : 0
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

/** What a function says may change without the item. */
function mayChange({ changing = [] }: Pick<Kind<never>, 'changing'>, criteria: Criteria): boolean {
  return Object.entries(criteria).some(
    ([name, wanted]) => typeof wanted === 'function' || changing.includes(name),
  )
}

/** What a condition returns when it is met. */
export type Met<Value> = Exclude<Value, false | null | undefined | 0 | ''>

/** @param summary - what is there, for the one who waited in vain */
export function searchFor<Value>(condition: () => Value, summary: () => string): Search<Met<Value>> {
  return {
    look() {
      const value = condition()
      return isMet('condition', value) ? { found: value as Met<Value> } : undefined
    },
    title: 'its condition',
    report: summary,
  }
}
