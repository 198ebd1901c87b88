import { json } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { invalidInput } from '../http/failure.ts'
import { type Parameters, readQuery, signed, unsigned } from '../http/query.ts'
import type { Entry, Retained } from '../history/stream.ts'
import { replay } from '../presence-history/replay.ts'
import { requirePresenceHistory } from '../presence-history/require.ts'
import type { PresenceRow } from '../presence-history/row.ts'
import { shownRetained } from '../presence-history/show.ts'

interface Moment {
  readonly at_time_ms?: number
  readonly at?: number
  readonly at_serial?: number
}

const parameters: Parameters<Moment> = { at_time_ms: signed, at: signed, at_serial: unsigned }

const nothing: Retained = { count: 0, bytes: 0, oldest: undefined, newest: undefined }

export const getPresenceSnapshot: SignedOperation = (call) => {
  const { app, request, world } = call
  const { at_time_ms, at, at_serial: lastSerial = Infinity } = readQuery(request, parameters)
  const time = at_time_ms ?? at
  const channel = requirePresenceHistory(call)
  const stream = app.presenceHistory.has(channel) ? app.presenceHistory.get(channel) : undefined
  // The store of histories begins the stream after it was asked, the other one does not.
  if (stream === undefined && world.settings.features.history) app.presenceHistory.find(channel)
  const retained = stream?.retained() ?? nothing
  const truncated = retained.oldest !== undefined && retained.oldest.serial > 1
  const entries = [...(stream?.between(0, lastSerial, false) ?? [])]
  const counted = time === undefined ? entries : entries.filter(({ row }) => row.at <= time)
  const { members, contradicts } = replay(counted)
  const last = counted.at(-1)
  if (contradicts && !truncated && time === undefined) {
    throw invalidInput('presence history transition anomaly: member_removed_without_join')
  }
  return json(200, {
    channel,
    members: members.map(shownMember),
    member_count: members.length,
    events_replayed: counted.length,
    snapshot_serial: last?.serial ?? null,
    snapshot_time_ms: last?.row.at ?? null,
    continuity: {
      ...shownRetained(stream?.id ?? null, retained),
      complete: !truncated,
      truncated_by_retention: truncated,
    },
  })
}

function shownMember({ serial, row }: Entry<PresenceRow>): object {
  return {
    user_id: row.userId,
    last_event: row.event,
    last_event_serial: serial,
    last_event_at_ms: row.at,
  }
}
