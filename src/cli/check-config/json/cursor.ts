// A place in a text that moves on, and what was wrong with the text so far.

import type { JsonFault } from './node.ts'

export interface Cursor {
  readonly text: string
  readonly faults: JsonFault[]
  at: number
}

/** Nothing after this place can be read. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** Says what is wrong, and goes on. */
export function tolerate(cursor: Cursor, offset: number, message: string): void {
  cursor.faults.push({ offset, message })
}

/** Says what is wrong, and ends the reading. */
export function giveUp(cursor: Cursor, offset: number, message: string): never {
  tolerate(cursor, offset, message)
  throw new Unreadable(message)
}

/** Goes to the next character that means something, past white space and comments. */
export function skip(cursor: Cursor): void {
  for (;;) {
    const rest = /[ \t\r\n]*/y
    rest.lastIndex = cursor.at
    cursor.at += rest.exec(cursor.text)![0].length
    const comment = /\/\/[^\r\n]*|\/\*[^]*?\*\//y
    comment.lastIndex = cursor.at
    const found = comment.exec(cursor.text)
    if (found === null) return
    tolerate(cursor, cursor.at, 'a comment, which JSON does not have')
    cursor.at += found[0].length
  }
}

/** What stands at the cursor, for a message. */
export function seen({ text, at }: Cursor): string {
  const character = text.codePointAt(at)
  return character === undefined ? 'the end of the file' : JSON.stringify(String.fromCodePoint(character))
}
