// Where the next page of a list begins. The server looks only at the app and the position, so that a cursor of one list
// works in another.

import { fromUtf8, utf8 } from '../../../../src/core/bytes.ts'
import { invalidInput } from '../../http/failure.ts'
import { decode, type Decoder, string } from '../../serde/decode.ts'
import { u64 } from '../../serde/integer.ts'
import { JsonFailure } from '../../serde/reader.ts'
import { struct } from '../../serde/struct.ts'
import { decodeBase64Url, encodeBase64Url } from '../../base64-url.ts'
import { word } from './word.ts'

export type CursorKind = 'device' | 'channelSubscription' | 'credential' | 'template' | 'deadLetter'

interface Cursor {
  readonly appId: string
  readonly kind: string
  /** The position of the last item of the page before. */
  readonly position: string
  readonly issuedAtMs: number
}

const longest = 2048

const cursor: Decoder<Cursor> = struct('PushCursor', {
  appId: string,
  kind: word(
    'device',
    'channelSubscription',
    'credential',
    'template',
    'scheduledJob',
    'publishStatus',
    'publishLog',
    'deliveryEvent',
    'deadLetter',
    'operatorInvalidation',
  ),
  position: string,
  issuedAtMs: u64,
})

export function encodeCursor(given: Cursor): string {
  return encodeBase64Url(utf8(JSON.stringify(given)))
}

/** @throws Failure */
export function decodeCursor(text: string | undefined, app: string): Cursor | undefined {
  if (text === undefined) return undefined
  const bytes = decodeBase64Url(text)
  if (bytes === undefined) throw undecodable()
  if (bytes.byteLength > longest) throw invalidInput(`cursor exceeds ${longest} bytes`)
  const given = readCursor(bytes)
  if (given.appId === app) return given
  throw invalidInput(`cursor belongs to app ${given.appId}, expected ${app}`)
}

function readCursor(bytes: Uint8Array): Cursor {
  try {
    return decode(cursor, fromUtf8(bytes))
  } catch (error) {
    if (error instanceof JsonFailure || error instanceof TypeError) throw undecodable()
    throw error
  }
}

function undecodable(): Error {
  return invalidInput('cursor decode failed')
}
