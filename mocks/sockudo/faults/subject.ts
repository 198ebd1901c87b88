// A request as a fault looks at it.

import type { FaultRequest } from '../../faults/subjects.ts'
import { decodeSegment } from '../http/percent.ts'
import type { ApiRequest } from '../http/request.ts'
import { matchRoute, type Match, type OperationId, socketPath } from '../http/routes.ts'
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

/** The id of the app that a path names. */
export function appOf(world: World, match: Match | undefined): string | undefined {
  const [name, segment = ''] = match?.params[0] ?? []
  const value = decodeSegment(segment)
  return name === 'appKey' ? world.byKey.get(value ?? '')?.app.id : name === 'appId' ? value : undefined
}
