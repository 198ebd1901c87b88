// A kind of thing that a fake remembers and a test may wait for.

import { type Criteria, fits } from './criteria.ts'

export interface Kind<Item extends object, Part = Item> {
  /** `event` and `events`. */
  readonly one: string
  readonly many: string
  /** Whether an item stays as it is: then it is looked at once, unless a function of the test is asked. */
  readonly lasting?: boolean
  /** The criteria of a lasting item that can become true later. */
  readonly changing?: readonly string[]
  /** The parts of an item, where all criteria must fit one of them (default: the item itself). */
  parts?(item: Item): readonly Part[]
  /** What each criterion is compared with; `wanted` says in which form it is asked for. */
  readonly fields: Readonly<Record<string, (part: Part, wanted: unknown) => unknown>>
  /** On one line, without anything secret. */
  describe(item: Item): string
}

/** How well something fits. */
export interface Fit {
  /** How many criteria it meets. */
  readonly met: number
  /** Those that it does not meet, with what they found. */
  readonly missed: readonly (readonly [name: string, found: unknown])[]
}

/** The fit of the part that fits best. */
export function fitOf<Item extends object, Part>(
  kind: Kind<Item, Part>,
  criteria: Criteria,
  item: Item,
): Fit | undefined {
  const parts = kind.parts?.(item) ?? [item as unknown as Part]
  const fitting = parts.map((part) => fitOfPart(kind, criteria, part))
  return fitting.reduce<Fit | undefined>((best, fit) => (fit.met > (best?.met ?? -1) ? fit : best), undefined)
}

function fitOfPart<Item extends object, Part>(kind: Kind<Item, Part>, criteria: Criteria, part: Part): Fit {
  const missed: [string, unknown][] = []
  const entries = Object.entries(criteria)
  for (const [name, wanted] of entries) {
    const found = kind.fields[name]?.(part, wanted)
    if (!fits(name, wanted, found)) missed.push([name, found])
  }
  return { met: entries.length - missed.length, missed }
}
