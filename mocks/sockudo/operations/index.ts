// Which function plays which operation of the contract. What is missing here is answered with 501.

import type { OpenOperation, SignedOperation } from '../http/call.ts'
import type { OperationId } from '../http/routes.ts'
import { appendMessage, deleteMessage, updateMessage } from './change-message.ts'
import { deleteAnnotation } from './delete-annotation.ts'
import { getChannel } from './get-channel.ts'
import { getMessage } from './get-message.ts'
import {
  checkAppHealth,
  checkHealth,
  checkLiveness,
  checkReadiness,
  checkTrafficAcceptance,
} from './health.ts'
import { getPresenceSnapshot } from './get-presence-snapshot.ts'
import { getHistoryState, purgeHistory, resetHistory } from './history.ts'
import { listAnnotations } from './list-annotations.ts'
import { listChannelUsers } from './list-channel-users.ts'
import { listChannels } from './list-channels.ts'
import { listHistory } from './list-history.ts'
import { listMessageVersions } from './list-message-versions.ts'
import { listPresenceHistory } from './list-presence-history.ts'
import { getMetrics } from './metrics.ts'
import { getPresenceHistoryState, resetPresenceHistory } from './presence-history.ts'
import { publishAnnotation } from './publish-annotation.ts'
import { revokeTokens } from './revoke-tokens.ts'
import { pushOperations } from './push-operations.ts'
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
  listHistory,
  getHistoryState,
  resetHistory,
  purgeHistory,
  listPresenceHistory,
  getPresenceSnapshot,
  getPresenceHistoryState,
  resetPresenceHistory,
  getMessage,
  listMessageVersions,
  updateMessage,
  appendMessage,
  deleteMessage,
  listAnnotations,
  publishAnnotation,
  deleteAnnotation,
  revokeTokens,
  terminateUserConnections,
  forceReconnectUser,
  ...pushOperations,
}

export const openOperations: { readonly [Id in OperationId]?: OpenOperation } = {
  checkHealth,
  checkAppHealth,
  checkLiveness,
  checkReadiness,
  checkTrafficAcceptance,
  getStats,
  getOperatorStats: getStats,
  getUsage,
  getMetrics,
}
