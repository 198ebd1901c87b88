// What two GraphQL schemas have that is not the same, each at its place: `Message.id`, `Mutation.pushMessage(input:)`.

import { isInputObjectType, type GraphQLSchema, type GraphQLType } from 'graphql'
import { accepts } from './accepts.ts'
import { parentOf, type Place, placesOf } from './places.ts'
import { renamesOf } from './renames.ts'

export interface Difference {
  /** A schema coordinate, by the names of ours. */
  readonly where: string
  readonly kind: 'missing' | 'extra' | 'differs'
  /** What stands there in ours; absent when it is extra. */
  readonly ours?: string
  /** What stands there in theirs; absent when it is missing. */
  readonly theirs?: string
  /** Whether what was written for ours is refused by theirs, or reads something else. */
  readonly breaks: boolean
}

/** All differences, in the order of ours, then what is extra. A type that has another name is one difference. */
export function differencesOf(ours: GraphQLSchema, theirs: GraphQLSchema): Difference[] {
  const renames = renamesOf(ours, theirs)
  const expected = placesOf(ours)
  const found = placesOf(theirs, renames)
  const renamed = [...renames].map(([there, here]): Difference => ({
    where: here,
    kind: 'differs',
    ours: here,
    theirs: there,
    // Only variables name a type in a document, and only what is sent has variables.
    breaks: isInputObjectType(ours.getType(here)),
  }))
  const changed = [...expected].flatMap(([where, place]): readonly Difference[] => {
    const there = found.get(where)
    if (there !== undefined) return compare(where, place, there, renames)
    return isHidden(where, found) ? [] : [{ where, kind: 'missing', ours: place.text, breaks: true }]
  })
  const extra = [...found].flatMap(([where, { text, required }]): readonly Difference[] =>
    expected.has(where) || isHidden(where, expected)
      ? []
      : [{ where, kind: 'extra', theirs: text, breaks: required }],
  )
  return [...renamed, ...changed, ...extra]
}

/** What is inside something that is not there itself needs no word of its own. */
function isHidden(where: string, places: ReadonlyMap<string, Place>): boolean {
  const parent = parentOf(where)
  return parent !== undefined && !places.has(parent)
}

function compare(
  where: string,
  ours: Place,
  theirs: Place,
  renames: ReadonlyMap<string, string>,
): readonly Difference[] {
  if (ours.text === theirs.text) return []
  const fits = ours.type && theirs.type && holds(ours.type, theirs.type, ours.sent, renames)
  return [{ where, kind: 'differs', ours: ours.text, theirs: theirs.text, breaks: !fits }]
}

function holds(
  ours: GraphQLType,
  theirs: GraphQLType,
  sent: boolean,
  renames: ReadonlyMap<string, string>,
): boolean {
  return sent ? accepts(theirs, ours, renames) : accepts(ours, theirs, renames)
}
