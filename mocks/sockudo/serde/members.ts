// The parts of objects and arrays, which the server reads alike wherever they stand.

import { type Cursor, enter, fail, leave, peek, readString, unexpected } from './reader.ts'

const objectEnd = 'EOF while parsing an object'

/** Reads `{ name: value, … }`; `member` reads the value. */
export function readMembers(cursor: Cursor, member: (name: string) => void): void {
  enter(cursor)
  // Between two members the server does not know where it is.
  cursor.path.push('?')
  while (peek(cursor) !== '}') {
    const name = readName(cursor)
    cursor.path.pop()
    readColon(cursor)
    cursor.path.push(name)
    member(name)
    cursor.path.pop()
    cursor.path.push('?')
    nextItem(cursor, '}', objectEnd)
  }
  cursor.path.pop()
  leave(cursor)
}

/** Reads `[ item, … ]`. */
export function readItems(cursor: Cursor, item: () => void): void {
  enter(cursor)
  if (peek(cursor) === '') fail(cursor, 'syntax', 'EOF while parsing a list')
  for (let index = 0; peek(cursor) !== ']'; index++) {
    cursor.path.push(index)
    item()
    cursor.path.pop()
    nextItem(cursor, ']', 'EOF while parsing a list')
  }
  leave(cursor)
}

/** A member's name and the colon after it. */
export function readKey(cursor: Cursor): string {
  const name = readName(cursor)
  readColon(cursor)
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

function readName(cursor: Cursor): string {
  if (peek(cursor) !== '"') unexpected(cursor, 'key must be a string', objectEnd)
  return readString(cursor)
}

export function readColon(cursor: Cursor): void {
  if (peek(cursor) !== ':') unexpected(cursor, 'expected `:`', objectEnd)
  cursor.index++
}
