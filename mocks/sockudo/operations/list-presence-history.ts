import { utf8Length } from '../../../src/core/bytes.ts'
import { readPage } from '../history/page.ts'
import { pageRequest, readPageQuery } from '../history/page-query.ts'
import { pageText } from '../history/page-text.ts'
import type { Entry } from '../history/stream.ts'
import { jsonText } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { requirePresenceHistory } from '../presence-history/require.ts'
import { type PresenceRow, storedText } from '../presence-history/row.ts'
import { shownPresenceState, shownRetained } from '../presence-history/show.ts'
import { objectText } from '../serde/object-text.ts'

const noun = 'presence history'

export const listPresenceHistory: SignedOperation = (call) => {
  const { app, request, world } = call
  const { features, presenceHistory } = world.settings
  const query = readPageQuery(request)
  const channel = requirePresenceHistory(call)
  const wanted = pageRequest({ app: app.app.id, channel, pageSize: presenceHistory.pageSize, noun }, query)
  const stream = app.presenceHistory.get(channel)
  // The store of histories does not know what it keeps.
  const page = readPage(stream, wanted, features.history ? 'history' : noun)
  const continuity = { ...shownRetained(stream.id, stream.retained()), degraded: false }
  const items = page.entries.map((entry) => itemText(entry, stream.id, features.history))
  const state = shownPresenceState(stream.id)
  return jsonText(200, pageText(wanted, page, { items, continuity, state }))
}

function itemText(entry: Entry<PresenceRow>, streamId: string, shared: boolean): string {
  const { serial, row } = entry
  const stored = storedText(entry, streamId, shared)
  return objectText([
    ['stream_id', JSON.stringify(streamId)],
    ['serial', String(serial)],
    ['published_at_ms', String(row.at)],
    ['event', JSON.stringify(row.event)],
    ['cause', JSON.stringify(row.cause)],
    ['user_id', JSON.stringify(row.userId)],
    ['connection_id', JSON.stringify(row.connectionId)],
    ['dead_node_id', 'null'],
    ['payload_size_bytes', String(utf8Length(stored))],
    ['presence_event', stored],
  ])
}
