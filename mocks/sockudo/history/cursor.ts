// Where the next page begins: JSON in base64 for URLs. The server does not sign it; it compares it with the request.

import { fromUtf8, utf8, utf8Length } from '../../../src/core/bytes.ts'
import { invalidInput } from '../http/failure.ts'
import { notUtf8Problem, placedProblem } from '../push/request/json-problem.ts'
import { decode, type Decoder, optional, string } from '../serde/decode.ts'
import { exactI64, exactU64, u64, u8 } from '../serde/integer.ts'
import { objectText } from '../serde/object-text.ts'
import { JsonFailure } from '../serde/reader.ts'
import { struct } from '../serde/struct.ts'
import { variant } from '../serde/variant.ts'
import { decodeBase64Url, encodeBase64Url } from '../base64-url.ts'
import { base64Problem, firstInvalidByte } from './cursor-problem.ts'

export type Direction = 'newest_first' | 'oldest_first'

/** Exact, because a cursor is compared with its request digit by digit. */
export interface Bounds {
  readonly start_serial: bigint | undefined
  readonly end_serial: bigint | undefined
  readonly start_time_ms: bigint | undefined
  readonly end_time_ms: bigint | undefined
}

export interface PageCursor {
  readonly version: number
  readonly app_id: string
  readonly channel: string
  readonly stream_id: string
  /** The item that the page before ended with. */
  readonly serial: number
  readonly direction: Direction
  readonly bounds: Bounds
}

const longest = 16 * 1024

/** @param name - what the server calls it: `History` */
const pageCursor = (name: string): Decoder<PageCursor> =>
  struct(`${name}Cursor`, {
    version: u8,
    app_id: string,
    channel: string,
    stream_id: string,
    serial: u64,
    direction: variant('newest_first', 'oldest_first'),
    bounds: struct(`${name}QueryBounds`, {
      start_serial: optional(exactU64),
      end_serial: optional(exactU64),
      start_time_ms: optional(exactI64),
      end_time_ms: optional(exactI64),
    }),
  })

export function encodeCursor({ bounds, ...cursor }: PageCursor): string {
  const members = Object.entries(cursor).map(([name, value]) => [name, JSON.stringify(value)] as const)
  return encodeBase64Url(utf8(objectText([...members, ['bounds', boundsText(bounds)]])))
}

/** Bounds as JSON: what is absent is null. */
export function boundsText(bounds: Bounds): string {
  return objectText(Object.entries(bounds).map(([name, value]) => [name, String(value ?? null)]))
}

/**
 * @param noun - what is listed: `history`
 * @throws Failure
 */
export function decodeCursor(text: string, noun: string): PageCursor {
  if (utf8Length(text) > longest) throw invalidInput(`${capital(noun)} cursor exceeds 16 KiB`)
  const cursor = readCursor(text, noun)
  if (cursor.version === 1) return cursor
  throw invalidInput(`Unsupported ${noun} cursor version: ${cursor.version}`)
}

function readCursor(text: string, noun: string): PageCursor {
  const bytes = decodeBase64Url(text)
  if (bytes === undefined) throw unreadable(noun, base64Problem(text))
  const invalid = firstInvalidByte(bytes)
  if (invalid !== undefined) throw unreadable(noun, notUtf8Problem(bytes, invalid))
  const name = noun.split(' ').map(capital).join('')
  try {
    return decode(pageCursor(name), fromUtf8(bytes))
  } catch (error) {
    throw error instanceof JsonFailure ? unreadable(noun, placedProblem(error, bytes)) : error
  }
}

function unreadable(noun: string, problem: string): Error {
  return invalidInput(`Invalid ${noun} cursor: ${problem}`)
}

export function capital(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1)
}
