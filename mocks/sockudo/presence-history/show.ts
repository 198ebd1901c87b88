// Streams of presence as the answers show them.

import { shownRange, shownState } from '../history/show.ts'
import type { Retained, Row, Stream } from '../history/stream.ts'

/** @param id - null where a channel has no stream yet */
export function shownRetained(id: string | null, retained: Retained): object {
  return {
    ...shownRange(id, retained),
    retained_events: retained.count,
    retained_bytes: retained.bytes,
  }
}

export function shownPresenceState(id: string): object {
  return shownState(id, 'continuity_proven')
}

export function shownPresenceStream(stream: Stream<Row>): object {
  const { id, nextSerial } = stream
  return {
    stream_id: id,
    next_serial: nextSerial,
    retained: shownRetained(id, stream.retained()),
    state: shownPresenceState(id),
  }
}
