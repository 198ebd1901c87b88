// Whether a client may subscribe, and who it is in a presence channel.

import type { Member } from '../channels/presence.ts'
import { memberCount } from '../channels/membership.ts'
import { isCacheChannel, isPresence, needsAuthorization } from '../channels/name.ts'
import type { Connection } from './connection.ts'
import { authError, channelError, overCapacity } from './failure.ts'
import { checkMemberSize, readMember } from './member-data.ts'
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
  const { limits, rules } = connection.world.settings
  const member = isPresence(channel) ? memberOf(connection, channelData) : undefined
  // The server takes a private cache channel for a cache channel, which needs a signature, but not a right one.
  if (!rules.authorizesCacheChannels && isCacheChannel(rules, channel)) return undefined
  if (auth !== expected(connection, subscription)) throw authError('Channel requires authentication')
  if (isPresence(channel)) {
    checkMemberSize(limits, channelData)
    if (memberCount(connection.state, channel) >= limits.presenceMembers) throw overCapacity()
    if (member === undefined) throw channelError('Missing user_id in channel_data')
  }
  connection.authorized()
  return member
}

/** @throws SocketFailure */
function memberOf({ user, world }: Connection, channelData: string | undefined): Member | undefined {
  const asUser = channelData === undefined && world.settings.rules.joinsAsUser && user !== undefined
  return asUser ? { userId: user.id, userInfo: user.info } : readMember(channelData)
}

function expected({ socketId, state }: Connection, { channel, channelData }: Subscription): string {
  const signsData = isPresence(channel) && channelData !== undefined && channelData !== ''
  const signed = `${socketId}:${channel}${signsData ? `:${channelData}` : ''}`
  return `${state.app.key}:${state.sign(signed)}`
}
