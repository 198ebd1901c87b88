// The server's checks of a field. Each returns what is wrong, in the server's words, or undefined; the first is told.

import { utf8Length } from '../../../../src/core/bytes.ts'

export type Problem = string | undefined

export function blank(field: string, value: string): Problem {
  return value.trim() === '' ? `${field} must not be empty` : undefined
}

/** @param bytes - how many the text may have, as UTF-8 */
export function tooLarge(field: string, value: string | undefined, bytes: number): Problem {
  return utf8Length(value ?? '') > bytes ? `${field} exceeds ${bytes} bytes` : undefined
}

export function httpsUrl(field: string, value: string): Problem {
  if (!URL.canParse(value)) return `${field} is invalid: must be a valid URL`
  return new URL(value).protocol === 'https:' ? undefined : `${field} is invalid: must use https`
}

export function appId(value: string): Problem {
  return (
    blank('appId', value) ??
    tooLarge('appId', value, 128) ??
    (/^[A-Za-z0-9_-]*$/.test(value)
      ? undefined
      : 'appId is invalid: must contain only ASCII letters, digits, underscore, or hyphen')
  )
}

/** The first problem of several things of a kind. */
export function firstOf<Item>(items: Iterable<Item>, problemOf: (item: Item) => Problem): Problem {
  for (const item of items) {
    const problem = problemOf(item)
    if (problem !== undefined) return problem
  }
  return undefined
}
