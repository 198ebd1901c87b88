// A history can only be asked for by a valid name, and where there are histories.

import { isAllowed as allowsAnnotations } from '../annotations/require.ts'
import { checkChannelName } from '../channels/validate-name.ts'
import type { SignedCall } from '../http/call.ts'
import { featureDisabled, invalidInput } from '../http/failure.ts'
import type { AppState, World } from '../world.ts'

/**
 * A channel with annotations needs a history. Where there is no store for it, the server fails, and does not do without.
 */
export function hasHistory({ settings }: World, { app }: AppState, channel: string): boolean {
  const { history, annotations } = settings.features
  return history || (annotations && allowsAnnotations(app, channel))
}

/** The channel. @throws Failure */
export function requireHistory({ app, param, world }: SignedCall): string {
  const channel = param('channelName')
  const problem = checkChannelName(world.settings, app.app, channel)
  if (problem !== undefined) throw invalidInput(problem)
  if (hasHistory(world, app, channel)) return channel
  throw featureDisabled(`Durable history is disabled by policy for channel '${channel}'`)
}
