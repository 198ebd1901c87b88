import type { Decoder } from '../../serde/decode.ts'

/** A field that may be missing, though not null. */
export function defaulted<Value>(decoder: Decoder<Value>, value: () => Value): Decoder<Value> {
  return { read: (cursor) => decoder.read(cursor), missing: value }
}
