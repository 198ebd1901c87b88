// Small decoders that are put together to the shape of a request body, and refuse like the server's derived ones.

import { numberText, readJsonText } from './json-text.ts'
import { readItems, readMembers } from './members.ts'
import { type Cursor, cursorOf, fail, peek, readNumber, readString, readWord } from './reader.ts'

export interface Decoder<Value> {
  read(cursor: Cursor): Value
  /** A field that may be missing, and what it is then. */
  readonly missing?: () => Value
}

export type Fields<Body> = { readonly [Name in keyof Body]: Decoder<Body[Name]> }

/** Reads a whole text. @throws JsonFailure */
export function decode<Value>(decoder: Decoder<Value>, text: string): Value {
  const cursor = cursorOf(text)
  const value = decoder.read(cursor)
  if (peek(cursor) !== '') fail(cursor, 'syntax', 'trailing characters', cursor.index + 1)
  return value
}

export const string: Decoder<string> = {
  read: (cursor) => (peek(cursor) === '"' ? readString(cursor) : wrongType(cursor, 'a string')),
}

export const boolean: Decoder<boolean> = {
  read: (cursor) =>
    /[tf]/.test(peek(cursor)) ? readWord(cursor) === 'true' : wrongType(cursor, 'a boolean'),
}

/** Any JSON, as its text. */
export const json: Decoder<string> = { read: readJsonText }

/** A field that may be missing or null. */
export function optional<Value>(decoder: Decoder<Value>): Decoder<Value | undefined> {
  return {
    read(cursor) {
      if (peek(cursor) !== 'n') return decoder.read(cursor)
      readWord(cursor)
      return undefined
    },
    missing: () => undefined,
  }
}

export function list<Value>(item: Decoder<Value>): Decoder<readonly Value[]> {
  return {
    read(cursor) {
      if (peek(cursor) !== '[') wrongType(cursor, 'a sequence')
      const items: Value[] = []
      readItems(cursor, () => void items.push(item.read(cursor)))
      return items
    },
  }
}

export function record<Value>(item: Decoder<Value>): Decoder<Readonly<Record<string, Value>>> {
  return {
    read(cursor) {
      if (peek(cursor) !== '{') wrongType(cursor, 'a map')
      // Without a prototype, so that `__proto__` is a name like any other.
      const found: Record<string, Value> = Object.create(null)
      readMembers(cursor, (name) => void (found[name] = item.read(cursor)))
      return found
    },
  }
}

/** Says what was found where something else was expected. */
export function wrongType(cursor: Cursor, expected: string): never {
  const found = describe(cursor)
  return fail(cursor, 'data', `invalid type: ${found}, expected ${expected}`)
}

function describe(cursor: Cursor): string {
  const next = peek(cursor)
  if (next === '"') return `string ${JSON.stringify(readString(cursor))}`
  if (next === '[') return 'sequence'
  if (next === '{') return 'map'
  if (!/[-\d]/.test(next)) {
    const word = readWord(cursor)
    return word === 'null' ? 'null' : `boolean \`${word}\``
  }
  const text = numberText(cursor, readNumber(cursor))
  return /^-?\d+$/.test(text) ? `integer \`${text}\`` : `floating point \`${text}\``
}
