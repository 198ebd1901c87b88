// The routes that a server lacks by what it is set up for.

import type { Settings } from '../options.ts'
import { type Match, matchRoute, type OperationId, socketPath } from './routes.ts'

/** What needs the sockets of the server itself. */
const ofSockets: readonly OperationId[] = [
  'listChannels',
  'getChannel',
  'listChannelUsers',
  'terminateUserConnections',
  'forceReconnectUser',
]

const statistics: readonly OperationId[] = ['getStats', 'getOperatorStats', 'getUsage']

/** Undefined where this server has nothing: a 404. */
export function servedRoute({ role, features }: Settings, path: string): Match | undefined {
  const match = matchRoute(path)
  if (match === undefined) return undefined
  const has = (operations: readonly OperationId[]): boolean =>
    [...match.route.operations.values()].some((operation) => operations.includes(operation))
  if (role === 'api' && (match.route.path === socketPath || has(ofSockets))) return undefined
  return !features.statistics && has(statistics) ? undefined : match
}
