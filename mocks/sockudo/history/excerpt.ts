// A mistake in JSON with the text around it, as the server's faster reader of JSON shows it.

import type { JsonFailure } from '../serde/reader.ts'

const around = 8

/** @param at - the character that is wrong */
export function excerpt(words: string, text: string, at: number): string {
  const start = Math.max(0, at - around)
  const shown = text.slice(start, at + around)
  const marks = `${'.'.repeat(at - start)}^${'.'.repeat(Math.max(0, shown.length - (at - start) - 1))}`
  return `${words} at line 1 column ${at + 1}\n\n\t${shown}\n\t${marks}\n`
}

/** What the slower reader noticed, in the words of the faster one. */
export function excerptOf(text: string, { message, mistake }: JsonFailure): string {
  const [, words = '', column = '0'] = /^(.*) at line \d+ column (\d+)$/s.exec(message) ?? []
  // It says how much it has read; this points at the last character of that, or of a repeated name at its colon.
  const at = Math.max(0, Number(column) - (words.startsWith('duplicate') ? 0 : 1))
  return excerpt(mistake === 'data' ? words : syntaxWords(words), text, at)
}

/** Where the two readers say the same; for the rest the faster one has more words than these. */
const sayings: Readonly<Record<string, string>> = {
  'expected `:`': "Expected this character to be a ':' while parsing",
  'expected `,` or `}`': "Expected this character to be either a ',' or a '}' while parsing",
  'expected `,` or `]`': "Expected this character to be either a ',' or a ']' while parsing",
  'key must be a string': `Expected this character to be '"' or '}'`,
  'trailing characters': 'JSON has non-whitespace trailing characters after the value',
}

function syntaxWords(words: string): string {
  return words.startsWith('EOF') ? 'EOF while parsing' : (sayings[words] ?? 'Invalid JSON value')
}
