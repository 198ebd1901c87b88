// Reads JSON from left to right and stops at the first mistake, with the words and the positions of serde_json: which
// of two mistakes the server reports, and whether it is a 400 or a 422, depends on the order in which it reads.

import { utf8Length } from '../../../src/core/bytes.ts'

/** `syntax` becomes a 400, `data` (JSON of the wrong shape) a 422. */
export type JsonMistake = 'syntax' | 'data'

export class JsonFailure extends Error {
  readonly mistake: JsonMistake
  /** The field that was being read: `batch[1].name`, '' at the top. */
  readonly path: string

  constructor(mistake: JsonMistake, path: string, message: string) {
    super(message)
    this.mistake = mistake
    this.path = path
  }
}

export interface Cursor {
  readonly text: string
  index: number
  /** Arrays and objects that are open. */
  depth: number
  readonly path: (string | number)[]
}

const maxDepth = 128
const words = ['true', 'false', 'null']
/** Stands for bytes that are not UTF-8: half a character, which no valid text contains. */
export const notUtf8 = '\udc80'
const loneSurrogate = /\udc80/u
const whitespace = /[ \t\n\r]*/y
const plain = /[^"\\\u0000-\u001f]*/y
/** A whole string in which nothing can be wrong: halves of characters are looked at one by one. */
const sound =
  /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

export function cursorOf(text: string): Cursor {
  return { text, index: 0, depth: 0, path: [] }
}

/** @param index - how much was read when the mistake was seen */
export function fail(
  cursor: Cursor,
  mistake: JsonMistake,
  message: string,
  index: number = cursor.index,
): never {
  const read = cursor.text.slice(0, index)
  const lineStart = read.lastIndexOf('\n') + 1
  const line = read.split('\n').length
  const steps = cursor.path.length === 1 && cursor.path[0] === '?' ? [] : cursor.path
  const path = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  const position = `line ${line} column ${utf8Length(read.slice(lineStart))}`
  throw new JsonFailure(mistake, path.replace(/^\./, ''), `${message} at ${position}`)
}

/** Skips whitespace and shows the next character, '' at the end. */
export function peek(cursor: Cursor): string {
  match(cursor, whitespace)
  return cursor.text.charAt(cursor.index)
}

/** Reports what was found instead of what had to come, at the character that is wrong. */
export function unexpected(cursor: Cursor, message: string, atEnd: string): never {
  return peek(cursor) === ''
    ? fail(cursor, 'syntax', atEnd)
    : fail(cursor, 'syntax', message, cursor.index + 1)
}

export function enter(cursor: Cursor): void {
  cursor.index++
  if (++cursor.depth === maxDepth) fail(cursor, 'syntax', 'recursion limit exceeded')
}

export function leave(cursor: Cursor): void {
  cursor.index++
  cursor.depth--
}

/** `true`, `false` or `null`, whichever begins here. */
export function readWord(cursor: Cursor): string {
  for (const word of words) {
    if (!cursor.text.startsWith(word, cursor.index)) continue
    cursor.index += word.length
    return word
  }
  const rest = cursor.text.slice(cursor.index, cursor.index + 5)
  if (words.some((word) => word.startsWith(rest))) {
    fail(cursor, 'syntax', 'EOF while parsing a value', cursor.text.length)
  }
  const word = words.find(([first]) => first === rest[0])
  if (word === undefined) fail(cursor, 'syntax', 'expected value', cursor.index + 1)
  const wrong = [...word].findIndex((letter, index) => letter !== rest[index])
  return fail(cursor, 'syntax', 'expected ident', cursor.index + wrong + 1)
}

/** The text of a number. */
export function readNumber(cursor: Cursor): string {
  const text = match(cursor, number)
  const next = cursor.text.charAt(cursor.index)
  if (text === '' || /[.eE]/.test(next)) fail(cursor, 'syntax', 'invalid number', cursor.index + 2)
  if (/\d/.test(next)) fail(cursor, 'syntax', 'invalid number', cursor.index + 1)
  return text
}

/** Text, which must be text: bytes that are not UTF-8 were replaced by `notUtf8` before. */
export function readString(cursor: Cursor): string {
  const value = readAnyString(cursor)
  if (loneSurrogate.test(value)) fail(cursor, 'syntax', 'invalid unicode code point', cursor.index - 1)
  return value
}

/** A string that nobody looks at. */
export function readAnyString(cursor: Cursor): string {
  const whole = match(cursor, sound)
  if (whole !== '') return JSON.parse(whole) as string
  cursor.index++
  let value = match(cursor, plain)
  for (;;) {
    const stop = cursor.text.charAt(cursor.index)
    if (stop === '') fail(cursor, 'syntax', 'EOF while parsing a string')
    cursor.index++
    if (stop === '"') return value
    if (stop !== '\\') {
      fail(cursor, 'syntax', 'control character (\\u0000-\\u001F) found while parsing a string')
    }
    value += readEscape(cursor) + match(cursor, plain)
  }
}

function readEscape(cursor: Cursor): string {
  const letter = cursor.text.charAt(cursor.index++)
  if (letter === 'u') return readUnicode(cursor)
  return escapes[letter] ?? fail(cursor, 'syntax', 'invalid escape')
}

function readUnicode(cursor: Cursor): string {
  const high = readHex(cursor)
  if (high < 0xd800 || high > 0xdfff) return String.fromCharCode(high)
  if (high > 0xdbff) fail(cursor, 'syntax', 'lone leading surrogate in hex escape')
  if (!cursor.text.startsWith('\\u', cursor.index))
    fail(cursor, 'syntax', 'unexpected end of hex escape', cursor.index + 1)
  cursor.index += 2
  const low = readHex(cursor)
  if (low < 0xdc00 || low > 0xdfff) fail(cursor, 'syntax', 'lone leading surrogate in hex escape')
  return String.fromCharCode(high, low)
}

function readHex(cursor: Cursor): number {
  const digits = cursor.text.slice(cursor.index, cursor.index + 4)
  if (digits.length < 4) fail(cursor, 'syntax', 'EOF while parsing a string', cursor.text.length)
  cursor.index += 4
  if (!/^[\da-fA-F]{4}$/.test(digits)) fail(cursor, 'syntax', 'invalid escape')
  return Number.parseInt(digits, 16)
}

function match(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.index
  const [found = ''] = pattern.exec(cursor.text) ?? []
  cursor.index += found.length
  return found
}
