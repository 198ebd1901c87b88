// What an operation gets.

import { decodeSegment } from '../../sockudo/http/percent.ts'
import type { ApiRequest } from '../../sockudo/http/request.ts'
import type { Match } from '../../sockudo/http/routes.ts'
import type { Answer } from '../../sockudo/http/answer.ts'
import type { AppState, World } from '../../sockudo/world.ts'
import type { PusherOperation } from '../operations.ts'

/** A request, before anything is checked. */
export interface Asked {
  readonly world: World
  readonly request: ApiRequest
  readonly match: Match<PusherOperation> | undefined
  readonly operation: PusherOperation | undefined
  /** Milliseconds by which the server's clock is ahead. */
  readonly clockSkew?: number | undefined
}

/** A request that is signed as it has to be. */
export interface Call {
  readonly world: World
  readonly app: AppState
  readonly request: ApiRequest
  /** The value of a path parameter. */
  param(name: string): string
  /** By name; of repeated parameters the last. */
  readonly query: ReadonlyMap<string, string>
}

export type Operation = (call: Call) => Answer

export type Operations = { readonly [Id in PusherOperation]?: Operation }

/** @param decodes - whether the server decodes what is percent-encoded in a path */
export function paramOf({ match }: Pick<Asked, 'match'>, name: string, decodes = true): string {
  const [, segment = ''] = match?.params.find(([param]) => param === name) ?? []
  return decodes ? (decodeSegment(segment) ?? segment) : segment
}
