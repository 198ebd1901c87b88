import { utf8Length } from '../../../src/core/bytes.ts'
import { readPage } from '../history/page.ts'
import { pageRequest, readPageQuery } from '../history/page-query.ts'
import { pageText } from '../history/page-text.ts'
import { requireHistory } from '../history/require.ts'
import { type HistoryRow, storedBytes, storedEventText, storedName } from '../history/row.ts'
import { shownRange, shownState } from '../history/show.ts'
import type { Entry } from '../history/stream.ts'
import { jsonText } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { latestOf } from '../messages/message.ts'
import { messageText } from '../messages/message-text.ts'
import { objectText } from '../serde/object-text.ts'
import type { AppState } from '../world.ts'

export const listHistory: SignedOperation = (call) => {
  const { app, request, world } = call
  const query = readPageQuery(request)
  const channel = requireHistory(call)
  const { pageSize } = world.settings.history
  const wanted = pageRequest({ app: app.app.id, channel, pageSize, noun: 'history' }, query)
  const stream = app.history.get(channel)
  const page = readPage(stream, wanted)
  const retained = stream.retained()
  const continuity = {
    ...shownRange(stream.id, retained),
    retained_messages: retained.count,
    retained_bytes: retained.bytes,
  }
  const items = page.entries.map((entry) => itemText(app, entry, stream.id))
  return jsonText(200, pageText(wanted, page, { items, continuity, state: shownState(stream.id) }))
}

function itemText(app: AppState, entry: Entry<HistoryRow>, streamId: string): string {
  const { serial, row } = entry
  const { event, kind, bytes, message } = contentOf(app, entry, streamId)
  return objectText([
    ['stream_id', JSON.stringify(streamId)],
    ['serial', String(serial)],
    ['published_at_ms', String(row.at)],
    ['message_id', JSON.stringify(row.messageId)],
    ['event_name', JSON.stringify(event)],
    ['operation_kind', JSON.stringify(kind)],
    ['payload_size_bytes', String(bytes)],
    ['message', message],
  ])
}

interface Content {
  readonly event: string
  readonly kind: string
  readonly bytes: number
  readonly message: string
}

/** The message as it is now; without versions, or when they are forgotten, the event as it was stored. */
function contentOf({ messages }: AppState, entry: Entry<HistoryRow>, streamId: string): Content {
  const { channel, name, version } = entry.row
  const found = version && messages.find(channel, version.serial)
  if (found === undefined) {
    const message = storedEventText(entry, streamId)
    const event = version === undefined ? name : storedName(name)
    return { event, kind: 'append', bytes: storedBytes(entry, streamId), message }
  }
  const latest = latestOf(found)
  const message = messageText(found, latest)
  const kind = `message.${latest.action}`
  return { event: `sockudo:${kind}`, kind, bytes: utf8Length(message), message }
}
