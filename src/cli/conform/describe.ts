// Answers and expectations in words, short enough for one line of a terminal.

import type { Answer, Expectation } from './check.ts'

/** `200 {"ok":true}`, `pusher:error {"code":4009}`, `closed with 4009`, `heard first, second`, `no answer` */
export function describeAnswer({ status, body, event, data, closed, heard, silence }: Answer): string {
  if (silence !== undefined) return `nothing: waited for ${silence}`
  if (closed !== undefined) return `closed with ${closed}`
  if (heard !== undefined) return `heard ${heard.join(', ')}${data === undefined ? '' : ` ${words(data)}`}`
  const shown = status === undefined ? [event, data] : [status, body]
  return shown
    .filter((part) => part !== undefined && part !== '')
    .map(words)
    .join(' ')
}

export function describeExpectation(expectation: Expectation): string {
  if (expectation === 'unknown') return 'unknown'
  const { status, body, exactly, event, data, closed, heard, silence } = expectation
  if (silence) return 'nothing'
  if (closed !== undefined) return `closed with ${oneOf(closed)}`
  if (heard !== undefined) return `heard ${heard.join(', ')}${data === undefined ? '' : ` ${words(data)}`}`
  if (typeof body === 'string')
    return `${oneOf(status)} with ${body === '' ? 'a text' : `the text "${body}"`}`
  return [oneOf(status ?? event), exactly ?? body ?? data]
    .filter((part) => part !== undefined && part !== '')
    .map(words)
    .join(' ')
}

/** Characters of a server's text that are shown. */
const longest = 300

/**
 * What a server said, for a terminal and for a report: without the characters that move a cursor, change colours or turn
 * the direction of writing, and not longer than a person reads. After redaction, which needs the whole of it.
 */
export function legible(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ')
  if (plain.length <= longest) return plain
  // Not half of a character.
  return `${plain.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function oneOf(values: unknown): string {
  return [values].flat().join(' or ')
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : JSON.stringify(value, inOrder)
}

/** Sockudo writes the members of an object in another order each time: two reports are to be compared. */
function inOrder(_: string, value: unknown): unknown {
  if (value instanceof RegExp) return '…'
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)))
}
