// From request to answer, for every preset: what is asked for, what was said, what is remembered of it.

import { appOf } from '../../sockudo/http/app-of.ts'
import type { Answer } from '../../sockudo/http/answer.ts'
import { Failure } from '../../sockudo/http/failure.ts'
import type { ApiRequest } from '../../sockudo/http/request.ts'
import type { Circumstances } from '../../sockudo/http/respond.ts'
import type { ServerKind } from '../../sockudo/server-kind.ts'
import type { World } from '../../sockudo/world.ts'
import type { PusherOperation } from '../operations.ts'
import type { PresetServer } from '../preset-server.ts'
import type { Asked } from './call.ts'

export function respondAs(
  server: PresetServer,
  matchRoute: ServerKind<PusherOperation>['matchRoute'],
): ServerKind<PusherOperation>['respond'] {
  return (world: World, request: ApiRequest, { instead, clockSkew }: Circumstances = {}) => {
    const { method, path } = request
    const match = matchRoute(path)
    const operation = match?.route.operations.get(method === 'HEAD' ? 'GET' : method)
    const answer = instead ?? attempt(server, { world, request, match, operation, clockSkew })
    const at = world.settings.clock()
    const app = appOf(world, match)
    world.requests.add(Object.freeze({ app, method, path, status: answer.status, operation, at }))
    const length = { 'content-length': String(answer.body.byteLength) }
    return { ...answer, headers: { ...answer.headers, ...length } }
  }
}

function attempt(server: PresetServer, asked: Asked): Answer {
  try {
    return server.answer(asked)
  } catch (error) {
    if (error instanceof Failure) return error.answer
    throw error
  }
}

/** Whether the request wants to become a WebSocket. */
export function wantsSocket({ request }: Asked): boolean {
  return request.method === 'GET' && request.header('upgrade')?.toLowerCase() === 'websocket'
}
