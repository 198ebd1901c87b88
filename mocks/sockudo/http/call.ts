// What an operation gets.

import type { AppState, World } from '../world.ts'
import type { Answer } from './answer.ts'
import { unreadable } from './failure.ts'
import { decodeSegment, formPairs } from './percent.ts'
import type { ApiRequest } from './request.ts'
import type { Match } from './routes.ts'

export interface Call {
  readonly world: World
  readonly request: ApiRequest
  /** The value of a path parameter. */
  param(name: string): string
  /** By name; of repeated parameters the last. */
  readonly query: ReadonlyMap<string, string>
}

export interface SignedCall extends Call {
  readonly app: AppState
  /** The app is seen as a node sees it that does not reach another one. */
  readonly partial?: boolean | undefined
}

export type OpenOperation = (call: Call) => Answer
export type SignedOperation = (call: SignedCall) => Answer

/** @throws Failure */
export function callOf(world: World, request: ApiRequest, match: Match): Call {
  const params = decodeParams(match)
  return {
    world,
    request,
    param: (name) => params.get(name) ?? '',
    query: new Map(formPairs(request.query ?? '')),
  }
}

/** Parameters that the contract calls by a clearer name. */
const serverNames: Readonly<Record<string, string>> = { templateId: 'id', deviceId: 'id' }

/** @throws Failure */
export function decodeParams({ params }: Match): ReadonlyMap<string, string> {
  return new Map(
    params.map(([name, segment]) => {
      const value = decodeSegment(segment)
      if (value === undefined) {
        throw unreadable(400, `Invalid URL: Invalid UTF-8 in \`${serverNames[name] ?? name}\``)
      }
      return [name, value]
    }),
  )
}
