// Whether a client may subscribe, and who it is in a presence channel.

import type { Member } from '../channels/presence.ts'
import { isCacheChannel, isPresence, needsAuthorization } from '../channels/name.ts'
import type { Connection } from './connection.ts'
import { authError, channelError } from './failure.ts'
import { readMember } from './member-data.ts'
import { checkCapabilities } from './subscribe-v2.ts'
import type { Subscription } from './subscription.ts'

/** @throws SocketFailure */
export function authorize(connection: Connection, subscription: Subscription): Member | undefined {
  const { auth, channel, channelData } = subscription
  if (needsAuthorization(channel) && auth === undefined) {
    throw authError('Authentication signature required for this channel')
  }
  checkCapabilities(connection, subscription)
  if (!needsAuthorization(channel)) return undefined
  const member = isPresence(channel) ? readMember(channelData) : undefined
  // The server takes a private cache channel for a cache channel, which needs a signature, but not a right one.
  if (isCacheChannel(channel)) return undefined
  if (auth !== expected(connection, subscription)) throw authError('Channel requires authentication')
  if (isPresence(channel) && member === undefined) throw channelError('Missing user_id in channel_data')
  connection.authorized()
  return member
}

function expected({ socketId, state }: Connection, { channel, channelData }: Subscription): string {
  const signsData = isPresence(channel) && channelData !== undefined && channelData !== ''
  const signed = `${socketId}:${channel}${signsData ? `:${channelData}` : ''}`
  return `${state.app.key}:${state.sign(signed)}`
}
