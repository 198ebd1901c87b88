// The `channel_data` of a presence subscription.

import type { Member } from '../channels/presence.ts'
import { firstMembers, textMember } from '../serde/first-members.ts'
import { invalidMessage } from './failure.ts'

/** Undefined without a user id that is text. @throws SocketFailure */
export function readMember(channelData: string | undefined): Member | undefined {
  if (channelData === undefined) throw invalidMessage('Missing channel_data for presence channel')
  const members = parse(channelData)
  const userId = textMember(members, 'user_id')
  return userId === undefined ? undefined : { userId, userInfo: members.get('user_info') ?? '{}' }
}

function parse(channelData: string): ReadonlyMap<string, string> {
  try {
    JSON.parse(channelData)
    return firstMembers(channelData)
  } catch {
    throw invalidMessage('Invalid channel_data JSON for presence')
  }
}
