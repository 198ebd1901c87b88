// Placeholders in the texts of notifications: {{data.order.id}}.

import { utf8Length } from '../../../core/bytes.ts'
import { ArgumentError } from '../../../core/errors/argument-error.ts'

/** At most four names after `data.`. Source: Sockudo 5.2.0. */
const path = /^data\.(?!$)\w*(?:\.\w*){0,3}$/
/** Bytes of a text whose placeholders are filled in. Source: the same. */
const longestText = 4096

/** Checks how the placeholders of a text are written; what fills them in is known when it is published. */
export function checkPlaceholders(text: string, argument: string): void {
  fillIn(text, argument, () => '')
}

/**
 * Checks that the placeholders of a text can be filled in.
 *
 * @param data - the `templateData` as the server gets it
 */
export function checkFilledIn(text: string, argument: string, data: unknown): void {
  const filled = fillIn(text, argument, (key) => valueAt(key, data, argument))
  if (utf8Length(filled) > longestText) throw invalid(argument, 'rendered output is too large')
}

function fillIn(text: string, argument: string, valueOf: (key: string) => string): string {
  let filled = ''
  let from = 0
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', from)) {
    const end = text.indexOf('}}', start + 2)
    if (end < 0) throw invalid(argument, 'unterminated placeholder')
    const key = text.slice(start + 2, end).trim()
    if (!path.test(key))
      throw invalid(argument, 'placeholder key must use a bounded data.* path, at most four names deep')
    filled += text.slice(from, start) + valueOf(key)
    from = end + 2
  }
  return filled + text.slice(from)
}

function valueAt(key: string, data: unknown, argument: string): string {
  let value: unknown = data
  for (const name of key.split('.').slice(1)) {
    const within = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (!within || !Object.hasOwn(value as object, name))
      throw invalid(argument, `placeholder key is missing: templateData has nothing for {{${key}}}`)
    value = (value as Record<string, unknown>)[name]
  }
  if (typeof value === 'object' && value !== null)
    throw invalid(argument, `placeholder value must be scalar: {{${key}}} is an object or a list`)
  return value === null ? '' : String(value)
}

function invalid(argument: string, reason: string): ArgumentError {
  return new ArgumentError(argument, `has an invalid template substitution: ${reason}`)
}
