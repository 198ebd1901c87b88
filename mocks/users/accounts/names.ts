// Which names and addresses the server takes, as the version of its validator does.

import { Told } from './told.ts'

/** What the validator makes of anything: text without space around it. @throws Told for what has no text */
export function trimmed(value: unknown): string {
  if (value === undefined || value === null || Number.isNaN(value)) return ''
  try {
    return String(value).trim()
  } catch {
    throw new Told('input.toString is not a function', 'TypeError')
  }
}

export function isAlphanumeric(text: string): boolean {
  return /^[0-9A-Z]+$/i.test(text)
}

/** Without quoted local parts, which nobody uses. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  return at > 0 && isLocalPart(text.slice(0, at)) && isDomain(text.slice(at + 1))
}

function isLocalPart(text: string): boolean {
  return text.split('.').every((part) => /^[\w!#$%&'*+\-/=?^`{|}~\u00a0-\ud7ff\uf900-\uffef]+$/.test(part))
}

function isDomain(text: string): boolean {
  const labels = text.split('.')
  const top = labels.pop() ?? ''
  return (
    labels.length > 0 &&
    /^(?:[a-z\u00a1-\uffff]{2,}|xn[a-z0-9-]{2,})$/i.test(top) &&
    labels.every((label) => /^(?!-)(?!.*---)[a-z\u00a1-\uffff0-9-]+(?<!-)$/i.test(label))
  )
}
