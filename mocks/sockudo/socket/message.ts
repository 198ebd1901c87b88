// A frame from a client.

import { decode, type Decoder, json, optional, string } from '../serde/decode.ts'
import { JsonFailure } from '../serde/reader.ts'
import { struct } from '../serde/struct.ts'
import { invalidMessage } from './failure.ts'

export interface Message {
  readonly event: string | undefined
  readonly channel: string | undefined
  /** JSON text; undefined when absent or null. */
  readonly data: string | undefined
}

type Rest =
  | 'name'
  | 'user_id'
  | 'tags'
  | 'sequence'
  | 'conflation_key'
  | 'message_id'
  | 'stream_id'
  | 'serial'
  | 'idempotency_key'
  | 'extras'
  | '__delta_seq'
  | '__conflation_key'

const unread = optional(json)

const message: Decoder<Message & { readonly [Name in Rest]: string | undefined }> = struct('PusherMessage', {
  event: optional(string),
  channel: optional(string),
  data: optional(json),
  name: unread,
  user_id: unread,
  tags: unread,
  sequence: unread,
  conflation_key: unread,
  message_id: unread,
  stream_id: unread,
  serial: unread,
  idempotency_key: unread,
  extras: unread,
  __delta_seq: unread,
  __conflation_key: unread,
})

/** @throws SocketFailure */
export function readMessage(text: string): Message {
  try {
    return decode(message, text)
  } catch (error) {
    if (!(error instanceof JsonFailure)) throw error
    throw invalidMessage(`Decode failed: JSON deserialization failed: ${error.message}`)
  }
}
