// A history can only be asked for by a valid name, and where there are histories.

import { checkChannelName } from '../channels/validate-name.ts'
import type { Features } from '../features.ts'
import type { SignedCall } from '../http/call.ts'
import { featureDisabled, invalidInput } from '../http/failure.ts'

/** Annotations need a history. Where there is no store for it, the server fails, and does not do without. */
export function hasHistory({ history, annotations }: Features): boolean {
  return history || annotations
}

/** The channel. @throws Failure */
export function requireHistory({ app, param, world }: SignedCall): string {
  const channel = param('channelName')
  const problem = checkChannelName(world.settings, app.app, channel)
  if (problem !== undefined) throw invalidInput(problem)
  if (hasHistory(world.settings.features)) return channel
  throw featureDisabled(`Durable history is disabled by policy for channel '${channel}'`)
}
