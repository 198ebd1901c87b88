// What the server has in place of a store for histories, where it has none and needs one.

import { storeMissing } from '../http/failure.ts'
import type { HistoryRow } from './row.ts'
import type { Streams } from './streams.ts'

const refuse = (): never => {
  throw storeMissing()
}

export const noStore: Streams<HistoryRow> = {
  append: refuse,
  skip: refuse,
  has: () => false,
  get: refuse,
  find: refuse,
  reset: refuse,
}

/** The state of a stream that cannot be. */
export const shownWithoutStore: object = {
  stream_id: null,
  next_serial: null,
  retained: {
    stream_id: null,
    oldest_available_serial: null,
    newest_available_serial: null,
    oldest_available_published_at_ms: null,
    newest_available_published_at_ms: null,
    retained_messages: 0,
    retained_bytes: 0,
  },
  state: {
    stream_id: null,
    durable_state: 'reset_required',
    recovery_allowed: false,
    reset_required: true,
    reason: 'durable_history_disabled',
    node_id: null,
    last_transition_at_ms: null,
    authoritative_source: 'disabled',
    observed_source: 'disabled',
  },
}
