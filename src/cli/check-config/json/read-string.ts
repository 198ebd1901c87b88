// A string of JSON. Expressions are often written with one backslash where JSON needs two.

import { type Cursor, giveUp, tolerate } from './cursor.ts'

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** Reads from the opening quote to behind the closing one. */
export function readString(cursor: Cursor): string {
  const start = cursor.at
  const { text } = cursor
  let value = ''
  for (cursor.at++; ;) {
    const character = text[cursor.at]
    if (character === undefined || character === '\n' || character === '\r') {
      giveUp(cursor, start, 'a string without a closing quote')
    }
    if (character === '"') break
    if (character === '\\') value += readEscape(cursor)
    else {
      if (character < ' ') {
        tolerate(cursor, cursor.at, 'a control character in a string, which JSON writes as an escape')
      }
      value += character
      cursor.at++
    }
  }
  cursor.at++
  return value
}

function readEscape(cursor: Cursor): string {
  const letter = cursor.text[cursor.at + 1] ?? ''
  const code = /^[0-9a-fA-F]{4}/.exec(cursor.text.slice(cursor.at + 2, cursor.at + 6))?.[0]
  if (letter === 'u' && code !== undefined) {
    cursor.at += 6
    return String.fromCharCode(Number.parseInt(code, 16))
  }
  const escaped = escapes[letter]
  if (escaped === undefined || !Object.hasOwn(escapes, letter)) {
    tolerate(cursor, cursor.at, `\\${letter} is no escape of JSON: for a backslash, write \\\\`)
    cursor.at += 1
    return '\\'
  }
  cursor.at += 2
  return escaped
}
