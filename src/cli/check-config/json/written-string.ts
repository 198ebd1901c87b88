// A string as it is written. Expressions often have one backslash where JSON needs two; jsonc-parser leaves both the
// backslash and what follows it out, and does not tell where it was.

import type { JsonFault } from './node.ts'

/** An escape; or a backslash that begins none; or a control character, that is, what comes before the space. */
const special = /\\(?:u[\dA-Fa-f]{4}|["\\/bfnrt])|(\\)|([^ -\uFFFF])/g

/** What is wrong between the quotes; places are counted from the opening one. */
export function faultsOfString(raw: string): readonly JsonFault[] {
  return [...raw.matchAll(special)].flatMap(({ 1: backslash, 2: control, index }) => {
    if (control !== undefined)
      return [{ offset: index, message: 'a control character in a string, which JSON writes as an escape' }]
    return backslash === undefined ? [] : [{ offset: index, message: noEscape(raw[index + 1] ?? '') }]
  })
}

/** What was meant. */
export function meantBy(raw: string): string {
  const json = raw.replace(special, (whole: string, backslash?: string, control?: string) => {
    if (control !== undefined) return JSON.stringify(control).slice(1, -1)
    return backslash === undefined ? whole : '\\\\'
  })
  return JSON.parse(json) as string
}

function noEscape(letter: string): string {
  const what = letter < ' ' ? 'a backslash before a control character' : `\\${letter}`
  return `${what} is no escape of JSON: for a backslash, write \\\\`
}
