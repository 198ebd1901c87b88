// JSON as the server passes it on: compact, keys sorted by their bytes, the last of two equal keys, numbers rewritten.

import {
  cursorOf,
  enter,
  fail,
  leave,
  peek,
  readNumber,
  readString,
  readWord,
  unexpected,
  type Cursor,
} from './reader.ts'
import { byBytes } from './by-bytes.ts'

/** Reads any value and writes it in the server's form. */
export function readJsonText(cursor: Cursor): string {
  switch (peek(cursor)) {
    case '"':
      return JSON.stringify(readString(cursor))
    case '[':
      return `[${readItems(cursor).join(',')}]`
    case '{': {
      const members = [...readMembers(cursor)].sort(([left], [right]) => byBytes(left, right))
      return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`
    }
    default:
      return /[-\d]/.test(peek(cursor)) ? numberText(cursor, readNumber(cursor)) : readWord(cursor)
  }
}

/** The server's form of a value that is already JSON. */
export function jsonText(value: unknown): string {
  return readJsonText(cursorOf(JSON.stringify(value)))
}

function readItems(cursor: Cursor): string[] {
  const items: string[] = []
  enter(cursor)
  while (peek(cursor) !== ']') {
    cursor.path.push(items.length)
    items.push(readJsonText(cursor))
    cursor.path.pop()
    nextItem(cursor, ']', 'EOF while parsing a list')
  }
  leave(cursor)
  return items
}

function readMembers(cursor: Cursor): Map<string, string> {
  const members = new Map<string, string>()
  enter(cursor)
  while (peek(cursor) !== '}') {
    const name = readKey(cursor)
    cursor.path.push(name)
    members.set(name, readJsonText(cursor))
    cursor.path.pop()
    nextItem(cursor, '}', 'EOF while parsing an object')
  }
  leave(cursor)
  return members
}

/** A member's name and the colon after it. */
export function readKey(cursor: Cursor): string {
  if (peek(cursor) !== '"') unexpected(cursor, 'key must be a string', 'EOF while parsing an object')
  const name = readString(cursor)
  if (peek(cursor) !== ':') unexpected(cursor, 'expected `:`', 'EOF while parsing an object')
  cursor.index++
  return name
}

/** Goes on to the next item, or stops before the closing bracket. */
export function nextItem(cursor: Cursor, end: ']' | '}', atEnd: string): void {
  const next = peek(cursor)
  if (next === end) return
  if (next !== ',') unexpected(cursor, `expected \`,\` or \`${end}\``, atEnd)
  cursor.index++
  if (peek(cursor) === end) fail(cursor, 'syntax', 'trailing comma', cursor.index + 1)
  if (peek(cursor) === '') fail(cursor, 'syntax', 'EOF while parsing a value')
}

/** Whole numbers that fit 64 bits stay as they are; everything else is a double, and always looks like one. */
export function numberText(cursor: Cursor, text: string): string {
  if (/^-?\d+$/.test(text) && text !== '-0') {
    const whole = BigInt(text)
    if (whole >= -(2n ** 63n) && whole < 2n ** 64n) return text
  }
  const value = Number(text)
  if (!Number.isFinite(value)) fail(cursor, 'syntax', 'number out of range')
  if (value === 0) return '0.0'
  const size = Math.abs(value)
  if (size >= 1e16 || size < 1e-5) return value.toExponential()
  return Number.isInteger(value) ? `${value}.0` : String(value)
}
