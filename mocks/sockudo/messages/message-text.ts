// A message as JSON, letter for letter as the server writes it.

import { extrasText } from '../publish/extras.ts'
import { objectText } from '../serde/object-text.ts'
import type { Message, Payload, Version } from './message.ts'

/** With its whole payload. */
export function messageText(message: Message, version: Version): string {
  return textOf(message, version, version.data && payloadText(version.data))
}

/** As the list of versions shows it. */
export function versionText(message: Message, version: Version): string {
  return textOf(message, version, shownData(version))
}

/** An append shows only what it appended. */
export function shownData({ data, fragment }: Version): string | undefined {
  return fragment === undefined ? data && payloadText(data) : JSON.stringify(fragment)
}

function payloadText({ text, isJson }: Payload): string {
  return isJson ? text : JSON.stringify(text)
}

function textOf(message: Message, version: Version, data: string | undefined): string {
  const { action, serial, deliverySerial, at, clientId, description, name, extras } = version
  return objectText([
    ['event', JSON.stringify(`sockudo:message.${action}`)],
    ['channel', JSON.stringify(message.channel)],
    ['data', data],
    ['name', JSON.stringify(name)],
    ['serial', String(deliverySerial)],
    ['extras', extras && extrasText(extras)],
    ['action', JSON.stringify(action)],
    ['message_serial', JSON.stringify(message.serial)],
    ['history_serial', String(message.historySerial)],
    ['delivery_serial', String(deliverySerial)],
    ['version', JSON.stringify({ serial, client_id: clientId, timestamp_ms: at, description })],
  ])
}
