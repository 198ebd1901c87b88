// Which function plays which operation of the contract. What is missing here is answered with 501.

import type { OpenOperation, SignedOperation } from '../http/call.ts'
import type { OperationId } from '../http/routes.ts'
import { getChannel } from './get-channel.ts'
import { checkAppHealth, checkHealth, checkLiveness, checkTrafficAcceptance } from './health.ts'
import { listChannelUsers } from './list-channel-users.ts'
import { listChannels } from './list-channels.ts'
import { getMetrics } from './metrics.ts'
import { getStats, getUsage } from './stats.ts'
import { triggerBatch } from './trigger-batch.ts'
import { triggerEvent } from './trigger-event.ts'
import { forceReconnectUser, terminateUserConnections } from './users.ts'

export const signedOperations: { readonly [Id in OperationId]?: SignedOperation } = {
  triggerEvent,
  triggerBatch,
  listChannels,
  getChannel,
  listChannelUsers,
  terminateUserConnections,
  forceReconnectUser,
}

export const openOperations: { readonly [Id in OperationId]?: OpenOperation } = {
  checkHealth,
  checkAppHealth,
  checkLiveness,
  checkReadiness: checkHealth,
  checkTrafficAcceptance,
  getStats,
  getOperatorStats: getStats,
  getUsage,
  getMetrics,
}
