// Where a text is not JSON. jsonc-parser reads past nearly everything; here it is stopped where its guesses would begin.

import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser'
import type { JsonFault } from './node.ts'
import type { Source } from './source.ts'
import { faultsOfString } from './written-string.ts'

export interface FoundFaults {
  /** Empty for what JSON.parse reads. */
  readonly faults: readonly JsonFault[]
  /** Whether the text is JSON when the faults are taken away. */
  readonly isReadable: boolean
}

/** Deeper than any config, and far from the end of the stack. */
const deepest = 200

/** Nothing after this place can be read. */
class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

type ErrorName = ReturnType<typeof printParseErrorCode>

/** These are found in the string itself, where they have their places. */
const inStrings: readonly ErrorName[] = ['InvalidEscapeCharacter', 'InvalidUnicode', 'InvalidCharacter']

const badNumber = 'a number that JSON does not have'

/** With `…` for the character that is there; never more of it, which could be of the key. */
const messages: Readonly<Partial<Record<ErrorName, string>>> = {
  InvalidSymbol: '… begins neither a name in quotes nor a value',
  PropertyNameExpected: '… where a name in quotes is to be',
  ColonExpected: '… where a colon is to be',
  ValueExpected: '… where a value is to be',
  CommaExpected: '… where a comma or a closing bracket is to be',
  EndOfFileExpected: '… behind the end of the config',
  CloseBraceExpected: 'the file ends without }',
  CloseBracketExpected: 'the file ends without ]',
  UnexpectedEndOfString: 'a string without a closing quote',
  UnexpectedEndOfComment: 'a comment without an end',
  UnexpectedEndOfNumber: badNumber,
}

export function findFaults({ text, isPiece, ...source }: Source): FoundFaults {
  const faults = [...source.faults]
  let depth = 0
  /** Where the last comma is, while nothing has followed it. */
  let comma: number | undefined

  const tolerate = (offset: number, message: string): void =>
    void faults.push({ offset: source.at(offset), message: message.replace('…', () => source.seen(offset)) })
  const giveUp = (offset: number, message: string): never => {
    tolerate(offset, message)
    throw new Unreadable(message)
  }
  const begin = (offset: number): void => {
    if (++depth > deepest) giveUp(offset, `more than ${deepest} levels`)
    comma = undefined
  }
  const end = (offset: number): void => {
    // The last brace of a piece was added.
    const isAdded = isPiece && offset === text.length - 1
    const next = isAdded ? 'the end' : text[offset]
    if (comma !== undefined)
      tolerate(comma, `a trailing comma: nothing may stand between the last comma and ${next}`)
    comma = undefined
    if (--depth === 0 && isPiece && !isAdded) giveUp(offset, messages.EndOfFileExpected!)
  }
  const string = (offset: number, length: number): void => {
    for (const fault of faultsOfString(text.slice(offset, offset + length)))
      tolerate(offset + fault.offset, fault.message)
  }
  const fail = (code: ParseErrorCode, offset: number): void => {
    const name = printParseErrorCode(code)
    if (inStrings.includes(name)) return
    // No number begins with a zero: 012 was read as two.
    if (/^\d\d/.test(text.slice(offset - 1, offset + 1))) giveUp(offset - 1, badNumber)
    if (name === 'CommaExpected' && /["{[\w-]/.test(text[offset] ?? ''))
      return tolerate(offset, 'a comma is missing before …')
    giveUp(offset, messages[name] ?? name)
  }

  try {
    visit(
      text,
      {
        onObjectBegin: begin,
        onArrayBegin: begin,
        onObjectEnd: end,
        onArrayEnd: end,
        onObjectProperty(_, offset, length) {
          string(offset, length)
          comma = undefined
        },
        onLiteralValue(value, offset, length) {
          if (typeof value === 'string') string(offset, length)
          comma = undefined
        },
        onSeparator(character, offset) {
          comma = character === ',' ? offset : undefined
        },
        onComment: (offset) => tolerate(offset, 'a comment, which JSON does not have'),
        onError: fail,
      },
      { allowTrailingComma: true },
    )
    return { faults, isReadable: true }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { faults, isReadable: false }
  }
}
