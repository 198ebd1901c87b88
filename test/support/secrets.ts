// Nothing of what authenticates a request may be found in an error, wherever one looks.

import { inspect } from 'node:util'
import { expect } from 'vitest'
import { credentials } from './client.ts'

const forbidden = [credentials.key, credentials.secret]
const signatureParameters = /auth_(?:key|signature)=(?!\[redacted\])/
const signature = /\b[0-9a-f]{64}\b/i

/**
 * Looks through message, stack, properties and causes of an error.
 *
 * @param more - what else is secret in the call that failed
 */
export function expectNothingSecret(error: unknown, more: readonly string[] = []): void {
  for (const text of everyTextOf(error)) {
    for (const value of [...forbidden, ...more]) expect(text).not.toContain(value)
    expect(text).not.toMatch(signatureParameters)
    expect(text).not.toMatch(signature)
  }
}

function everyTextOf(error: unknown): string[] {
  const texts = [
    inspect(error, { depth: Infinity, showHidden: true }),
    JSON.stringify(error) ?? '',
    String(error),
  ]
  for (let current = error; current instanceof Error; current = current.cause) {
    texts.push(current.message, current.stack ?? '', JSON.stringify(current))
  }
  return texts
}
