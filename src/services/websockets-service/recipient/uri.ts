// Where to connect to, asked for anew each time, and never repeated: whoever has it can connect.

import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import { ConnectionError } from '../../../core/errors/connection-error.ts'
import { redactingAlso, redactor } from '../../../core/redact.ts'
import type { RecipientOptions } from './options.ts'

export const operation = 'connectRecipient'

/** The URI for one connection. */
export interface SocketUri {
  readonly href: string
  /** Takes the URI and what is secret in it out of the words of others. */
  readonly redact: (text: string) => string
}

/**
 * @throws ConnectionError when the caller's function fails, ArgumentError when what it gives is no URI
 */
export async function nextUri(uri: RecipientOptions['uri']): Promise<SocketUri> {
  const text: unknown = typeof uri === 'function' ? await askFor(uri) : uri
  if (isSocketUri(text)) return { href: new URL(text).href, redact: redactorFor(text) }
  const rule = `must give a ws:// or wss:// URL, gave ${shapeOf(text)}`
  throw new ArgumentError('options.uri()', rule, { operation })
}

async function askFor(uri: () => string | Promise<string>): Promise<unknown> {
  try {
    return await uri()
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

export function isSocketUri(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^wss?:$/.test(new URL(value).protocol)
}

function redactorFor(uri: string): (text: string) => string {
  const { href, searchParams, search, pathname } = new URL(uri)
  const secrets = [uri, href, `${pathname}${search}`, search, ...searchParams.values()]
  return redactingAlso(redactor([]), secrets)
}
