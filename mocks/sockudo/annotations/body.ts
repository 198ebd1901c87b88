// The body of an annotation, as the server reads it.

import { refusedValue } from '../publish/event-body.ts'
import { type Decoder, optional, string } from '../serde/decode.ts'
import { u64 } from '../serde/integer.ts'
import { struct } from '../serde/struct.ts'

export interface AnnotationBody {
  readonly type: string
  readonly name: string | undefined
  readonly clientId: string | undefined
  readonly socketId: string | undefined
  readonly count: number | undefined
  readonly data: undefined
  readonly encoding: string | undefined
}

export const annotationBody: Decoder<AnnotationBody> = struct('PublishAnnotationRequest', {
  type: string,
  name: optional(string),
  clientId: optional(string),
  socketId: optional(string),
  count: optional(u64),
  data: optional(refusedValue),
  encoding: optional(string),
})
