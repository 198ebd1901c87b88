// `{{data.order.id}}` in a text, filled from `templateData`.

import { utf8Length } from '../../../../src/core/bytes.ts'
import { invalidInput } from '../../http/failure.ts'
import { firstMembers } from '../../serde/first-members.ts'

const longest = 4096
const path = /^data\.[A-Za-z0-9_.]+$/
const mostDots = 4

/** @param data - JSON text @throws Failure */
export function fillPlaceholders(text: string, data: string): string {
  let filled = ''
  let rest = text
  for (let start = rest.indexOf('{{'); start >= 0; start = rest.indexOf('{{')) {
    const end = rest.indexOf('}}', start + 2)
    if (end < 0) throw invalidTemplate('unterminated placeholder')
    filled += rest.slice(0, start) + valueOf(rest.slice(start + 2, end).trim(), data)
    if (utf8Length(filled) > longest) throw invalidTemplate('rendered output is too large')
    rest = rest.slice(end + 2)
  }
  filled += rest
  if (utf8Length(filled) > longest) throw invalidTemplate('rendered output is too large')
  return filled
}

export function invalidTemplate(reason: string): Error {
  return invalidInput(`invalid template substitution: ${reason}`)
}

function valueOf(key: string, data: string): string {
  if (!path.test(key) || key.split('.').length > mostDots + 1) {
    throw invalidTemplate('placeholder key must use a bounded data.* path')
  }
  let current = data
  for (const step of key.split('.').slice(1)) {
    const value = firstMembers(current).get(step)
    if (value === undefined) throw invalidTemplate('placeholder key is missing')
    current = value
  }
  if (/^[[{]/.test(current)) throw invalidTemplate('placeholder value must be scalar')
  if (current === 'null') return ''
  return current.startsWith('"') ? (JSON.parse(current) as string) : current
}
