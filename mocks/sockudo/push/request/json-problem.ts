// What is wrong with a body, in the words of the JSON library that the push operations use. It is another one than that
// of the other operations: it names mistakes differently, and shows where they are.

import { utf8Length } from '../../../../src/core/bytes.ts'
import { cursorOf, JsonFailure } from '../../serde/reader.ts'
import { skipValue } from '../../serde/skip.ts'

const lineFeed = 0x0a
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

const words: readonly (readonly [serde: RegExp, sonic: string])[] = [
  [/^EOF while parsing/, 'EOF while parsing'],
  [/^trailing characters/, 'JSON has non-whitespace trailing characters after the value'],
  [/^trailing comma/, 'JSON has a comma after the last value in an array or object'],
  [/^expected ident/, 'Invalid literal (`true`, `false`, or a `null`) while parsing'],
  [/^expected value/, 'Invalid JSON value'],
  [/^key must be a string/, `Expected this character to be '"' or '}'`],
  [/^expected `:`/, `Expected this character to be a ':' while parsing`],
  [/^expected `,` or `\]`/, `Expected this character to be either a ',' or a ']' while parsing`],
  [/^expected `,` or `}`/, `Expected this character to be either a ',' or a '}' while parsing`],
  [/^invalid escape/, 'Invalid escape chars'],
  [/^invalid number/, 'Invalid number'],
  [/^number out of range/, 'Float number must be finite, not be Infinity or NaN'],
  [/^control character/, 'Control character found while parsing a string'],
  [/^invalid unicode code point/, 'Invalid UTF-8 characters in json'],
  [/surrogate|^unexpected end of hex escape/, 'Invalid surrogate Unicode code point'],
  [/^recursion limit/, 'Encountered nesting of JSON maps and arrays more than 128 layers deep'],
]

/** With an excerpt that shows where it is. */
export function jsonProblem(failure: JsonFailure, body: Uint8Array): string {
  return `${placedProblem(failure, body)}${excerpt(body, indexOf(failure, withoutPlace(failure.message), body))}`
}

/** The first line of it. */
export function placedProblem(failure: JsonFailure, body: Uint8Array): string {
  const text = withoutPlace(failure.message)
  const said = failure.mistake === 'syntax' ? (words.find(([word]) => word.test(text))?.[1] ?? text) : text
  return `${said} at ${placeOf(body, indexOf(failure, text, body))}`
}

/** @param index - of the first byte that is not UTF-8 */
export function notUtf8Problem(body: Uint8Array, index: number): string {
  return `Invalid UTF-8 characters in json at ${placeOf(body, index)}`
}

function placeOf(body: Uint8Array, index: number): string {
  const before = body.subarray(0, index)
  const line = before.filter((byte) => byte === lineFeed).length + 1
  return `line ${line} column ${index - before.lastIndexOf(lineFeed)}`
}

/** What a failure says without the place where it was noticed. */
export function withoutPlace(message: string): string {
  return message.replace(/ at line \d+ column \d+$/, '')
}

/** The byte that this library points at. */
function indexOf({ message }: JsonFailure, text: string, body: Uint8Array): number {
  const [, line = '1', column = '1'] = / at line (\d+) column (\d+)$/.exec(message) ?? []
  let start = 0
  for (let passed = 1; passed < Number(line); passed++) start = body.indexOf(lineFeed, start) + 1
  let index = start + Number(column) - 1
  if (text.startsWith('duplicate field')) index++
  if (/^invalid type: (?:map|sequence),/.test(text)) index = endOf(body, index)
  while (isContinuation(body[index])) index--
  return Math.max(0, index)
}

/** A list or an object that should be something else is read to its end. */
function endOf(body: Uint8Array, before: number): number {
  const start = before + 1
  if (body[start] !== 0x5b && body[start] !== 0x7b) return before
  const cursor = cursorOf(lenient.decode(body.subarray(start)))
  try {
    skipValue(cursor)
  } catch (error) {
    if (!(error instanceof JsonFailure)) throw error
  }
  return start + utf8Length(cursor.text.slice(0, cursor.index)) - 1
}

/** Eight bytes before the mistake and eight after it, whole characters, and a line that points at it. */
function excerpt(body: Uint8Array, index: number): string {
  let start = Math.max(0, index - 8)
  let end = Math.min(body.length, index + 8)
  while (start > 0 && isContinuation(body[start])) start--
  while (end < body.length && isContinuation(body[end - 1])) end++
  const after = Math.max(0, end - index - 1)
  const mark = `${'.'.repeat(index - start)}^${'.'.repeat(after)}`
  return `\n\n\t${lenient.decode(body.subarray(start, end))}\n\t${mark}\n`
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0b1100_0000) === 0b1000_0000
}
