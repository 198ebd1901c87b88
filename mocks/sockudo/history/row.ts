// What the history of a channel keeps of one event.

import { utf8Length } from '../../../src/core/bytes.ts'
import type { Payload, Version } from '../messages/message.ts'
import type { Extras } from '../publish/event-body.ts'
import { extrasText } from '../publish/extras.ts'
import { objectText } from '../serde/object-text.ts'
import type { Entry, Row } from './stream.ts'

export interface HistoryRow extends Row {
  readonly channel: string
  /** As it was published. */
  readonly name: string
  readonly data: Payload
  readonly messageId: string
  /** Of the receipt. */
  readonly acknowledgementId: string
  readonly tags: Readonly<Record<string, string>> | undefined
  /** As they were published. */
  readonly extras: Extras | undefined
  /** The socket that sent it, or that the publish left out. */
  readonly socketId: string | undefined
  /** Whether the publish had an idempotency key of any kind. */
  readonly keyed: boolean
  /** The first version, where messages have versions. */
  readonly version: Version | undefined
}

/** In protocol version 2, which is what is stored, names of the protocol begin differently. */
export function storedName(name: string): string {
  return name.replace(/^pusher(?=:|_internal:)/, 'sockudo')
}

/** The event as it is stored: what the list shows of a row that has no versions. */
export function storedEventText(entry: Entry<HistoryRow>, streamId: string): string {
  // No payload was stored as null, and is read as no payload again.
  return eventText(
    entry,
    streamId,
    entry.row.data.text === 'null' && entry.row.data.isJson ? undefined : entry.row.data,
  )
}

/** Bytes of what the server stores: the event, and with it what it knows of the publish. */
export function storedBytes(entry: Entry<HistoryRow>, streamId: string): number {
  return (
    utf8Length(eventText(entry, streamId, entry.row.data)) + utf8Length(envelopeText(entry, streamId)) + frame
  )
}

const frame = '{"message":,"envelope":}'.length

function eventText({ serial, row }: Entry<HistoryRow>, streamId: string, data: Payload | undefined): string {
  const { version, tags } = row
  const extras = version === undefined ? withContent(row.extras) : version.extras
  return objectText([
    ['event', JSON.stringify(storedName(row.name))],
    ['channel', JSON.stringify(row.channel)],
    ['data', data && payloadText(data)],
    ['tags', tags && JSON.stringify(tags)],
    ['message_id', JSON.stringify(row.messageId)],
    ['stream_id', JSON.stringify(streamId)],
    ['serial', String(version?.deliverySerial ?? serial)],
    ['extras', extras && extrasText(extras)],
  ])
}

function envelopeText({ serial, row }: Entry<HistoryRow>, streamId: string): string {
  const { version, extras, socketId } = row
  return objectText([
    ['message_id', JSON.stringify(row.messageId)],
    ['acknowledgement_id', JSON.stringify(row.acknowledgementId)],
    ['name', JSON.stringify(row.name)],
    ['data', `{"kind":"${isText(row.data) ? 'text' : 'structured'}","value":${payloadText(row.data)}}`],
    ['encoding', 'null'],
    ['publisher_client_id', 'null'],
    ['publisher_socket_id', socketId === undefined ? 'null' : JSON.stringify(socketId)],
    ['publisher_connection_id', 'null'],
    ['published_at_ms', String(row.at)],
    ['extras', extras === undefined ? 'null' : extrasText(extras)],
    ['stream_id', JSON.stringify(streamId)],
    ['history_serial', String(serial)],
    ['delivery_serial', String(version?.deliverySerial ?? serial)],
    ['action', version === undefined ? 'null' : '"create"'],
    ['message_serial', version === undefined ? 'null' : JSON.stringify(version.serial)],
    ['version', version === undefined ? 'null' : operationText(version)],
    ['idempotency', row.keyed ? identityText : 'null'],
  ])
}

function operationText({ serial, at, clientId }: Version): string {
  return JSON.stringify({ serial, timestamp_ms: at, client_id: clientId, projection: 'aggregate' })
}

/** Two digests, whose letters nobody sees. */
const identityText = JSON.stringify({
  cache_key: `idempotency:publish:v1:${'0'.repeat(64)}`,
  payload_fingerprint: '0'.repeat(64),
})

function payloadText({ text, isJson }: Payload): string {
  return isJson ? text : JSON.stringify(text)
}

function isText({ text, isJson }: Payload): boolean {
  return !isJson || text.startsWith('"')
}

/** Extras in which nothing is said are dropped. */
function withContent(extras: Extras | undefined): Extras | undefined {
  if (extras === undefined) return undefined
  const { opaque, ...known } = extras
  return opaque.size > 0 || Object.values(known).some((value) => value !== undefined) ? extras : undefined
}
