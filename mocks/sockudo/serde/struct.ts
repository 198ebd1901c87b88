// Objects with known fields.

import { type Decoder, type Fields, wrongType } from './decode.ts'
import { readJsonText } from './json-text.ts'
import { nextItem, readMembers } from './members.ts'
import { type Cursor, enter, fail, leave, peek, unexpected } from './reader.ts'
import { skipValue } from './skip.ts'

/**
 * Unknown fields are ignored. An array with one item per field, in order, is the same object; it may end early only
 * where the server has a default for the whole object.
 */
export function struct<Body extends object>(
  name: string,
  fields: Fields<Body>,
  { mayEndEarly = false }: { readonly mayEndEarly?: boolean } = {},
): Decoder<Body> {
  return {
    read(cursor) {
      if (peek(cursor) === '[') return readPositions(cursor, name, fields, mayEndEarly)
      if (peek(cursor) !== '{') wrongType(cursor, `struct ${name}`)
      return readFields(cursor, fields, () => skipValue(cursor))
    },
  }
}

/** Unknown fields are kept, as JSON text, under their names. */
export function openStruct<Body extends object>(
  name: string,
  fields: Fields<Body>,
): Decoder<Body & { readonly opaque: ReadonlyMap<string, string> }> {
  return {
    read(cursor) {
      if (peek(cursor) !== '{') wrongType(cursor, `struct ${name}`)
      const opaque = new Map<string, string>()
      const body = readFields(cursor, fields, (unknown) => void opaque.set(unknown, readJsonText(cursor)))
      return { ...body, opaque }
    },
  }
}

function readFields<Body extends object>(
  cursor: Cursor,
  fields: Fields<Body>,
  unknown: (name: string) => void,
): Body {
  const found: Partial<Body> = {}
  readMembers(cursor, (name) => {
    if (!Object.hasOwn(fields, name)) return unknown(name)
    const field = name as keyof Body & string
    if (field in found) {
      cursor.path.pop()
      // The name was read, its value was not: serde stops before the colon.
      fail(cursor, 'data', `duplicate field \`${name}\``, cursor.text.lastIndexOf('"', cursor.index - 1) + 1)
    }
    found[field] = fields[field].read(cursor)
  })
  return complete(cursor, fields, found)
}

function complete<Body extends object>(cursor: Cursor, fields: Fields<Body>, found: Partial<Body>): Body {
  for (const name of names(fields)) {
    if (name in found) continue
    const { missing } = fields[name]
    if (missing === undefined) fail(cursor, 'data', `missing field \`${String(name)}\``)
    found[name] = missing()
  }
  return found as Body
}

function readPositions<Body extends object>(
  cursor: Cursor,
  name: string,
  fields: Fields<Body>,
  mayEndEarly: boolean,
): Body {
  const found: Partial<Body> = {}
  const expected = names(fields)
  enter(cursor)
  if (peek(cursor) === '') fail(cursor, 'syntax', 'EOF while parsing a list')
  for (const [index, field] of expected.entries()) {
    if (peek(cursor) === ']') {
      leave(cursor)
      if (mayEndEarly) return complete(cursor, fields, found)
      const elements = `${expected.length} element${expected.length === 1 ? '' : 's'}`
      fail(cursor, 'data', `invalid length ${index}, expected struct ${name} with ${elements}`)
    }
    cursor.path.push(index)
    found[field] = fields[field].read(cursor)
    cursor.path.pop()
    if (index < expected.length - 1) nextItem(cursor, ']', 'EOF while parsing a list')
  }
  if (peek(cursor) === ',') {
    cursor.index++
    const mistake = peek(cursor) === ']' ? 'trailing comma' : 'trailing characters'
    fail(cursor, 'syntax', mistake, cursor.index + 1)
  }
  if (peek(cursor) !== ']') unexpected(cursor, 'trailing characters', 'EOF while parsing a list')
  leave(cursor)
  return found as Body
}

function names<Body extends object>(fields: Fields<Body>): (keyof Body)[] {
  return Object.keys(fields) as (keyof Body)[]
}
