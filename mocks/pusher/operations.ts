// The operations that the servers have between them, and where they are.

import { operations as shared } from '../../generated/pusher/operations.ts'
import type { Place } from '../sockudo/http/routes.ts'

/** The last two are from before 2012; clients are not generated for them. */
export type PusherOperation = keyof typeof shared | 'triggerChannelEvent' | 'getChannelStats'

const places: Readonly<Record<PusherOperation, Place>> = {
  ...shared,
  triggerChannelEvent: { method: 'POST', path: '/apps/{appId}/channels/{channelName}/events' },
  getChannelStats: { method: 'GET', path: '/apps/{appId}/channels/{channelName}/stats' },
}

/** What all of them have. */
export const common: readonly PusherOperation[] = [
  'triggerEvent',
  'triggerBatch',
  'listChannels',
  'getChannel',
  'listChannelUsers',
  'terminateUserConnections',
]

export function placesOf(operations: readonly PusherOperation[]): Record<PusherOperation, Place> {
  const chosen = operations.map((operation) => [operation, places[operation]])
  return Object.fromEntries(chosen) as Record<PusherOperation, Place>
}
