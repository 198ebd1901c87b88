// On whose behalf something is done with annotations. Without a socket the app itself acts, and may do everything.

import { authFailed, forbidden } from '../http/failure.ts'
import { mayReadAnnotations } from '../socket/subscribe-v2.ts'
import { actingSocket } from '../tokens/acting-socket.ts'
import { allows } from '../tokens/capabilities.ts'
import type { AppState } from '../world.ts'
import type { Annotation } from './annotation.ts'

/** The client that annotates. @throws Failure */
export function publishingClient(
  app: AppState,
  channel: string,
  socketId: string | undefined,
  clientId: string | undefined,
): string | undefined {
  if (socketId === undefined) return clientId
  const { userId, capabilities } = actingSocket(app, 'Annotation actor', socketId)
  if (clientId !== undefined && clientId !== userId) {
    throw authFailed(`Requested client_id '${clientId}' does not match authenticated actor`)
  }
  const allowed =
    allows(capabilities, 'publish', channel) && allows(capabilities, 'annotation-publish', channel)
  if (!allowed) throw forbidden(`annotation-publish capability is required for channel '${channel}'`)
  return userId
}

/** @throws Failure */
export function checkDeleting(
  app: AppState,
  channel: string,
  socketId: string | undefined,
  { clientId }: Annotation,
): void {
  if (socketId === undefined) return
  const { userId, capabilities } = actingSocket(app, 'Annotation actor', socketId)
  if (allows(capabilities, 'annotation-delete-any', channel)) return
  const isOwn = userId !== undefined && userId === clientId
  if (isOwn && allows(capabilities, 'annotation-delete-own', channel)) return
  const names = 'annotation-delete-own or annotation-delete-any'
  throw forbidden(`${names} capability is required for channel '${channel}'`)
}

/** @throws Failure */
export function checkReading(app: AppState, channel: string, socketId: string | undefined): void {
  if (socketId === undefined) return
  const connection = actingSocket(app, 'Annotation subscriber', socketId)
  if (connection.capabilities !== undefined && mayReadAnnotations(connection, channel)) return
  throw forbidden(`annotation-subscribe capability is required for channel '${channel}'`)
}
