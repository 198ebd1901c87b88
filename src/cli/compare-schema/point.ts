// A point that the document of a service leaves open, and what an introspection says about it.

import type { Difference } from './differences.ts'
import { parentOf } from './places.ts'

/** An `x-unverified` of the contract. */
export interface Point {
  readonly name: string
  /** What the document does not say, or says in two ways. */
  readonly point: string
  /** What the contract takes for granted. */
  readonly reading: string
  /** What to change where a service is otherwise. */
  readonly switch: string
  /** Where in the schema it is about something. */
  readonly coordinate?: string
}

export interface PointResult extends Point {
  /** `unseen`: no schema shows it, only traffic does. */
  readonly verdict: 'as read' | 'otherwise' | 'unseen'
  /** What the service has at each coordinate, and says of it. */
  readonly found: readonly Found[]
}

export interface Found {
  readonly where: string
  /** A type; `nothing` where there is nothing. */
  readonly is: string
  /** The words of the service, where they are others than ours. */
  readonly says?: string
}

/**
 * @param decisive - the coordinates whose types are the reading; none where types say nothing about it
 * @param lookUp - what the service has at a coordinate of ours
 */
export function judgePoint(
  point: Point,
  decisive: readonly string[],
  differences: readonly Difference[],
  lookUp: (where: string) => Found,
): PointResult {
  const otherwise = decisive.some((where) => isDifferent(where, differences))
  const verdict = decisive.length === 0 ? 'unseen' : otherwise ? 'otherwise' : 'as read'
  const { coordinate } = point
  const places = decisive.length === 0 && coordinate !== undefined ? [coordinate] : decisive
  return { ...point, verdict, found: places.map(lookUp) }
}

/** There, or in what it is part of, which then is the one that is told. */
function isDifferent(where: string, differences: readonly Difference[]): boolean {
  return differences.some((each) => each.where === where) || isGone(parentOf(where), differences)
}

function isGone(where: string | undefined, differences: readonly Difference[]): boolean {
  if (where === undefined) return false
  const itself = differences.some((each) => each.where === where && each.kind === 'missing')
  return itself || isGone(parentOf(where), differences)
}
