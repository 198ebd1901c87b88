// What is recorded of a member who came or left.

import type { Entry, Row } from '../history/stream.ts'
import { objectText } from '../serde/object-text.ts'

export interface PresenceRow extends Row {
  readonly event: 'member_added' | 'member_removed'
  readonly cause: 'join' | 'disconnect'
  readonly userId: string
  /** The id of the socket. */
  readonly connectionId: string
  /** JSON text. */
  readonly userInfo: string
  /** Rows with the same key are recorded once. */
  readonly key: string
}

/**
 * The row as the server stores it, as JSON.
 *
 * @param shared - whether presence is kept in the store of histories, which knows streams and serials by itself
 */
export function storedText({ serial, row }: Entry<PresenceRow>, streamId: string, shared: boolean): string {
  return objectText([
    ['stream_id', shared ? undefined : JSON.stringify(streamId)],
    ['serial', shared ? undefined : String(serial)],
    ['published_at_ms', String(row.at)],
    ['event', JSON.stringify(row.event)],
    ['cause', JSON.stringify(row.cause)],
    ['user_id', JSON.stringify(row.userId)],
    ['connection_id', JSON.stringify(row.connectionId)],
    ['user_info', row.userInfo],
    ['dead_node_id', 'null'],
    ['dedupe_key', shared ? JSON.stringify(row.key) : undefined],
  ])
}
