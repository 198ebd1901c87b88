// An object as the server's second JSON library looks names up: of two equal names the first one counts.

import { readJsonText } from './json-text.ts'
import { readMembers } from './members.ts'
import { cursorOf, peek } from './reader.ts'

/** The members of an object, as JSON text in the server's form; none for any other JSON. @throws JsonFailure */
export function firstMembers(text: string): ReadonlyMap<string, string> {
  const cursor = cursorOf(text)
  const found = new Map<string, string>()
  if (peek(cursor) !== '{') return found
  readMembers(cursor, (name) => {
    const value = readJsonText(cursor)
    if (!found.has(name)) found.set(name, value)
  })
  return found
}

/** A member that is text. */
export function textMember(members: ReadonlyMap<string, string>, name: string): string | undefined {
  const value = members.get(name)
  return value?.startsWith('"') === true ? (JSON.parse(value) as string) : undefined
}
