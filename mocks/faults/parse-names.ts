// Several names in one text.

import { ArgumentError } from '../../src/core/errors/argument-error.ts'

/** @throws ArgumentError */
export function namesOf(argument: string, text: string): string | readonly string[] {
  const names = text.split('+').map((name) => name.trim())
  if (names.includes('')) throw new ArgumentError(argument, 'must be a name, or several with + between')
  return names.length === 1 ? names[0]! : names
}
