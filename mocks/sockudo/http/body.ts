// The JSON body of an operation that takes one.

import { fromUtf8 } from '../../../src/core/bytes.ts'
import { decode, type Decoder } from '../serde/decode.ts'
import { JsonFailure, notUtf8 } from '../serde/reader.ts'
import { unreadable } from './failure.ts'
import type { ApiRequest } from './request.ts'

const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
const jsonType = /^application\/(?:[\w.!#$&^`|~-]+\+)?json[ \t]*(?:;[ \t]*(?:[\w.!#$&^`|~-]+=[^;]*)?)*$/i

/** @throws Failure */
export function readBody<Body>(request: ApiRequest, decoder: Decoder<Body>, limit: number): Body {
  if (!jsonType.test(request.header('content-type') ?? '')) {
    throw unreadable(415, 'Expected request with `Content-Type: application/json`')
  }
  if (request.body.byteLength > limit) {
    throw unreadable(413, 'Failed to buffer the request body: length limit exceeded')
  }
  try {
    return decode(decoder, textOf(request.body))
  } catch (error) {
    if (!(error instanceof JsonFailure)) throw error
    const problem = error.path === '' ? error.message : `${error.path}: ${error.message}`
    throw error.mistake === 'syntax'
      ? unreadable(400, `Failed to parse the request body as JSON: ${problem}`)
      : unreadable(422, `Failed to deserialize the JSON body into the target type: ${problem}`)
  }
}

/** The server minds bytes that are not UTF-8 only in the fields that it reads. */
function textOf(body: Uint8Array): string {
  try {
    return fromUtf8(body)
  } catch {
    return lenient.decode(body).replaceAll('\ufffd', notUtf8)
  }
}
