// The `channel_data` of a presence subscription.

import type { Member } from '../channels/presence.ts'
import { utf8Length } from '../../../src/core/bytes.ts'
import type { Limits } from '../limits.ts'
import { firstMembers, textMember } from '../serde/first-members.ts'
import { channelError, invalidMessage } from './failure.ts'

/** Undefined without a user id that is text. @throws SocketFailure */
export function readMember(channelData: string | undefined): Member | undefined {
  if (channelData === undefined) throw invalidMessage('Missing channel_data for presence channel')
  const members = parse(channelData)
  const userId = textMember(members, 'user_id')
  return userId === undefined ? undefined : { userId, userInfo: members.get('user_info') ?? '{}' }
}

/** What a user says about themself, in kilobytes that are rounded down. @throws SocketFailure */
export function checkMemberSize({ presenceMemberBytes }: Limits, channelData: string | undefined): void {
  if (presenceMemberBytes === Infinity || channelData === undefined) return
  const info: unknown = JSON.parse(parse(channelData).get('user_info') ?? 'null')
  const size = Math.floor(utf8Length(typeof info === 'string' ? info : JSON.stringify(info)) / 1024)
  const limit = presenceMemberBytes / 1024
  if (size > limit) throw channelError(`Presence member data size (${size}KB) exceeds limit (${limit}KB)`)
}

function parse(channelData: string): ReadonlyMap<string, string> {
  try {
    JSON.parse(channelData)
    return firstMembers(channelData)
  } catch {
    throw invalidMessage('Invalid channel_data JSON for presence')
  }
}
