// A presence history can only be asked for by the name of a presence channel, and where there are any.

import { isPresence } from '../channels/name.ts'
import { checkChannelName } from '../channels/validate-name.ts'
import type { SignedCall } from '../http/call.ts'
import { featureDisabled, invalidInput } from '../http/failure.ts'

/** The channel. @throws Failure */
export function requirePresenceHistory({ app, param, world }: SignedCall): string {
  const channel = param('channelName')
  const problem = checkChannelName(world.settings, app.app, channel)
  if (problem !== undefined) throw invalidInput(problem)
  if (!isPresence(channel)) throw invalidInput('Only presence channels support this endpoint')
  if (world.settings.features.presenceHistory) return channel
  throw featureDisabled(`Presence history is disabled by policy for channel '${channel}'`)
}
