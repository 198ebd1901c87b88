// An option that is one of a few words.

import { ArgumentError, shapeOf } from '../../src/core/errors/argument-error.ts'

/** @throws ArgumentError */
export function requireWord<Word extends string>(argument: string, word: Word, words: readonly Word[]): Word {
  if (words.includes(word)) return word
  throw new ArgumentError(argument, `must be ${words.join(' or ')}, received ${shapeOf(word)}`)
}
