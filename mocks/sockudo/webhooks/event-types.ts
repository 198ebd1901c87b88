// The names of the events that a webhook can be about, and what is refused as none.

import type { WebhookEvent } from '../../../generated/sockudo/types.ts'
import { ArgumentError, shapeOf } from '../../../src/core/errors/argument-error.ts'

const names: Readonly<Record<WebhookEvent['name'], true>> = {
  channel_occupied: true,
  channel_vacated: true,
  member_added: true,
  member_removed: true,
  member_updated: true,
  subscription_count: true,
  cache_miss: true,
  client_event: true,
  message_version_created: true,
  annotation_created: true,
  annotation_deleted: true,
  ai_run_started: true,
  ai_turn_started: true,
  ai_run_ended: true,
  ai_turn_ended: true,
  ai_cancel_requested: true,
  ai_stream_orphaned: true,
  ai_stream_cancelled: true,
}

/** Those of the contract. */
const eventTypes: readonly string[] = Object.keys(names)

/**
 * Refuses a misspelt name: the webhook would never be sent, without a word.
 *
 * @param known - what the server has
 * @throws ArgumentError
 */
export function requireEventTypes(
  argument: string,
  chosen: readonly string[],
  known: readonly string[] = eventTypes,
): readonly string[] {
  if (!Array.isArray(chosen) || !chosen.every((name) => typeof name === 'string')) {
    throw new ArgumentError(argument, `must be a list of names, received ${shapeOf(chosen)}`)
  }
  const unknown = chosen.find((name) => !known.includes(name))
  if (unknown === undefined) return chosen
  throw new ArgumentError(argument, `has no ${JSON.stringify(unknown)}; there are ${known.join(', ')}`)
}
