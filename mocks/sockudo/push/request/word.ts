// One of several words, and objects of which a word says what they are, refused as the push operations do.

import { type Decoder, wrongType } from '../../serde/decode.ts'
import { readColon, readMembers } from '../../serde/members.ts'
import {
  type Cursor,
  enter,
  fail,
  JsonFailure,
  leave,
  peek,
  readString,
  readWord,
  unexpected,
} from '../../serde/reader.ts'
import { skipValue } from '../../serde/skip.ts'
import { withoutPlace } from './json-problem.ts'

/**
 * The word as text; `{ word: null }` means the same. The library of the push operations notices mistakes elsewhere than
 * that of the others does, which `variant` reads.
 */
export function word<Word extends string>(...words: readonly Word[]): Decoder<Word> {
  return {
    read(cursor) {
      if (peek(cursor) === '"') return known(cursor, words, readString(cursor))
      if (peek(cursor) !== '{') {
        fail(cursor, 'syntax', peek(cursor) === '' ? 'EOF while parsing a value' : 'expected value')
      }
      enter(cursor)
      if (/[-\d]/.test(peek(cursor))) wrongType(cursor, 'variant identifier')
      if (peek(cursor) !== '"') unexpected(cursor, 'expected value', 'EOF while parsing an object')
      const found = known(cursor, words, readString(cursor))
      readColon(cursor)
      if (peek(cursor) !== 'n') wrongType(cursor, 'unit')
      readWord(cursor)
      if (peek(cursor) !== '}') unexpected(cursor, 'expected value', 'EOF while parsing an object')
      leave(cursor)
      return found
    },
  }
}

/** Objects by a word as their key. The server notices a wrong key where it ends. */
export function byWord<Word extends string, Value>(
  words: readonly Word[],
  item: Decoder<Value>,
): Decoder<Readonly<Partial<Record<Word, Value>>>> {
  return {
    read(cursor) {
      if (peek(cursor) !== '{') wrongType(cursor, 'a map')
      const found: Partial<Record<Word, Value>> = {}
      readMembers(cursor, (name) => {
        const after = cursor.index
        cursor.index = cursor.text.lastIndexOf('"', after - 1) + 1
        const key = known(cursor, words, name)
        cursor.index = after
        found[key] = item.read(cursor)
      })
      return found
    },
    missing: (): Partial<Record<Word, Value>> => ({}),
  }
}

/**
 * An object whose member `tag` says which of the variants it is; the member is part of the result. The server reads the
 * whole object before it looks at the other members, so it notices a mistake in them only after the object's end.
 */
export function tagged<Tag extends string, Value extends Readonly<Record<Tag, string>>>(
  name: string,
  tag: Tag,
  variants: Variants<Tag, Value>,
): Decoder<Value> {
  const words = Object.keys(variants) as Value[Tag][]
  return {
    read(cursor) {
      if (peek(cursor) === '[') {
        skipValue(cursor)
        fail(cursor, 'data', `missing field \`${tag}\``)
      }
      if (peek(cursor) !== '{') wrongType(cursor, `internally tagged enum ${name}`)
      const start = cursor.index
      const variant = tagOf(cursor, tag, words)
      const end = cursor.index
      cursor.index = start
      try {
        return { [tag]: variant, ...variants[variant].read(cursor) } as unknown as Value
      } catch (error) {
        if (!(error instanceof JsonFailure)) throw error
        cursor.index = end
        peek(cursor)
        return fail(cursor, 'data', withoutPlace(error.message), cursor.index + 1)
      }
    },
  }
}

export type Variants<Tag extends string, Value extends Readonly<Record<Tag, string>>> = {
  readonly [Kind in Value[Tag]]: Decoder<Omit<Extract<Value, Readonly<Record<Tag, Kind>>>, Tag>>
}

function tagOf<Word extends string>(cursor: Cursor, tag: string, words: readonly Word[]): Word {
  let found: Word | undefined
  readMembers(cursor, (member) => {
    if (member !== tag) skipValue(cursor)
    else if (peek(cursor) === '"') found = known(cursor, words, readString(cursor))
    else wrongType(cursor, 'variant identifier')
  })
  return found ?? fail(cursor, 'data', `missing field \`${tag}\``)
}

function known<Word extends string>(cursor: Cursor, words: readonly Word[], found: string): Word {
  if ((words as readonly string[]).includes(found)) return found as Word
  const quoted = words.map((each) => `\`${each}\``)
  const expected = quoted.length < 3 ? quoted.join(' or ') : `one of ${quoted.join(', ')}`
  return fail(cursor, 'data', `unknown variant \`${found}\`, expected ${expected}`)
}
