// Serials and the like, as a client may write them.

import { utf8Length } from '../../../src/core/bytes.ts'
import { invalidInput } from '../http/failure.ts'

/** What the server takes for white space: as JavaScript does, but with NEL and without the byte order mark. */
const whiteSpace = /[^\S\ufeff]|\u0085/

/** @param name - as the server calls it @throws Failure */
export function checkSerial(name: string, serial: string, longest = 128): void {
  if (isBlank(serial)) throw invalidInput(`${name} must not be empty`)
  if (whiteSpace.test(serial)) throw invalidInput(`${name} must not contain whitespace`)
  if (utf8Length(serial) > longest) throw invalidInput(`${name} must be at most ${longest} bytes`)
}

/** Whether there is nothing but white space. */
export function isBlank(text: string): boolean {
  return [...text].every((char) => whiteSpace.test(char))
}
