// What a test reads when it waited in vain: what it asked for, what is there, and what came closest.

import { type Criteria, show } from './criteria.ts'
import { type Fit, fitOf, type Kind } from './kind.ts'

const mostListed = 10

export function reportOf<Item extends object, Part>(
  kind: Kind<Item, Part>,
  criteria: Criteria | undefined,
  items: readonly Item[],
): string {
  const listed = items.slice(-mostListed).map((item) => `  ${kind.describe(item)}`)
  if (listed.length === 0) return `There are no ${kind.many}.`
  const count = items.length === 1 ? `There is 1 ${kind.one}` : `There are ${items.length} ${kind.many}`
  const last = items.length > mostListed ? `, the last ${mostListed} of them` : ''
  const closest = criteria === undefined ? undefined : closestOf(kind, criteria, items)
  return [`${count}${last}:`, ...listed, ...(closest === undefined ? [] : [closest])].join('\n')
}

/** `event with channel "orders" and name /^order/`. */
export function titleOf<Item extends object, Part>(
  { one }: Kind<Item, Part>,
  criteria: Criteria | undefined,
): string {
  if (criteria === undefined) return `${one} that its function accepts`
  const parts = Object.entries(criteria).map(([name, wanted]) => `${name} ${show(wanted)}`)
  return parts.length === 0 ? one : `${one} with ${parts.join(' and ')}`
}

/** The newest of those that meet most. */
function closestOf<Item extends object, Part>(
  kind: Kind<Item, Part>,
  criteria: Criteria,
  items: readonly Item[],
): string | undefined {
  let best: { readonly item: Item; readonly fit: Fit } | undefined
  for (const item of items) {
    const fit = fitOf(kind, criteria, item)
    if (fit !== undefined && fit.met > 0 && fit.met >= (best?.fit.met ?? 0)) best = { item, fit }
  }
  if (best === undefined) return undefined
  const missed = best.fit.missed.map(([name, found]) => `${name} is ${show(found)}`)
  return `Closest: ${kind.describe(best.item)}\n  but ${missed.join(', ')}`
}
