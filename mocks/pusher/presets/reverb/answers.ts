// How Reverb answers: text without a type where it refuses, and JSON as PHP writes it.

import { type Answer, bare, jsonText } from '../../../sockudo/http/answer.ts'
import { Failure } from '../../../sockudo/http/failure.ts'

export function refuse(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Failure {
  return new Failure(bare(status, text, headers), text)
}

export const serverError = (): Failure => refuse(500, 'Internal server error.')

export const tooLarge = (): Failure => refuse(413, 'Payload too large.')

export function told(value: unknown, status = 200): Answer {
  return jsonText(status, phpJson(value))
}

/** A map that is empty is a list for PHP, unless it is told otherwise. */
export function phpMap(entries: readonly (readonly [string, unknown])[]): object {
  return entries.length === 0 ? [] : Object.fromEntries(entries)
}

/** The same JSON with the escapes of PHP: slashes, what HTML reads, and everything that is not ASCII. */
function phpJson(value: unknown): string {
  const escaped = JSON.stringify(value).replaceAll('/', '\\/').replaceAll('\\"', '\\u0022')
  return escaped.replace(/[<>'&\u0080-\uffff]/g, (char) => {
    const code = char.charCodeAt(0).toString(16).padStart(4, '0')
    return `\\u${char < '\u0080' ? code.toUpperCase() : code}`
  })
}
