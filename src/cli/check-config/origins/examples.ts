// Example origins of an expression, each tried on it.

import { isBrowserOrigin } from './browser-origin.ts'
import type { Expression } from './expression.ts'
import { pageOf } from './page.ts'
import { samplesOf } from './samples.ts'

const before = ['', 'https://', 'http://', 'https://www', 'https:', 'https://example', 'https://example.com']
const behind = ['', '.com', ':8080', 'example.com', 'localhost', '//example.com']

export interface Examples {
  /** Origins of browsers that the expression approves. */
  readonly browser: readonly string[]
  /** Texts that it approves, which no browser sends; only a client that sets the header itself. */
  readonly byHand: readonly string[]
}

export function examplesOf(expression: Expression): Examples {
  const samples = samplesOf(expression.source)
  const wrapped = behind.flatMap((end) =>
    before.flatMap((start) => samples.map((text) => start + text + end)),
  )
  const pages = samples.flatMap((text) => pageOf(text) ?? [])
  const origins = [...new Set([...wrapped, ...pages])].filter(isBrowserOrigin)
  return {
    browser: firstOf(origins, expression, 6),
    byHand: firstOf(
      samples.filter((text) => text !== '' && !isBrowserOrigin(text)),
      expression,
      3,
    ),
  }
}

/** The first few that are approved; to try all of them would be slow for nothing. */
function firstOf(texts: readonly string[], expression: Expression, most: number): readonly string[] {
  const found: string[] = []
  for (const text of texts) {
    if (found.length === most) break
    if (expression.matches(text)) found.push(text)
  }
  return found
}
