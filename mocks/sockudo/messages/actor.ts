// On whose behalf a message is changed.

import { aiFailure, authFailed, type Failure } from '../http/failure.ts'
import { actingSocket } from '../tokens/acting-socket.ts'
import { allows } from '../tokens/capabilities.ts'
import type { AppState } from '../world.ts'
import type { Message } from './message.ts'
import type { Mutation } from './mutation.ts'

/**
 * The client that the version names, after a check that it may do this. Without a socket the app itself acts, which may
 * do everything in everybody's name.
 *
 * @throws Failure
 */
export function authorOf(
  app: AppState,
  { channel, clientId: publisher }: Message,
  { action, note }: Mutation,
): string | undefined {
  const { socket_id: socketId, client_id: wanted } = note
  if (socketId === undefined) return wanted
  const { userId, token, capabilities } = actingSocket(app, 'Mutation actor', socketId)
  if (wanted !== undefined) checkIdentity(userId, wanted)
  if (token !== undefined && !allows(capabilities, 'publish', channel)) throw notPermitted()
  if (allows(capabilities, `message-${action}-any`, channel)) return userId
  const isOwn = userId !== undefined && userId === publisher
  if (isOwn && allows(capabilities, `message-${action}-own`, channel)) return userId
  throw notPermitted()
}

function checkIdentity(userId: string | undefined, wanted: string): void {
  if (userId === undefined) {
    throw authFailed('Mutation actor socket is not signed in with an identified client')
  }
  if (userId !== wanted) {
    throw authFailed(`Requested client_id '${wanted}' does not match authenticated actor '${userId}'`)
  }
}

function notPermitted(): Failure {
  return aiFailure(403, 'mutable_not_permitted', 93002, 'mutations not permitted on this channel')
}
