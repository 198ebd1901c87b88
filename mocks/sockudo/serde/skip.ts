// The value of a field that nobody reads.

import { readKey } from './members.ts'
import { type Cursor, fail, peek, readAnyString, readNumber, readWord, unexpected } from './reader.ts'

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
      if (end === ']' && peek(cursor) === '') fail(cursor, 'syntax', 'EOF while parsing a list')
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
    const next = peek(cursor)
    if (next === end) open.pop()
    else if (next !== ',') {
      const atEnd = end === ']' ? 'EOF while parsing a list' : 'EOF while parsing an object'
      unexpected(cursor, `expected \`,\` or \`${end}\``, atEnd)
    }
    cursor.index++
    if (next === end) continue
    if (end === '}') readKey(cursor)
    return
  }
}
