import type { HeaderValue } from '../publish/event-body.ts'
import type { Message, Version } from './message.ts'

/** What the server writes into the headers of a version: those of the publish are kept, later ones only sent. */
export function versionHeaders(
  { serial, historySerial }: Pick<Message, 'serial' | 'historySerial'>,
  version: Pick<Version, 'action' | 'serial' | 'at'>,
): Readonly<Record<string, HeaderValue>> {
  return {
    sockudo_action: `message.${version.action}`,
    sockudo_message_serial: serial,
    sockudo_version_serial: version.serial,
    sockudo_version_timestamp_ms: version.at,
    sockudo_history_serial: historySerial,
  }
}
