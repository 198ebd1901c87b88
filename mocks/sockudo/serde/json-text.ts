// JSON as the server passes it on: compact, keys sorted by their bytes, the last of two equal keys, numbers rewritten.

import { readItems, readMembers } from './members.ts'
import { type Cursor, cursorOf, fail, peek, readNumber, readString, readWord } from './reader.ts'
import { byBytes } from './by-bytes.ts'

/** Reads any value and writes it in the server's form. */
export function readJsonText(cursor: Cursor): string {
  switch (peek(cursor)) {
    case '"':
      return JSON.stringify(readString(cursor))
    case '[':
      return `[${itemTexts(cursor).join(',')}]`
    case '{': {
      const members = [...memberTexts(cursor)].sort(([left], [right]) => byBytes(left, right))
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

function itemTexts(cursor: Cursor): string[] {
  const items: string[] = []
  readItems(cursor, () => void items.push(readJsonText(cursor)))
  return items
}

function memberTexts(cursor: Cursor): Map<string, string> {
  const members = new Map<string, string>()
  readMembers(cursor, (name) => void members.set(name, readJsonText(cursor)))
  return members
}

/** Whole numbers that fit 64 bits stay as they are; everything else is a double, and always looks like one. */
export function numberText(cursor: Cursor, text: string): string {
  if (/^-?\d+$/.test(text) && text !== '-0') {
    const whole = BigInt(text)
    if (whole >= -(2n ** 63n) && whole < 2n ** 64n) return text
  }
  const value = Number(text)
  if (!Number.isFinite(value)) fail(cursor, 'syntax', 'number out of range')
  return doubleText(value)
}

/** A number that the server keeps as a double. */
export function doubleText(value: number): string {
  if (value === 0) return '0.0'
  const size = Math.abs(value)
  if (size >= 1e16 || size < 1e-5) return value.toExponential()
  return Number.isInteger(value) ? `${value}.0` : String(value)
}
