// Streams as the answers show them.

import type { Retained, Row, Stream } from './stream.ts'

export function shownRange(id: string | null, { oldest, newest }: Retained): object {
  return {
    stream_id: id,
    oldest_available_serial: oldest?.serial ?? null,
    newest_available_serial: newest?.serial ?? null,
    oldest_available_published_at_ms: oldest?.row.at ?? null,
    newest_available_published_at_ms: newest?.row.at ?? null,
  }
}

/**
 * A stream in memory is always in order.
 *
 * @param proof - the name under which the two histories say so
 */
export function shownState(
  id: string,
  proof: 'recovery_allowed' | 'continuity_proven' = 'recovery_allowed',
): object {
  return {
    stream_id: id,
    durable_state: 'healthy',
    [proof]: true,
    reset_required: false,
    reason: null,
    node_id: null,
    last_transition_at_ms: null,
    authoritative_source: 'in_memory',
    observed_source: 'in_memory',
  }
}

export function shownStream(stream: Stream<Row>): object {
  const { id, nextSerial } = stream
  const retained = stream.retained()
  return {
    stream_id: id,
    next_serial: nextSerial,
    retained: {
      ...shownRange(id, retained),
      retained_messages: retained.count,
      retained_bytes: retained.bytes,
    },
    state: shownState(id),
  }
}
