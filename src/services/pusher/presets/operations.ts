// The operations that every server of the protocol has.

import type { OperationId } from '../contract.ts'

export const sharedOperations: readonly OperationId[] = [
  'triggerEvent',
  'triggerBatch',
  'listChannels',
  'getChannel',
  'listChannelUsers',
  'terminateUserConnections',
]
