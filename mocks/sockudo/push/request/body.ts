// The JSON body of a push operation. Whatever is wrong with it is a 400.

import { fromUtf8 } from '../../../../src/core/bytes.ts'
import type { SignedCall } from '../../http/call.ts'
import { invalidInput } from '../../http/failure.ts'
import { decode, type Decoder } from '../../serde/decode.ts'
import { JsonFailure, notUtf8 } from '../../serde/reader.ts'
import { jsonProblem } from './json-problem.ts'

const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/** @throws Failure */
export function readPushBody<Body>({ request, world }: SignedCall, decoder: Decoder<Body>): Body {
  const { body } = request
  if (!isJson(request.header('content-type'))) throw invalidInput('expected application/json content type')
  if (body.byteLength > world.settings.limits.bodyBytes) {
    throw invalidInput('invalid JSON body: Failed to buffer the request body: length limit exceeded')
  }
  try {
    return decode(decoder, textOf(body))
  } catch (error) {
    if (!(error instanceof JsonFailure)) throw error
    throw invalidInput(`invalid JSON body: ${jsonProblem(error, body)}`)
  }
}

function isJson(contentType = ''): boolean {
  const [mediaType = ''] = contentType.split(';')
  return /^application\/json$|\/[^/]*\+json$/i.test(mediaType.trim())
}

function textOf(body: Uint8Array): string {
  try {
    return fromUtf8(body)
  } catch {
    return lenient.decode(body).replaceAll('\ufffd', notUtf8)
  }
}
