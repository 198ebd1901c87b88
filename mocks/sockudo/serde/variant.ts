// One of several words.

import { type Decoder, wrongType } from './decode.ts'
import { type Cursor, enter, fail, leave, peek, readString, readWord, unexpected } from './reader.ts'

/** The word as text; `{ word: null }` means the same. */
export function variant<Word extends string>(...words: readonly Word[]): Decoder<Word> {
  const known = (cursor: Cursor): Word => {
    const found = readString(cursor)
    if ((words as readonly string[]).includes(found)) return found as Word
    return fail(cursor, 'data', `unknown variant \`${found}\`, expected ${listed(words)}`)
  }
  return {
    read(cursor) {
      if (peek(cursor) === '"') return known(cursor)
      if (peek(cursor) !== '{') unexpected(cursor, 'expected value', 'EOF while parsing a value')
      enter(cursor)
      if (peek(cursor) !== '"') unexpected(cursor, 'expected value', 'EOF while parsing an object')
      const word = known(cursor)
      if (peek(cursor) !== ':') unexpected(cursor, 'expected `:`', 'EOF while parsing an object')
      cursor.index++
      cursor.path.push(word)
      if (peek(cursor) !== 'n') wrongType(cursor, 'unit')
      readWord(cursor)
      cursor.path.pop()
      // Looked at, and not read: the position is that of the character before.
      if (peek(cursor) !== '}')
        fail(
          cursor,
          'syntax',
          peek(cursor) === '' ? 'EOF while parsing an object' : 'expected value',
          cursor.index,
        )
      leave(cursor)
      return word
    },
  }
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``)
  return quoted.length < 3 ? quoted.join(' or ') : `one of ${quoted.join(', ')}`
}
