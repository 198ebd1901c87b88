// A message as the caller wants it.

import { shapeOf } from '../../../core/errors/argument-error.ts'
import { UnreadableMessageError } from '../../../core/errors/unreadable-message-error.ts'
import { operation } from './uri.ts'

/**
 * @param data - of the message event
 * @throws UnreadableMessageError for what is no text, and when `parse` throws
 */
export function readMessage(data: unknown, parse: ((text: string) => unknown) | undefined): unknown {
  if (typeof data !== 'string') {
    const message = `a message came that is no text: ${shapeOf(data)}`
    throw new UnreadableMessageError(data, message, { operation })
  }
  if (parse === undefined) return data
  let parsed: unknown
  try {
    parsed = parse(data)
  } catch (cause) {
    // What parse() throws often quotes the message; whoever needs it finds it in `raw`.
    const name = cause instanceof Error ? cause.name : shapeOf(cause)
    throw new UnreadableMessageError(data, `options.parse() refuses a message (${name})`, { operation })
  }
  if (typeof (parsed as PromiseLike<unknown> | undefined)?.then !== 'function') return parsed
  Promise.resolve(parsed).catch(() => {})
  throw new UnreadableMessageError(data, 'options.parse() gave a promise, and nobody waits for it', {
    operation,
  })
}
