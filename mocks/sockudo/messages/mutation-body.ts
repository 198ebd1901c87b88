// The bodies of update, append and delete, as the server reads them.

import { extrasBody, type Extras, refusedValue } from '../publish/event-body.ts'
import { type Decoder, type Fields, json, list, optional, string } from '../serde/decode.ts'
import { peek, readString } from '../serde/reader.ts'
import { struct } from '../serde/struct.ts'
import { structured } from '../serde/structured.ts'
import { variant } from '../serde/variant.ts'
import type { Payload } from './message.ts'

/** What all three can say of themselves. */
export interface MutationNote {
  readonly client_id: string | undefined
  readonly socket_id: string | undefined
  readonly description: string | undefined
  readonly metadata: undefined
  readonly op_id: string | undefined
}

export type ClearedField = 'name' | 'data' | 'extras'

export interface DeleteBody extends MutationNote {
  readonly data: Payload | undefined
  readonly extras: Extras | undefined
  readonly clear_fields: readonly ClearedField[]
}

export interface UpdateBody extends DeleteBody {
  readonly name: string | undefined
}

export interface AppendBody extends MutationNote {
  readonly data: string
  readonly extras: Extras | undefined
}

/** Other than in a publish, JSON stays JSON. */
const payload: Decoder<Payload> = {
  read: (cursor) =>
    peek(cursor) === '"'
      ? { text: readString(cursor), isJson: false }
      : { text: structured(json.read(cursor)), isJson: true },
}

const note: Fields<MutationNote> = {
  client_id: optional(string),
  socket_id: optional(string),
  description: optional(string),
  metadata: optional(refusedValue),
  op_id: optional(string),
}

const content = {
  data: optional(payload),
  extras: optional(extrasBody),
  clear_fields: { ...list(variant<ClearedField>('name', 'data', 'extras')), missing: () => [] },
}

export const updateBody: Decoder<UpdateBody> = struct(
  'UpdateMessageRequest',
  { name: optional(string), ...content, ...note },
  { mayEndEarly: true },
)

export const deleteBody: Decoder<DeleteBody> = struct(
  'DeleteMessageRequest',
  { ...content, ...note },
  { mayEndEarly: true },
)

export const appendBody: Decoder<AppendBody> = struct('AppendMessageRequest', {
  data: string,
  extras: optional(extrasBody),
  ...note,
})
