// Where to connect to, asked for anew each time, and never repeated: whoever has it can connect.

import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { ConnectionError } from '../../../core/errors/connection-error.ts'
import { redactingAlso, redactor } from '../../../core/redact.ts'
import type { RecipientOptions, UriSource } from './options.ts'

export const operation = 'connectRecipient'

/**
 * @param signal - for the caller's function
 * @returns what can be connected to
 * @throws ConnectionError when the caller's function fails, ArgumentError when what it gives is no URI
 */
export async function nextUri(uri: RecipientOptions['uri'], signal: AbortSignal): Promise<string> {
  const text: unknown = typeof uri === 'function' ? await askFor(uri, signal) : uri
  if (isSocketUri(text)) return text
  const rule = `must give a ws:// or wss:// URL without #, gave ${shapeOf(text)}`
  throw new ArgumentError('options.uri()', rule, { operation })
}

async function askFor(uri: UriSource, signal: AbortSignal): Promise<unknown> {
  try {
    return await uri({ signal })
  } catch (error) {
    const redact = redactor([])
    const fault = error instanceof Error ? error : new Error(shapeOf(error))
    const said = redact(fault.message)
    const message = `options.uri() gave no URI${said && `: ${said}`}`
    // The caller knows this error, and is given another one only where it quotes a token.
    const cause = said === fault.message ? fault : new Error(said)
    throw new ConnectionError(message, { operation, effect: 'none', code: 'uri_failed', cause })
  }
}

/** No WebSocket takes a fragment, not even an empty one. */
export function isSocketUri(value: unknown): value is string {
  if (typeof value !== 'string' || value.includes('#') || !URL.canParse(value)) return false
  return /^wss?:$/.test(new URL(value).protocol)
}

/** Takes the URI, and what is secret in it, out of the words of others. */
export function redactorFor(uri: string): (text: string) => string {
  const { href, searchParams, search, pathname } = new URL(uri)
  const secrets = [uri, href, `${pathname}${search}`, search, ...searchParams.values()]
  return redactingAlso(redactor([]), [...secrets, ...encodedValues(uri), ...encodedValues(href)])
}

/** The values of a query as they are written there, and with each + for itself: a server need not decode as forms do. */
function encodedValues(uri: string): string[] {
  const query = uri.slice(uri.indexOf('?') + 1).trim()
  const written = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1))
  return [...written, ...new URLSearchParams(query.replaceAll('+', '%2B')).values()]
}
