// The operations that the servers have between them, and where they are.

import { operations as shared } from '../../generated/pusher/operations.ts'
import type { Place } from '../sockudo/http/routes.ts'

/** From before 2012; clients are not generated for them. */
const deprecated = {
  triggerChannelEvent: { method: 'POST', path: '/apps/{appId}/channels/{channelName}/events' },
  getChannelStats: { method: 'GET', path: '/apps/{appId}/channels/{channelName}/stats' },
} as const satisfies Record<string, Place>

export type PusherOperation = keyof typeof shared | keyof typeof deprecated

const places: Readonly<Record<PusherOperation, Place>> = { ...shared, ...deprecated }

/** What all of them have. */
export const common = [
  'triggerEvent',
  'triggerBatch',
  'listChannels',
  'getChannel',
  'listChannelUsers',
  'terminateUserConnections',
] as const satisfies readonly PusherOperation[]

export function placesOf(operations: readonly PusherOperation[]): Record<PusherOperation, Place> {
  const chosen = operations.map((operation) => [operation, places[operation]])
  return Object.fromEntries(chosen) as Record<PusherOperation, Place>
}
