// A request as a fault looks at it.

import type { FaultRequest } from '../../faults/subjects.ts'
import { appOf } from '../http/app-of.ts'
import type { ApiRequest } from '../http/request.ts'
import { matchRoute, type OperationId, socketPath } from '../http/routes.ts'
import type { World } from '../world.ts'

export interface Subject extends FaultRequest<OperationId> {
  /** Whether it wants to become a WebSocket. */
  readonly isHandshake: boolean
}

export function subjectOf(world: World, { method, path, body, header }: ApiRequest): Subject {
  const match = matchRoute(path)
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
