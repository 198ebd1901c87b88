// The value of a field that nobody reads.

import { nextItem, readKey } from './json-text.ts'
import { type Cursor, peek, readAnyString, readNumber, readWord } from './reader.ts'

type Bracket = ']' | '}'

/** Skips one value of any depth; only its syntax is checked. */
export function skipValue(cursor: Cursor): void {
  const open: Bracket[] = []
  do {
    const next = peek(cursor)
    if (next === '[' || next === '{') {
      const end = next === '[' ? ']' : '}'
      cursor.index++
      open.push(end)
      if (peek(cursor) === end) closeAll(cursor, open)
      else if (end === '}') readKey(cursor)
    } else {
      skipScalar(cursor, next)
      closeAll(cursor, open)
    }
  } while (open.length > 0)
}

function skipScalar(cursor: Cursor, next: string): void {
  if (next === '"') readAnyString(cursor)
  else if (/[-\d]/.test(next)) readNumber(cursor)
  else readWord(cursor)
}

/** Closes what ends here, up to where the next value begins. */
function closeAll(cursor: Cursor, open: Bracket[]): void {
  for (let end = open.at(-1); end !== undefined; end = open.at(-1)) {
    nextItem(cursor, end, end === ']' ? 'EOF while parsing a list' : 'EOF while parsing an object')
    if (peek(cursor) !== end) {
      if (end === '}') readKey(cursor)
      return
    }
    cursor.index++
    open.pop()
  }
}
