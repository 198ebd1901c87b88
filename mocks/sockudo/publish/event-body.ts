// The body of a publish, as the server reads it.

import { boolean, type Decoder, json, list, optional, record, string } from '../serde/decode.ts'
import { numberText } from '../serde/json-text.ts'
import { fail, peek, readNumber, readString, readWord } from '../serde/reader.ts'
import { skipValue } from '../serde/skip.ts'
import { openStruct, struct } from '../serde/struct.ts'

export type HeaderValue = string | number | boolean

export interface AiExtras {
  readonly transport: Readonly<Record<string, string>> | undefined
  readonly codec: Readonly<Record<string, string>> | undefined
  /** What the server keeps without reading it: name and JSON text. */
  readonly opaque: ReadonlyMap<string, string>
}

export interface Extras {
  readonly headers: Readonly<Record<string, HeaderValue>> | undefined
  readonly ephemeral: boolean | undefined
  readonly idempotencyKey: string | undefined
  readonly push: undefined
  readonly echo: boolean | undefined
  readonly ai: AiExtras | undefined
  readonly opaque: ReadonlyMap<string, string>
}

export interface EventBody {
  readonly name: string | undefined
  /** As subscribers will read it; undefined when absent or null. */
  readonly data: string | undefined
  readonly channel: string | undefined
  readonly channels: readonly string[] | undefined
  readonly socket_id: string | undefined
  readonly info: string | undefined
  readonly tags: Readonly<Record<string, string>> | undefined
  readonly delta: boolean | undefined
  readonly idempotency_key: string | undefined
  readonly message_id: string | undefined
  readonly extras: Extras | undefined
}

export interface BatchBody {
  readonly batch: readonly EventBody[]
}

/** Text stays as it is; any other JSON becomes text. */
const data: Decoder<string> = {
  read: (cursor) => (peek(cursor) === '"' ? readString(cursor) : json.read(cursor)),
}

const headerValue: Decoder<HeaderValue> = {
  read(cursor) {
    const next = peek(cursor)
    if (next === '"') return readString(cursor)
    if (/[tf]/.test(next)) return readWord(cursor) === 'true'
    if (/[-\d]/.test(next)) return Number(numberText(cursor, readNumber(cursor)))
    skipValue(cursor)
    return fail(
      cursor,
      'data',
      'data did not match any variant of untagged enum ExtrasValue',
      cursor.index + 1,
    )
  },
}

/** Where the server means to take any JSON, but reads it with a decoder that refuses every value. */
export const refusedValue: Decoder<undefined> = {
  read: (cursor) => fail(cursor, 'data', 'invalid type: newtype struct, expected a valid json'),
}

const ai: Decoder<AiExtras> = openStruct('AiExtras', {
  transport: optional(record(string)),
  codec: optional(record(string)),
})

export const extrasBody: Decoder<Extras> = openStruct('MessageExtras', {
  headers: optional(record(headerValue)),
  ephemeral: optional(boolean),
  idempotencyKey: optional(string),
  push: optional(refusedValue),
  echo: optional(boolean),
  ai: optional(ai),
})

export const eventBody: Decoder<EventBody> = struct('PusherApiMessage', {
  name: optional(string),
  data: optional(data),
  channel: optional(string),
  channels: optional(list(string)),
  socket_id: optional(string),
  info: optional(string),
  tags: optional(record(string)),
  delta: optional(boolean),
  idempotency_key: optional(string),
  message_id: optional(string),
  extras: optional(extrasBody),
})

export const batchBody: Decoder<BatchBody> = struct('BatchPusherApiMessage', { batch: list(eventBody) })
