// A request as a fault looks at it.

import type { FaultRequest } from '../../faults/subjects.ts'
import { appOf } from '../http/app-of.ts'
import type { ApiRequest } from '../http/request.ts'
import { type Match, socketPath } from '../http/routes.ts'
import type { World } from '../world.ts'

export interface Subject<Operation extends string> extends FaultRequest<Operation> {
  /** Whether it wants to become a WebSocket. */
  readonly isHandshake: boolean
}

export function subjectOf<Operation extends string>(
  world: World,
  { method, path, body, header }: ApiRequest,
  match: Match<Operation> | undefined,
): Subject<Operation> {
  return {
    app: appOf(world, match),
    operation: match?.route.operations.get(method === 'HEAD' ? 'GET' : method),
    method,
    path,
    get body() {
      return new TextDecoder().decode(body)
    },
    header,
    isHandshake: match?.route.path === socketPath,
  }
}
