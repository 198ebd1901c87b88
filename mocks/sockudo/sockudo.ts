// Sockudo 5.2.0, as a kind of server.

import { operations } from '../../generated/sockudo/operations.ts'
import { answerOf, checkCode, isLimited } from './faults/answer.ts'
import { seenWithout, waitFor } from './faults/cluster.ts'
import { respond } from './http/respond.ts'
import { matchRoute, type OperationId } from './http/routes.ts'
import type { ServerKind } from './server-kind.ts'
import { accept } from './socket/accept.ts'

export const sockudo: ServerKind<OperationId> = {
  operations: Object.keys(operations) as OperationId[],
  matchRoute,
  respond,
  accept,
  checkCode,
  instead: (fault) => ({ instead: answerOf(fault), isLimited: isLimited(fault) }),
  seenWithout: (world, node) => (app, operation) => seenWithout(world, app, node, operation),
  waitFor(world, { app = '', operation }, request, node) {
    const state = world.byId.get(app)
    return state === undefined || operation === undefined
      ? 0
      : waitFor(node, world, state, operation, request)
  },
}
